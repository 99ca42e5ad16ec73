using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Miyaburi.Links;

namespace Miyaburi.Tests.Links;

public sealed partial class HostListsTests
{
    [Theory]
    [InlineData("bit.ly", HostTraits.Shortener)]
    [InlineData("x.duckdns.org", HostTraits.DynamicDns)]
    [InlineData("duckdns.org", HostTraits.None)]
    [InlineData("mypage-jcom.servebeer.com", HostTraits.DynamicDns)]
    [InlineData("hello-world.mus9e7miiq.workers.dev", HostTraits.FreeHosting)]
    [InlineData("pub-1.r2.dev", HostTraits.CloudStorage)]
    [InlineData("a.ngrok-free.app", HostTraits.Tunnel)]
    [InlineData("u45196272.ct.sendgrid.net", HostTraits.Redirector)]
    [InlineData("gmail.com", HostTraits.FreeMail)]
    [InlineData("docomo.ne.jp", HostTraits.ConsumerMail)]
    [InlineData("docs.google.com", HostTraits.SharedPlatform)]
    [InlineData("google.com", HostTraits.None)]
    [InlineData("accounts.google.com", HostTraits.None)]
    [InlineData("access.line.me", HostTraits.None)]
    [InlineData("line.me", HostTraits.SharedPlatform)]
    [InlineData("m.media-amazon.com", HostTraits.Infrastructure)]
    [InlineData("kmyvqct.cn", HostTraits.AbusedTld)]
    [InlineData("notbit.ly", HostTraits.None)]
    [InlineData("www.jcom.co.jp", HostTraits.Organisation)]
    [InlineData("co.jp", HostTraits.None)]
    [InlineData("www.jcom.co.jp.example", HostTraits.None)]
    [InlineData("192.0.2.1", HostTraits.None)]
    public void TraitsOf_Host_AreThoseOfTheLists(string host, HostTraits expected) =>
        Assert.Equal(expected, HostLists.Default.TraitsOf(HostReader.Read(host)));

    [Fact]
    public void Lists_EveryFile_SaysWhatItIsAndHoldsCanonicalNamesOnce()
    {
        var errors = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "data", "lists"), "*.txt"))
        {
            var lines = File.ReadAllLines(file);
            var seen = new HashSet<string>();
            errors.AddRange(new[] { "what", "source", "licence", "date" }.Where(w => !lines.Any(l => l.StartsWith($"# {w}: "))).Select(w => $"{file}: no {w}"));
            errors.AddRange(lines.Where(l => l.Length > 0 && l[0] != '#' && (!Entry().IsMatch(l) || !seen.Add(l))).Select(l => $"{file}: {l}"));
            errors.AddRange(seen.Where(e => e[0] != '.' && e[0] != '=' && e.Contains('.') && PublicSuffixes.Find(e).Icann == e.Length).Select(e => $"{file}: {e} is a public suffix; only names below it can be meant"));
        }

        Assert.Empty(errors);
    }

    /// <summary>A list entry that covers a large general service would mark its honest pages.</summary>
    [Theory]
    [InlineData("google.com")]
    [InlineData("www.google.com")]
    [InlineData("microsoft.com")]
    [InlineData("login.microsoftonline.com")]
    [InlineData("apple.com")]
    [InlineData("www.amazon.co.jp")]
    [InlineData("yahoo.co.jp", HostTraits.FreeMail)]
    [InlineData("www.rakuten.co.jp")]
    [InlineData("www.docomo.ne.jp", HostTraits.ConsumerMail)]
    [InlineData("amazonaws.com")]
    [InlineData("sakura.ne.jp")]
    [InlineData("notion.so", HostTraits.SharedPlatform)]
    public void TraitsOf_LargeService_IsNotHostingOrRedirecting(string host, HostTraits allowed = HostTraits.None) =>
        Assert.Equal(HostTraits.None, HostLists.Default.TraitsOf(host) & ~(allowed | HostTraits.Organisation));

    [Fact]
    public void Shorteners_OfTheReferenceList_AreKnownUnlessLeftOutOnPurpose()
    {
        // They shorten their own addresses only, or are not shorteners: youtu.be, wp.me, bitly.com itself, amzn.to …
        using var list = JsonDocument.Parse(ReferenceList("misp_url-shortener.json"));
        var names = list.RootElement.GetProperty("list").EnumerateArray().Select(e => e.GetString()!.ToLowerInvariant()).ToList();
        var missing = names.Where(n => !HostLists.Default.TraitsOf(n).HasFlag(HostTraits.Shortener)).ToList();

        Assert.True(missing.Count <= 40, string.Join(' ', missing));
    }

    private static string ReferenceList(string name)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(DataFolder.Path("lists.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.EndsWith(name) && entry.DataStream is { } stream)
            {
                return new StreamReader(stream).ReadToEnd();
            }
        }

        throw new FileNotFoundException(name);
    }

    [GeneratedRegex(@"^[.=]?[a-z0-9-]+(\.[a-z0-9-]+)*$")]
    private static partial Regex Entry();
}
