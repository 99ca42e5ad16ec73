using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Tests.Settings;

public sealed class ConfigTests
{
    private static readonly Dictionary<string, string> NoOverrides = [];

    [Fact]
    public void Errors_ComeAllAtOnce()
    {
        var bad = Assert.IsType<ConfigReading.Bad>(ConfigReader.Read("""
            {
              "langauge": "ja",
              "doors": { "spamd": { "listen": ["here"] }, "line": { "listen": ["127.0.0.1:1"] } },
              "thresholds": { "spam": -1, "reject": 2.0 },
              "recipients": [ { "match": "nobody" } ],
              "block": [ { "brand": "no-such-brand" }, { "sender": "a@b", "domain": "b.example" } ],
              "authentication": { "resolver": "dns.example" },
              "limits": { "workers": "many" },
            }
            """, NoOverrides));
        Assert.Equal(
            [
                "authentication.resolver", "block[0].brand", "block[1].sender", "doors.line.accessTokenFile", "doors.line.channelSecretFile", "doors.spamd.listen",
                "langauge", "limits.workers", "recipients[0].match", "thresholds.reject", "thresholds.spam",
            ],
            bad.Errors.Select(e => e.At).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"doors\": ")]
    [InlineData("{}")]
    [InlineData("{ \"doors\": {} }")]
    [InlineData("{ \"doors\": 1 }")]
    public void NotAConfiguration_IsAnError(string text) => Assert.IsType<ConfigReading.Bad>(ConfigReader.Read(text, NoOverrides));

    [Fact]
    public void Environment_GoesOverTheFile()
    {
        var good = Assert.IsType<ConfigReading.Good>(ConfigReader.Read(
            """{ "doors": { "spamd": { "listen": ["127.0.0.1:783"] } } // a comment is allowed""" + "\n}",
            new Dictionary<string, string>
            {
                ["MIYABURI_GATEWAY__doors__spamd__listen"] = "127.0.0.1:1783, unix:/tmp/x",
                ["MIYABURI_GATEWAY__thresholds__spam"] = "6.5",
                ["MIYABURI_GATEWAY__language"] = "en",
            }));
        Assert.Equal(["127.0.0.1:1783", "unix:/tmp/x"], good.Config.Doors.Spamd!.Listen.Select(l => l.ToString()));
        Assert.Equal((6.5, Language.En), (good.Config.Thresholds.Spam, good.Config.Language));
        Assert.IsType<ConfigReading.Bad>(ConfigReader.Read(
            """{ "doors": { "spamd": { "listen": ["127.0.0.1:783"] } } }""",
            new Dictionary<string, string> { ["MIYABURI_GATEWAY__thresholds__spma"] = "6.5" }));
    }

    /// <summary>A door that the file no longer has stays open until a restart: with its token, not without.</summary>
    [Fact]
    public void DoorTakenOut_KeepsItsSettingsUntilTheRestart()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("gateway.json", $$"""
            { "doors": { "filter": { "listen": ["127.0.0.1:8025"], "tokenFile": "{{scratch.Write("token", "t")}}" }, "milter": { "listen": ["127.0.0.1:8027"], "banner": true } } }
            """);
        var good = Assert.IsType<ConfigReading.Good>(ConfigReader.ReadFile(file, NoOverrides));
        var holder = new ConfigHolder(file, good.Config, () => NoOverrides);
        scratch.Write("gateway.json", """{ "doors": { "milter": { "listen": ["127.0.0.1:8027"], "banner": false } } }""");
        var (isTaken, notes) = holder.Reload();
        Assert.True(isTaken);
        Assert.Equal("doors", Assert.Single(notes).At);
        Assert.Equal(("t", false), (holder.Current.Doors.Filter!.Token, holder.Current.Doors.Milter!.Banner));
    }

    [Fact]
    public void DocumentedConfiguration_IsGood()
    {
        using var scratch = new Scratch();
        var text = Documented.Config("gateway")
            .With("/etc/miyaburi/line.secret", scratch.Write("secret", "s"))
            .With("/etc/miyaburi/line.token", scratch.Write("token", "t"))
            .With("/etc/miyaburi/filter.token", scratch.Write("filter", "f"))
            .With("/etc/miyaburi/waves.key", scratch.Write("waves", "mk_a_b"));
        var reading = ConfigReader.Read(text, NoOverrides);
        Assert.True(reading is ConfigReading.Good, string.Join('\n', (reading as ConfigReading.Bad)?.Errors ?? []));
    }
}
