namespace Miyaburi.Waves.Grouping;

/// <summary>Waves become one, and part.</summary>
internal sealed partial class WaveGraph
{
    /// <summary>What is left of a variant of which a report was taken back, as the store has it.</summary>
    /// <param name="Key">The variant.</param>
    /// <param name="Days">Days that count, oldest first.</param>
    /// <param name="HasReports">Whether there is a report left.</param>
    internal readonly record struct Left(long Key, IReadOnlyList<DayCount> Days, bool HasReports);

    /// <summary>A report that was taken back.</summary>
    internal readonly record struct Taken(long Key, int Day, Guid Id, Guid Reporter);

    /// <summary>Takes reports back; a variant without any goes, and its wave may fall into parts.</summary>
    internal GraphChange Remove(IReadOnlyList<Taken> taken, IReadOnlyList<Left> left, DateOnly day)
    {
        change = new GraphChange();
        foreach (var report in taken)
        {
            if (variants.GetValueOrDefault(report.Key) is { } variant && variant.Wave!.People.TryGetValue((variant.Brand ?? "", report.Day), out var people))
            {
                people.Remove(report.Id, report.Reporter);
            }
        }

        foreach (var rest in left)
        {
            if (variants.GetValueOrDefault(rest.Key) is { } variant)
            {
                Reduce(variant, rest, taken, day);
            }
        }

        return change;
    }

    private void Reduce(Variant variant, Left left, IReadOnlyList<Taken> taken, DateOnly day)
    {
        var wave = variant.Wave!;
        change.Variants.Add(variant);
        change.Touched.Add(wave);
        change.Recounted.Add(wave);
        (variant.FirstDay, variant.LastDay, variant.Count) = left.Days is [var first, ..]
            ? (first.Day.DayNumber, left.Days[^1].Day.DayNumber, left.Days.Sum(d => d.Count))
            : (int.MaxValue, int.MinValue, 0);
        foreach (var report in taken.Where(t => t.Key == variant.Key))
        {
            variant.Forget(report.Reporter);
        }

        if (left.HasReports || variant.Count > 0)
        {
            var members = wave.Members.ToList();
            wave.Clear();
            members.ForEach(wave.Add);
            return;
        }

        change.Gone.Add(variant);
        Forget(variant);
        Rebuild(wave, day);
    }

    private void Merge(Wave younger, Wave older, DateOnly day)
    {
        var wasShown = younger.Count > 0;
        if (wasShown)
        {
            change.Events.Add(new WaveEvent(younger.Id, day, WaveEventKind.Merged, older.Id));
            change.Merge(younger, older);
        }

        if (wasShown && older.Count > 0)
        {
            // Together they tell of a quiet time that neither had alone.
            NoteReturn(older, younger.FirstDay);
        }

        older.IsHushed = older.Count + younger.Count > 0 && (older.IsHushed || older.Count == 0) && (younger.IsHushed || younger.Count == 0);
        foreach (var member in younger.Members)
        {
            older.Add(member);
            change.Variants.Add(member);
        }

        // Its name may come back for a part of the older one.
        younger.Clear();
        Hand(younger);
        change.Touched.Add(younger);
        change.Touched.Add(older);
        change.Touched.UnionWith(younger.Names);
        older.Absorb(younger);
    }

    /// <summary>Gives the people of a wave to the waves their reports are in now.</summary>
    private void Hand(Wave from)
    {
        var people = from.People.ToList();
        from.People.Clear();
        // What they said together then is not what they say in the waves that follow.
        people.ForEach(p => recent.GetValueOrDefault(p.Key.Day)?.Remove(p.Value));
        foreach (var voice in people.SelectMany(p => p.Value.All))
        {
            heard.Add(Let(voice));
        }
    }

    /// <summary>A pattern that turned out to be general no longer joins: the waves it held together part.</summary>
    private void DropGeneral(IEnumerable<GeneralPattern> patterns, DateOnly day)
    {
        foreach (var general in patterns.OrderBy(h => h.Pattern, StringComparer.Ordinal))
        {
            foreach (var wave in Unlink(general).OrderBy(w => w.Id, StringComparer.Ordinal))
            {
                Rebuild(wave, wave.Count > 0 ? DateOnly.FromDayNumber(wave.LastDay) : day);
            }
        }
    }

    /// <summary>Takes the edges of a general pattern away; gives the waves that had some.</summary>
    private HashSet<Wave> Unlink(GeneralPattern general)
    {
        var affected = new HashSet<Wave>();
        foreach (var member in general.Members.Select(m => Find(m)).OfType<Variant>())
        {
            foreach (var end in member.Edges.Where(e => e.Pattern == general.Pattern).Select(e => e.To).Append(member).ToList())
            {
                if (end.Edges.RemoveAll(e => e.Pattern == general.Pattern) > 0)
                {
                    affected.Add(end.Wave!);
                }
            }
        }

        return affected;
    }

    /// <summary>Recomputes a wave's component; the part with the oldest variant keeps the name.</summary>
    private void Rebuild(Wave wave, DateOnly day)
    {
        var members = wave.Members.OrderBy(m => m.FirstDay).ThenBy(m => m.Key).ToList();
        wave.Clear();
        change.Touched.Add(wave);
        var left = members.ToHashSet();
        foreach (var start in members)
        {
            if (!left.Remove(start))
            {
                continue;
            }

            var part = start == members[0] ? wave : Begin(start, day);
            part.IsHushed = wave.IsHushed;
            Fill(part, start, left);
            change.Recounted.Add(part);
            if (part != wave)
            {
                change.Touched.Add(part);
                change.Events.AddRange(part.Count > 0 ? [new WaveEvent(part.Id, day, WaveEventKind.Split, wave.Id)] : []);
            }
        }

        Hand(wave);
        heard.Clear();
    }

    private void Fill(Wave part, Variant start, HashSet<Variant> left)
    {
        var open = new Stack<Variant>([start]);
        while (open.TryPop(out var variant))
        {
            part.Add(variant);
            change.Variants.Add(variant);
            foreach (var edge in variant.Edges)
            {
                if (left.Remove(edge.To))
                {
                    open.Push(edge.To);
                }
            }
        }
    }

    /// <summary>Notes that a variant's text is on the disk no more.</summary>
    internal void ForgetText(long variant)
    {
        if (variants.GetValueOrDefault(variant) is { } known)
        {
            known.LacksText = !known.Signature.IsEmpty;
        }
    }

    /// <summary>Forgets a wave that has no members and is no other one's name.</summary>
    internal void Forget(string wave) => waves.Remove(wave);

    private void Forget(Variant variant)
    {
        variants.Remove(variant.Key);
        variant.Wave!.Members.Remove(variant);
        foreach (var edge in variant.Edges)
        {
            edge.To.Edges.RemoveAll(e => e.To == variant);
        }

        index.Remove(variant.Entry, variant.Patterns);
    }
}
