using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_OddMailOfManyLibraries_NothingThrowsAndNearlyAllIsMail()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, bytes) in Corpus.Files("mail_odd_encodings.tar.gz"))
        {
            var reading = MessageReader.Read(bytes, ReadOptions.Default);
            var label = reading is Reading.Read { Message: var message } ? message.Kind.ToString() : ((Reading.Unreadable)reading).Reason.ToString();
            counts[label] = counts.GetValueOrDefault(label) + 1;
            foreach (var unknown in (reading as Reading.Read)?.Message.Unknowns ?? [])
            {
                counts["unknown " + unknown.Code] = counts.GetValueOrDefault("unknown " + unknown.Code) + 1;
            }

            AssertConsistent(reading);
        }

        output.WriteLine(string.Join(", ", counts));
        // The others are bodies without a header, or mails of a single field.
        Assert.True(counts["Mail"] >= 1490, $"only {counts["Mail"]} were taken for mail");
    }

    [Theory]
    [InlineData("mail_phish_world.tar.gz")]
    [InlineData("mail_ham_world.tar.gz")]
    public void Read_MailOfTheWorld_NothingThrows(string archive)
    {
        foreach (var (_, bytes) in Corpus.Files(archive))
        {
            AssertConsistent(MessageReader.Read(bytes, ReadOptions.Default));
        }
    }

    /// <summary>The reference text was made by other software; hash-busters it shows as text are hidden ones here.</summary>
    [Fact]
    public void Read_JapaneseMail_HasTheSameKanaAsTheReference()
    {
        var mails = Corpus.Files("mail_ja_2020-2023.tar.gz").ToDictionary(f => f.Name.TrimStart('.', '/'), f => f.Bytes, StringComparer.Ordinal);
        int total = 0, same = 0, subjects = 0, sameSubjects = 0;
        foreach (var row in Rows("mail_ja_2020-2023.jsonl.gz"))
        {
            var path = row.GetProperty("path").GetString()!;
            var reading = Assert.IsType<Reading.Read>(MessageReader.Read(mails.First(m => m.Key.EndsWith(path, StringComparison.Ordinal)).Value, ReadOptions.Default));
            var lines = row.GetProperty("text").GetString()!.Split('\n', '。').Select(Kana).Where(line => line.Length > 0).ToList();
            if (lines.Count > 0)
            {
                var read = string.Concat(reading.Inner.Prepend(reading.Message).SelectMany(m => m.Parts).Select(p => Kana(p.Text) + "\n"));
                total++;
                same += lines.TrueForAll(line => read.Contains(line, StringComparison.Ordinal)) ? 1 : 0;
            }

            var subject = row.GetProperty("subject").GetString()!;
            if (subject.Length > 0 && !row.GetProperty("subject_garbled").GetBoolean())
            {
                subjects++;
                sameSubjects += NoSpace(Samples.Text(reading.Message, "subject")).Contains(NoSpace(subject), StringComparison.Ordinal) ? 1 : 0;
            }
        }

        output.WriteLine($"text {same} of {total}, subject {sameSubjects} of {subjects}");
        Assert.True(total > 600);
        Assert.True(same >= total * 0.98, $"{same} of {total}");
        Assert.Equal(subjects, sameSubjects);
    }

    private static string Kana(string text) => string.Concat(text.Where(c => c is >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FA'));

    private static string NoSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<JsonElement> Rows(string file)
    {
        using var packed = new GZipStream(File.OpenRead(DataFolder.Path(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }

    /// <summary>What holds of every message.</summary>
    internal static void AssertConsistent(Reading reading)
    {
        if (reading is not Reading.Read read)
        {
            return;
        }

        foreach (var message in read.Inner.Prepend(read.Message))
        {
            Assert.Equal(message.Parts.Length, message.Parts.Select(p => p.Id).Distinct().Count());
            foreach (var target in message.Targets)
            {
                Assert.NotEmpty(target.Url);
                Assert.True(target.Visible.Start >= 0 && target.Visible.Length >= 0);
                if (target.Visible.Length > 0)
                {
                    Assert.True(target.Visible.End <= Samples.Text(message, target.PartId).Length, $"{target} lies outside its part");
                }
            }
        }
    }
}
