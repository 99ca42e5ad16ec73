namespace Miyaburi.Waves.Grouping;

/// <summary>A person's report in its wave.</summary>
/// <param name="variant">What was reported.</param>
/// <param name="day">The day it was received.</param>
/// <param name="report">The report.</param>
internal sealed class Voice(Variant variant, int day, PersonReport report)
{
    internal Variant Variant { get; } = variant;

    internal int Day { get; } = day;

    internal PersonReport Report { get; } = report;

    /// <summary>Whether it is in the numbers.</summary>
    internal bool IsCounted { get; set; }
}

/// <summary>
/// What single people say of a wave in one brand's name on one day. Each of them has one voice, however much they send; the
/// voices count when there are enough of them.
/// </summary>
internal sealed class PeopleOfDay
{
    private readonly Dictionary<Guid, Voice> byReporter = [];
    private readonly List<Voice> besides = [];

    /// <summary>One voice a person.</summary>
    internal IReadOnlyCollection<Voice> Speaking => byReporter.Values;

    /// <summary>All that they sent: it may turn out to belong to different waves.</summary>
    internal IEnumerable<Voice> All => byReporter.Values.Concat(besides);

    /// <summary>Adds a voice; of several of one person the one that counts speaks, or else that of the smallest id.</summary>
    internal void Add(Voice voice)
    {
        if (!byReporter.TryGetValue(voice.Report.Reporter, out var known))
        {
            byReporter[voice.Report.Reporter] = voice;
            return;
        }

        // A writer that begins takes reports that are stored and not yet grouped for such as count; now this one is grouped.
        besides.RemoveAll(v => v.Report.Id == voice.Report.Id);
        if (known.Report.Id == voice.Report.Id)
        {
            byReporter[voice.Report.Reporter] = voice;
            return;
        }

        var isKept = known.IsCounted || (!voice.IsCounted && known.Report.Id.CompareTo(voice.Report.Id) <= 0);
        byReporter[voice.Report.Reporter] = isKept ? known : voice;
        besides.Add(isKept ? voice : known);
    }

    /// <summary>
    /// Forgets who counts; later copies of so old a day wait as if they were the first. What they sent besides would begin to
    /// speak, and they would count twice: it never counts, and is given back.
    /// </summary>
    internal IEnumerable<Voice> ForgetCounted()
    {
        var counted = byReporter.Values.Where(v => v.IsCounted).Select(v => v.Report.Reporter).ToHashSet();
        var spent = besides.Where(v => !v.IsCounted && counted.Contains(v.Report.Reporter)).ToList();
        besides.RemoveAll(v => counted.Contains(v.Report.Reporter));
        foreach (var reporter in counted)
        {
            byReporter.Remove(reporter);
        }

        return spent;
    }

    internal void Remove(Guid report, Guid reporter)
    {
        besides.RemoveAll(v => v.Report.Id == report);
        if (!byReporter.TryGetValue(reporter, out var voice) || voice.Report.Id != report)
        {
            return;
        }

        byReporter.Remove(reporter);
        var rest = besides.Where(v => v.Report.Reporter == reporter).ToList();
        besides.RemoveAll(rest.Contains);
        rest.ForEach(Add);
    }
}
