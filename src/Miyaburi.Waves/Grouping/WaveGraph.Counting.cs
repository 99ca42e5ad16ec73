using System.Globalization;

namespace Miyaburi.Waves.Grouping;

/// <summary>What is in the numbers of a wave: the sightings of trusted sources, and of people when enough of them agree.</summary>
internal sealed partial class WaveGraph
{
    /// <summary>Days before the latest that counts for which is known who counts already.</summary>
    internal const int VoicesKept = 7;

    private readonly HashSet<PeopleOfDay> heard = [];
    private readonly SortedDictionary<int, HashSet<PeopleOfDay>> recent = [];
    private int latest;

    /// <summary>
    /// Counts people of days that did not bring enough of them together: when enough different ones came within the time after
    /// which a wave is dormant, they count on the day of the last of them. Only days that are over are looked at, so that it
    /// does not matter which report of a day came first.
    /// </summary>
    internal GraphChange Ripen(DateOnly today)
    {
        change = new GraphChange();
        foreach (var wave in Waves.Where(w => w.People.Count > 0).OrderBy(w => w.Id, StringComparer.Ordinal).ToList())
        {
            // Of two years nobody can tell whether they are the same people: their names end with the year (Pseudonyms).
            foreach (var brand in wave.People.GroupBy(p => (p.Key.Brand, YearOf(p.Key.Day))).ToList())
            {
                Ripen([.. brand.Where(p => p.Key.Day < today.DayNumber).SelectMany(p => p.Value.Speaking).Where(v => !v.IsCounted)]);
            }

            foreach (var empty in wave.People.Where(p => p.Value.Speaking.Count == 0).ToList())
            {
                wave.People.Remove(empty.Key);
            }
        }

        heard.Clear();
        ForgetOld();
        return change;
    }

    private void Ripen(List<Voice> waiting)
    {
        var together = new Dictionary<Guid, Voice>();
        foreach (var day in waiting.GroupBy(v => v.Day).OrderBy(g => g.Key))
        {
            foreach (var past in together.Where(t => day.Key - t.Value.Day >= rules.DormantDays).Select(t => t.Key).ToList())
            {
                together.Remove(past);
            }

            foreach (var voice in day)
            {
                together[voice.Report.Reporter] = voice;
            }

            if (together.Count >= rules.PublicReporters)
            {
                Count([.. together.Values], day.Key);
                together.Clear();
            }
        }
    }

    private void Count(VariantTally tally)
    {
        var variant = variants[tally.Key];
        if (tally.Trusted > 0)
        {
            Count(variant, tally.Day, tally.Trusted);
        }

        foreach (var report in tally.People)
        {
            var voice = new Voice(variant, tally.Day, report);
            change.Waiting.Add(report.Id, voice);
            heard.Add(Let(voice));
        }
    }

    /// <summary>Lets a person speak where the report is now; gives the people of that day.</summary>
    private PeopleOfDay Let(Voice voice)
    {
        var people = voice.Variant.Wave!.PeopleOf(voice.Variant.Brand, voice.Day);
        (recent.TryGetValue(voice.Day, out var day) ? day : recent[voice.Day] = []).Add(people);
        people.Add(voice);
        return people;
    }

    /// <summary>What a store that is read again no longer knows is forgotten here as well.</summary>
    private void ForgetOld()
    {
        foreach (var (day, people) in recent.TakeWhile(r => r.Key < latest - VoicesKept).ToList())
        {
            foreach (var old in people)
            {
                foreach (var spent in old.ForgetCounted())
                {
                    change.Waiting.Remove(spent.Report.Id);
                    change.Spent.Add(spent.Report.Id);
                }
            }

            recent.Remove(day);
        }
    }

    /// <summary>Forgets what people said before a day, whether it counted or not.</summary>
    internal void ForgetVoices(int before)
    {
        foreach (var wave in Waves)
        {
            foreach (var old in wave.People.Keys.Where(k => k.Day < before).ToList())
            {
                wave.People.Remove(old);
            }
        }
    }

    /// <summary>Counts everybody of the days on which there are enough.</summary>
    private void Hear()
    {
        foreach (var people in heard.Where(p => p.Speaking.Count >= rules.PublicReporters).OrderBy(p => p.Speaking.First().Day).ToList())
        {
            Count([.. people.Speaking.Where(v => !v.IsCounted)], people.Speaking.First().Day);
        }

        heard.Clear();
    }

    private void Count(List<Voice> voices, int day)
    {
        foreach (var voice in voices.OrderBy(v => v.Report.Id))
        {
            voice.IsCounted = true;
            Count(voice.Variant, day, 1);
            if (!change.Waiting.Remove(voice.Report.Id))
            {
                change.Counted.Add((voice.Report.Id, day == voice.Day ? null : day));
            }
        }

        Agree(voices);
    }

    /// <summary>A lure that no trusted source named is the one on which enough of those who begin to count agree.</summary>
    private void Agree(IReadOnlyCollection<Voice> voices)
    {
        foreach (var lure in voices.Where(v => v.Report.Lure is not null).GroupBy(v => v.Report.Lure!, StringComparer.Ordinal).Where(g => g.Count() >= rules.PublicReporters).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var variant in lure.Select(v => v.Variant).Where(v => v.Lure is null).ToHashSet())
            {
                Say(variant, lure.Key);
            }
        }
    }

    private void Say(Variant variant, string lure)
    {
        change.Variants.Add(variant);
        if (variant.Wave is not { } wave)
        {
            variant.Lure = lure;
            return;
        }

        wave.Say(variant, lure);
        change.Touched.Add(wave);
    }

    private void Count(Variant variant, int day, int count)
    {
        var wave = variant.Wave!;
        if (wave.Count == 0)
        {
            wave = Named(wave, variant, day);
            change.Events.Add(new WaveEvent(wave.Id, DateOnly.FromDayNumber(day), WaveEventKind.New, ""));
        }
        else
        {
            NoteReturn(wave, day);
        }

        wave.Seen(variant, day, count);
        latest = Math.Max(latest, day);
        change.Count(variant, day, count);
        change.Touched.Add(wave);
        change.Variants.Add(variant);
    }

    /// <summary>A wave is shown under the month that enough saw it in, whatever month one person named before.</summary>
    private Wave Named(Wave wave, Variant variant, int day)
    {
        var on = DateOnly.FromDayNumber(day);
        if (wave.Id.StartsWith(Month(on), StringComparison.Ordinal) || Find(NewId(variant, on)) is not null)
        {
            return wave;
        }

        var named = Get(NewId(variant, on));
        Merge(wave, named, on);
        return named;
    }

    private void NoteReturn(Wave wave, int day)
    {
        if (day - wave.LastDay > rules.DormantDays)
        {
            change.Events.Add(new WaveEvent(wave.Id, DateOnly.FromDayNumber(day), WaveEventKind.Returned, DateOnly.FromDayNumber(wave.LastDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    private static int YearOf(int day) => DateOnly.FromDayNumber(day).Year;

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Month of the first sighting and a name drawn from the founding variant.</summary>
    private static string NewId(Variant founder, DateOnly day, int tries = 0)
    {
        const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
        Span<char> name = stackalloc char[8];
        var rest = unchecked((ulong)founder.Key * (ulong)((2 * tries) + 1));
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = Letters[(int)(rest % (ulong)Letters.Length)];
            rest /= (ulong)Letters.Length;
        }

        return $"{Month(founder.Count > 0 ? DateOnly.FromDayNumber(founder.FirstDay) : day)}-{name}";
    }
}
