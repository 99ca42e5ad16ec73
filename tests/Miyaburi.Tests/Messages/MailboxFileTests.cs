using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class MailboxFileTests
{
    private const string Separator = "From a@b.example Mon Jan  1 00:00:00 2024\n";

    private static List<string> Split(string text, int most = 1 << 20) =>
        [.. MailboxFile.Split(new MemoryStream(Encoding.UTF8.GetBytes(text)), most).Select(m => Encoding.UTF8.GetString(m.Span))];

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

    [Fact]
    public void Split_SeparatorsWithNothingBetween_AreNotMails() => Assert.Equal(["Subject: 1\n\none\n"], Split($"{Separator}{Separator}Subject: 1\n\none\n"));

    [Fact]
    public void Split_NoEmptyLineBeforeTheSeparator_IsAMailAllTheSame() =>
        Assert.Equal(["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"], Split($"{Separator}Subject: 1\n\none\n{Separator}Subject: 2\n\ntwo\n"));

    [Fact]
    public void Split_ManyMailsOfManySizes_AreAllThere()
    {
        string[] mails = [.. Enumerable.Range(0, 400).Select(i => $"Subject: {i}\n\n{new string('x', i * i % 70_000)}\nFrom here on\n")];

        Assert.Equal(mails, Split(string.Concat(mails.Select((m, i) => Separator + (i % 3 == 0 ? $"Content-Length: {m.Length - m.IndexOf("\n\n", StringComparison.Ordinal) - 2}\n" : "") + m + "\n")))
            .Select(m => m[m.IndexOf("Subject", StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void Split_MailPastTheLimit_GivesOneByteMoreThanIt_AndTheNextMailWhole(int size)
    {
        var mails = Split($"{Separator}Subject: 1\n\n{new string('x', size)}\n\n{Separator}Subject: 2\n\ntwo\n", 5000);

        Assert.Equal([5001, "Subject: 2\n\ntwo\n".Length], mails.Select(m => m.Length));
        Assert.EndsWith("two\n", mails[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Split_StreamThatComesInCrumbs_IsCutTheSame()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Separator}Subject: 1\n\none\n\n{Separator}Subject: 2\n\ntwo\n");
        using var crumbs = new Crumbs(bytes);

        Assert.Equal(["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"], MailboxFile.Split(crumbs, 1000).Select(m => Encoding.UTF8.GetString(m.Span)));
    }

    /// <summary>A stream that gives one byte at a time, as a slow pipe may.</summary>
    private sealed class Crumbs(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
