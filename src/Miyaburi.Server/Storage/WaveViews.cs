using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Caching.Memory;
using Miyaburi.Server.Api;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Server.Storage;

/// <summary>What of the store may be shown. An answer is kept for a while: a page that many open costs one look at the store.</summary>
internal sealed class WaveViews(ServerOptions options, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>The largest number of waves in a list.</summary>
    internal const int Most = 200;

    private const int EventDays = 366;
    private const int EventsMost = 100;
    private const int AnswersKept = 1000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = AnswersKept });

    private WaveReader? reader;

    internal DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    internal ImmutableArray<WaveLine> Lines(WaveFilter filter, DateOnly on, int most) => Kept(("lines", filter, on, most), r => r.Lines(filter, on, most));

    internal ImmutableArray<string> Brands => Kept("brands", r => r.Brands());

    internal ImmutableArray<string> Lures => Kept("lures", r => r.Lures());

    internal WaveDetail? Find(string id) => IsName(id) ? Kept(("wave", id, Today), r => r.Find(id, Today)) : null;

    internal ImmutableArray<DayCount> Days(WaveFilter filter) => Kept(("days", filter), r => r.Days(filter));

    /// <summary>Waves that began, parted from another or came back within a year.</summary>
    internal ImmutableArray<WaveNews> News(WaveFilter filter) =>
        Kept(("news", filter, Today), r => Events(r, filter, EventsMost));

    /// <summary>All that a feed may tell of a year, whoever asks for which part: when something is first told must not depend on that.</summary>
    internal ImmutableArray<WaveEvent> AllNews => Kept(("all news", Today), r => Events(r, new WaveFilter(), int.MaxValue).Select(n => n.Event).ToImmutableArray());

    /// <summary>The digest as of today, as it is sent: to write it costs more than to look at it.</summary>
    internal Written Digest() => Kept(("digest", Today), r => Written.Of(StoreDigest.Make(r, Today, new("このサーバーへの報告", "reports to this server"), WaveRules.Default).Write()));

    /// <summary>Answers that are kept at the moment.</summary>
    internal int Answers => kept.Count;

    /// <summary>Whether a report of that id is on the disk.</summary>
    internal bool Has(Guid report) => Read(r => r.Has(report));

    public async ValueTask DisposeAsync()
    {
        kept.Dispose();
        if (reader is not null)
        {
            await reader.DisposeAsync();
        }
    }

    /// <summary>
    /// The reader, opened at the first look that finds the database. Who looks at the same time opens one as well, so that nobody waits for
    /// another's time-out; the first one stays, the others are closed.
    /// </summary>
    private WaveReader Reader()
    {
        if (reader is { } open)
        {
            return open;
        }

        var opened = WaveReader.Open(options.WaveStore, WaveRules.Default);
        if (Interlocked.CompareExchange(ref reader, opened, null) is not { } first)
        {
            return opened;
        }

        opened.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return first;
    }

    /// <summary>As a month and a name: 2022-09-abcdefgh. The store need not be asked for anything else.</summary>
    private static bool IsName(string id) =>
        id is [_, _, _, _, '-', _, _, '-', _, _, _, _, _, _, _, _] && id.All(c => c is '-' || char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));

    private ImmutableArray<WaveNews> Events(WaveReader from, WaveFilter filter, int most) =>
        from.Events(filter with { Fewest = WaveRules.Default.NewsSightings }, Today.AddDays(-EventDays), most, WaveEventKind.New, WaveEventKind.Returned, WaveEventKind.Split);

    /// <summary>That there is nothing is not kept: whoever makes names up would drive out what people ask for.</summary>
    private T Kept<T>(object key, Func<WaveReader, T> read)
    {
        if (kept.TryGetValue(key, out T? known))
        {
            return known!;
        }

        var answer = Read(read);
        if (answer is not null && options.WaveAnswers > TimeSpan.Zero)
        {
            kept.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.WaveAnswers });
        }

        return answer;
    }

    /// <summary>A store that cannot be read now may be later: whoever asked is to try again.</summary>
    private T Read<T>(Func<WaveReader, T> read)
    {
        try
        {
            return read(Reader());
        }
        catch (Exception error) when (error is DbException or StoreInUseException or IOException or UnauthorizedAccessException)
        {
            throw new Refused(Cause.Busy);
        }
    }
}
