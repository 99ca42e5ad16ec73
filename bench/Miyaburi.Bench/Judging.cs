using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Bench;

/// <summary>Judges one set some times and prints nothing: what a profiler or a counter of instructions is run on.</summary>
internal static class Judging
{
    internal static readonly DateTimeOffset At = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Whether there is such a set.</returns>
    internal static bool Run(string set, int rounds)
    {
        if (Messages(set) is not { } messages)
        {
            return false;
        }

        var analyzer = new Analyzer(EngineData.Embedded);
        Action<byte[]> work = set is "floor" ? Floor.ParseAndDecode : Judge(analyzer, set switch { "sms" => MessageKind.Sms, "addresses" => MessageKind.Url, _ => MessageKind.Mail });
        for (var round = 0; round < rounds; round++)
        {
            messages.ForEach(work);
        }

        return true;
    }

    /// <summary>Reads and judges a message of that kind.</summary>
    internal static Action<byte[]> Judge(Analyzer analyzer, MessageKind kind)
    {
        var options = new ReadOptions { Kind = kind };
        return bytes =>
        {
            if (Analyzer.Read(bytes, options) is Reading.Read read)
            {
                analyzer.Judge(read, Observations.None, At);
            }
        };
    }

    private static List<byte[]>? Messages(string set) => set switch
    {
        "sms" => Corpus.Sms(),
        "addresses" => Corpus.Addresses(1000),
        "japanese" or "floor" => [.. Corpus.Mails("mail_ja_2020-2023.tar.gz", 671).Where((_, i) => i % 6 == 0)],
        "world" => Corpus.Mails("mail_phish_world.tar.gz", 100),
        "ham" => Corpus.Spread("mail_ham_world.tar.gz", 100),
        _ => null,
    };
}
