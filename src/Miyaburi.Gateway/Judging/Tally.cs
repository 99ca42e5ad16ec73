using System.Collections.Immutable;

namespace Miyaburi.Gateway.Judging;

/// <summary>Counts what was decided since the start.</summary>
internal sealed class Tally
{
    private readonly long[] actions = new long[Enum.GetValues<MailAction>().Length];
    private long scanned;
    private long undecided;

    internal long Scanned => Interlocked.Read(ref scanned);

    internal long Undecided => Interlocked.Read(ref undecided);

    internal ImmutableArray<(MailAction Action, long Count)> Actions =>
        [.. Enum.GetValues<MailAction>().Select(a => (a, Interlocked.Read(ref actions[(int)a])))];

    internal void Count(Judgement judgement)
    {
        if (judgement is not Judgement.Decided decided)
        {
            Interlocked.Increment(ref undecided);
            return;
        }

        Interlocked.Increment(ref scanned);
        Interlocked.Increment(ref actions[(int)decided.Decision.Action]);
    }
}
