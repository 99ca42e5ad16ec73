using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class MailboxFileTests
{
    private const string Separator = "From a@b.example Mon Jan  1 00:00:00 2024\n";

    private static List<string> Split(string text) => [.. MailboxFile.Split(Encoding.UTF8.GetBytes(text)).Select(m => Encoding.UTF8.GetString(m.Span))];

    [Fact]
    public void Split_TwoMails() =>
        Assert.Equal(["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"], Split($"{Separator}Subject: 1\n\none\n\n{Separator}Subject: 2\n\ntwo\n"));

    [Fact]
    public void Split_CrLf() =>
        Assert.Equal(["Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo"], Split($"{Separator}Subject: 1\n\none\n\n{Separator}Subject: 2\n\ntwo".ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("From here on it gets better.\n")]
    [InlineData(">From a@b.example Mon Jan  1 00:00:00 2024\n")]
    [InlineData(">>From quoted twice 10:00\n")]
    public void Split_LinesThatOnlyLookLikeASeparator_StayInTheBody(string line) => Assert.Single(Split($"{Separator}Subject: 1\n\n{line}end\n"));

    [Fact]
    public void Split_ContentLength_Wins()
    {
        var body = $"x\n{Separator}inside\n";

        Assert.Equal([$"Content-Length: {body.Length}\n\n{body}", "Subject: 2\n\ny\n"],
            Split($"{Separator}Content-Length: {body.Length}\n\n{body}\n{Separator}Subject: 2\n\ny\n"));
    }

    [Fact]
    public void Split_ContentLengthThatLies_IsIgnored() =>
        Assert.Equal(2, Split($"{Separator}Content-Length: 3\n\nlonger text\n\n{Separator}Subject: 2\n\ny\n").Count);

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n\n", 0)]
    [InlineData("Subject: x\n\nbody", 1)]
    [InlineData(Separator, 0)]
    public void Split_Edges(string text, int count) => Assert.Equal(count, Split(text).Count);
}
