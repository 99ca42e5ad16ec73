using System.Text.RegularExpressions;

namespace Miyaburi.Tests.Links;

public sealed partial class ChatLinksFileTests
{
    [Fact]
    public void File_SaysWhereItComesFrom_AndEveryLineIsRead()
    {
        var lines = File.ReadAllLines(Repository.Path("data", "chats", "links.txt"));

        Assert.All(["what", "source", "licence", "date"], w => Assert.Contains(lines, l => l.StartsWith($"# {w}: ", StringComparison.Ordinal)));
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), l => Assert.Matches(Entry(), l));
    }

    [GeneratedRegex(@"^[a-z0-9.-]+ +/[a-z0-9/]* +(line|telegram|whatsapp|none) +[a-z]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
