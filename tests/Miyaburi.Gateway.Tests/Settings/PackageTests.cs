using System.Text;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Settings;

/// <summary>The package as an administrator installs it.</summary>
public sealed class PackageTests(BuiltPackage packages) : IClassFixture<BuiltPackage>, IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Package_HoldsAProgramThatAnswers()
    {
        Assert.Equal(0, (await Tool.RunAsync("dpkg-deb", "-x", packages.Deb, scratch.At("root"))).Code);
        Assert.Contains("./usr/lib/systemd/system/miyaburi-gateway.service", (await Tool.RunAsync("tar", "-tzf", packages.Tarball)).Output, StringComparison.Ordinal);
        var program = scratch.At("root/usr/bin/miyaburi-gateway");
        var check = await Tool.RunAsync(program, "gateway", "--config", scratch.At("root/etc/miyaburi/gateway.json"), "--check");
        Assert.True(check.Code == 0, check.Error);
        Assert.True(File.Exists(scratch.At("root/usr/lib/miyaburi-gateway/libcoreclr.so")), "The runtime is not in the package.");
        var unit = await File.ReadAllTextAsync(scratch.At("root/usr/lib/systemd/system/miyaburi-gateway.service"));
        Assert.Contains("ExecStart=/usr/bin/miyaburi-gateway gateway --config /etc/miyaburi/gateway.json", unit, StringComparison.Ordinal);
        var verified = await Tool.RunAsync("systemd-analyze", "verify", scratch.Write("miyaburi-gateway.service", unit.Replace("/usr/bin/miyaburi-gateway", program, StringComparison.Ordinal)));
        Assert.DoesNotContain("miyaburi-gateway.service", verified.Output + verified.Error, StringComparison.Ordinal);

        var port = FreePort.Next();
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        await using var gateway = await GatewayProcess.StartAsync(config, program);
        Assert.Equal(1, (await Tool.RunWithAsync(Sample.Scam, "spamc", "-d", "127.0.0.1", "-p", $"{port}", "-c")).Code);
    }

    /// <summary>Installed with dpkg, run by a systemd, behind Debian's own (chrooted) Postfix with the documented lines.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task AdministratorsWalk_LeadsFromTheInstallationToAnExplanation()
    {
        Assert.SkipUnless(HasOwnControlGroups(), "No systemd can be run here: the kernel's control groups (cgroup2) cannot be written, and no package gives them.");
        var walk = await Tool.RunAsync(
            Repository.Path("tests", "Miyaburi.Gateway.Tests", "Fixtures", "walk.sh"),
            packages.Deb, scratch.Write("main.cf", Documented.Config("postfix")), scratch.Write("scam.eml", Encoding.UTF8.GetString(Sample.Scam)), scratch.Write("plain.eml", Encoding.UTF8.GetString(Sample.Plain)));
        Assert.True(walk.Code == 0, walk.Output + walk.Error);
        var steps = walk.Output.Split("== ", StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('\n', 2)).ToDictionary(s => s[0], s => s[1].Trim());
        Assert.Equal("active miyaburi miyaburi 755 miyaburi 750 \nCapEff: 0000000000000400\nCapBnd: 0000000000000400\nNoNewPrivs: 1\nSeccomp: 2\nfiles 8192", steps["unit"]);
        Assert.Equal("smtpd is chrooted", steps["postfix"]);
        Assert.Equal("X-Miyaburi-Level: scam", steps["scam"]);
        Assert.Equal("X-Miyaburi-Level: nothing-found", steps["genuine"]);
        Assert.Contains("J:COM", steps["explain"], StringComparison.Ordinal);
        Assert.EndsWith("X-Miyaburi-Level: scam\n1", steps["reload"], StringComparison.Ordinal);
        Assert.Contains("dors: there is no such setting", steps["bad reload"], StringComparison.Ordinal);
        Assert.EndsWith("refused\nX-Miyaburi-Level: scam\nprocess is the same\nX-Miyaburi-Level: scam", steps["bad reload"], StringComparison.Ordinal);
        Assert.Matches("^/etc/miyaburi/gateway.json: .*cannot listen: Failed to bind to address [^\n]*\nended with 2$", steps["second start"]);
        Assert.Equal("X-Miyaburi-Level: scam\nrestarts 1", steps["killed"]);
        Assert.StartsWith("success\nno fields\nconnect to Milter service inet:127.0.0.1:8027: Connection refused", steps["stop"], StringComparison.Ordinal);
        Assert.Contains("X-Miyaburi-Level: scam", steps["start again"], StringComparison.Ordinal);
        Assert.Equal("inactive\n/var/lib/miyaburi/audit", steps["remove"]);
    }

    /// <summary>A container may be run without them; as root on a machine, virtual or not, they are there.</summary>
    private static bool HasOwnControlGroups()
    {
        var mount = File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')).FirstOrDefault(f => f.Length > 2 && f[2] == "cgroup2");
        if (mount is null)
        {
            return false;
        }

        try
        {
            var group = Directory.CreateDirectory(Path.Join(mount[1], $"miyaburi-try-{Environment.ProcessId}"));
            group.Delete();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
