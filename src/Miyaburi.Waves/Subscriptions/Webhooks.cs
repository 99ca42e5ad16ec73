using System.Collections.Immutable;
using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// Tells subscribers of waves. Every event becomes a row of the store before it is sent, so none is lost when the program
/// ends; it is sent at least once, tried again with growing pauses, and put aside when it fails for too long.
/// </summary>
public sealed class Webhooks : IAsyncDisposable
{
    /// <summary>
    /// Tries before an event is given up: with pauses that double from a minute to six hours, 68 hours and a half. A receiver that is down from Friday evening to
    /// Monday morning still gets it.
    /// </summary>
    public const int MostTries = 20;

    private const int AtOnce = 200;

    /// <summary>
    /// What waits and is due, with the wave of which it tells or the one that it became part of. What waits for a wave that is hidden, or that too few
    /// still report, goes out when the wave is shown again.
    /// </summary>
    private const string WhatIsDue =
        $"""
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        JOIN wave o ON o.id = d.wave JOIN wave w ON w.id = coalesce(o.merged_into, o.id)
        WHERE d.state = 0 AND d.due <= @now AND w.public = 1 AND w.id NOT IN {HiddenWaves.Names}
        """;

    /// <summary>
    /// What somebody wants and has not been told. What is older than a single report is kept is history: so deliveries need not be
    /// kept for longer either. Looked for before it is written, since most of the time there is nothing and a write keeps others waiting.
    /// </summary>
    private const string Untold =
        $"""
        FROM subscription s JOIN event e ON e.day >= s.since AND e.day >= @oldest JOIN wave w ON w.id = e.wave LEFT JOIN wave m ON m.id = w.merged_into
        WHERE (s.brand IS NULL OR s.brand IN (w.brand, m.brand) OR s.brand IN (SELECT c.brand FROM wave_claim c WHERE c.wave = coalesce(m.id, w.id)))
        AND (s.lure IS NULL OR s.lure IN (w.lure, m.lure))
        AND (w.public = 1 OR m.public = 1) AND coalesce(m.count, w.count) >= @fewest AND coalesce(m.id, w.id) NOT IN {HiddenWaves.Names}
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.subscription = s.id AND d.wave = e.wave AND d.day = e.day AND d.kind = e.kind)
        """;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>How long a receiver may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Database database;
    private readonly HttpClient client;
    private readonly TimeProvider clock;

    private Webhooks(Database database, HttpClient client, TimeProvider clock) => (this.database, this.client, this.clock) = (database, client, clock);

    /// <summary>The address by which people reach the site that shows the waves, or null when there is none.</summary>
    public Uri? Site { get; set; }

    private enum Standing
    {
        Waiting = 0,
        Delivered = 1,
        Dead = 2,
    }

    /// <summary>Opens the store's subscriptions.</summary>
    /// <param name="store">Path of an SQLite file, or a PostgreSQL connection string.</param>
    /// <param name="clock">The time.</param>
    public static Webhooks Open(string store, TimeProvider clock) => Open(store, null, clock);

    /// <summary>The same with a client of one's own, which is let go of with it.</summary>
    internal static Webhooks Open(string store, HttpClient? client, TimeProvider clock) => Database.Open(store, database =>
    {
        database.MigrateUnlessWritten();
        return new Webhooks(database, client ?? NewClient(), clock);
    });

    /// <summary>Calls no other address than the operator's: where a receiver's answer leads is the receiver's choice.</summary>
    private static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };

    /// <summary>Adds a subscription, or changes the one of that name.</summary>
    public void Subscribe(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        using var connection = database.Connect();
        connection.Run(
            null,
            "INSERT INTO subscription (id, url, secret, brand, lure, since) VALUES (@id, @url, @secret, @brand, @lure, @since) ON CONFLICT (id) DO UPDATE SET url = excluded.url, secret = excluded.secret, brand = excluded.brand, lure = excluded.lure, since = excluded.since",
            ("id", subscription.Id),
            ("url", subscription.Url.AbsoluteUri),
            ("secret", subscription.Secret.ToArray()),
            ("brand", subscription.Brand),
            ("lure", subscription.Lure),
            ("since", (long)subscription.Since.DayNumber));
    }

    /// <summary>The subscriptions, by name.</summary>
    public IReadOnlyList<Subscription> List()
    {
        using var connection = database.Connect();
        return connection.Query(
            "SELECT id, url, secret, brand, lure, since FROM subscription ORDER BY id",
            r => new Subscription(r.GetString(0), new Uri(r.GetString(1)), r.Bytes(2), r.TextOrNull(3), r.TextOrNull(4), r.Day(5)));
    }

    /// <summary>Removes a subscription with what waits for it.</summary>
    public void Unsubscribe(string id)
    {
        using var connection = database.Connect();
        connection.Run(null, "DELETE FROM delivery WHERE subscription = @id", ("id", id));
        connection.Run(null, "DELETE FROM subscription WHERE id = @id", ("id", id));
    }

    /// <summary>
    /// Makes a delivery of every event that somebody wants and that is not yet one, once enough was seen of the wave; returns how many are new. What happened to a
    /// wave before it became part of another one is told as well: its name leads to the other.
    /// </summary>
    public int Queue()
    {
        using var connection = database.Connect();
        (string, object?)[] parameters =
        [
            ("fewest", (long)WaveRules.Default.NewsSightings),
            ("oldest", (long)JapanTime.DayOf(clock.GetUtcNow()).DayNumber - WaveRules.Default.RetentionDays),
        ];
        return connection.Scalar(null, $"SELECT 1 {Untold} LIMIT 1", parameters) is null
            ? 0
            : connection.Run(
                null,
                $"INSERT INTO delivery (subscription, wave, day, kind, other, tries, due, state) SELECT s.id, e.wave, e.day, e.kind, e.other, 0, @now, 0 {Untold} ON CONFLICT DO NOTHING",
                [.. parameters, ("now", Now())]);
    }

    /// <summary>Makes deliveries of new events and gives the subscriptions for which something is due.</summary>
    public IReadOnlyList<string> QueueAndFindDue()
    {
        Queue();
        return FindDue();
    }

    private List<string> FindDue()
    {
        using var connection = database.Connect();
        return connection.Query($"SELECT DISTINCT d.subscription {WhatIsDue}", r => r.GetString(0), ("now", Now()));
    }

    /// <summary>Sends what is due, to all subscriptions side by side.</summary>
    public async Task<DeliveryRun> SendAsync(CancellationToken cancel = default)
    {
        var runs = await Task.WhenAll(FindDue().Select(s => SendAsync(s, cancel))).ConfigureAwait(false);
        return new(runs.Sum(r => r.Taken), [.. runs.SelectMany(r => r.GivenUp)]);
    }

    /// <summary>
    /// Sends what is due to one subscription. When nobody answers the rest waits for the next time: a receiver that hangs would
    /// take all its patience for each.
    /// </summary>
    public async Task<DeliveryRun> SendAsync(string subscription, CancellationToken cancel = default)
    {
        var taken = 0;
        var givenUp = new Dictionary<(string Subscription, HttpStatusCode? Answer), int>();
        foreach (var delivery in Due(subscription))
        {
            var answer = await PostAsync(delivery, cancel).ConfigureAwait(false);
            var standing = Note(delivery, answer);
            taken += standing is Standing.Delivered ? 1 : 0;
            if (standing is Standing.Dead)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(givenUp, (delivery.Subscription, answer), out _)++;
            }

            if (answer is null)
            {
                break;
            }
        }

        return new(taken, [.. givenUp.Select(g => new GivenUp(g.Key.Subscription, g.Key.Answer, g.Value))]);
    }

    /// <summary>Tries again what was given up; returns how many.</summary>
    public int Retry()
    {
        using var connection = database.Connect();
        return connection.Run(null, "UPDATE delivery SET state = @waiting, tries = 0, due = @now WHERE state = @dead", ("waiting", (long)Standing.Waiting), ("dead", (long)Standing.Dead), ("now", Now()));
    }

    /// <summary>How the deliveries stand.</summary>
    public DeliveryCounts Counts() =>
        CountsOfEach().Values.Aggregate(new DeliveryCounts(0, 0, 0), (sum, c) => new(sum.Waiting + c.Waiting, sum.Delivered + c.Delivered, sum.Dead + c.Dead));

    /// <summary>How they stand by subscription; one for which nothing was ever to be sent is left out.</summary>
    public IReadOnlyDictionary<string, DeliveryCounts> CountsOfEach()
    {
        using var connection = database.Connect();
        return connection.Query("SELECT subscription, state, count(*) FROM delivery GROUP BY subscription, state", r => (Subscription: r.GetString(0), State: (Standing)r.GetInt64(1), Count: (int)r.GetInt64(2)))
            .GroupBy(c => c.Subscription, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new DeliveryCounts(In(g, Standing.Waiting), In(g, Standing.Delivered), In(g, Standing.Dead)), StringComparer.Ordinal);

        static int In(IEnumerable<(string Subscription, Standing State, int Count)> counts, Standing state) => counts.Where(c => c.State == state).Sum(c => c.Count);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return database.DisposeAsync();
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds();

    private List<Delivery> Due(string subscription)
    {
        using var connection = database.Connect();
        return connection.Query(
            $"SELECT d.subscription, s.url, s.secret, d.wave, d.day, d.kind, d.other, d.tries, w.id, w.brand, w.lure, w.first_day, w.last_day, w.count {WhatIsDue} AND d.subscription = @subscription ORDER BY d.due, d.wave LIMIT @most",
            Read,
            ("now", Now()),
            ("subscription", subscription),
            ("most", (long)AtOnce));
    }

    /// <summary>The answer, or null when there was none.</summary>
    private async Task<HttpStatusCode?> PostAsync(Delivery delivery, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(BodyOf(delivery), WebhookJson.Default.WebhookBody);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign(delivery.Secret, clock.GetUtcNow(), body));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            return response.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private WebhookBody BodyOf(Delivery delivery)
    {
        var (told, wave) = (delivery.Event, delivery.Wave);
        return new()
        {
            Wave = told.Wave,
            Day = told.Day,
            Kind = told.Kind,
            Other = told.Other,
            Subscription = delivery.Subscription,
            Brand = wave.Brand,
            Brands = BrandsOf(wave),
            Lure = wave.Lure,
            First = wave.First,
            Last = wave.Last,
            Count = wave.Count,
            Url = Site is null ? null : $"{Site.AbsoluteUri.TrimEnd('/')}/waves/{wave.Id}",
        };
    }

    /// <summary>That of most sightings first. Only waves that name more than one have a row for each.</summary>
    private ImmutableArray<string> BrandsOf(WaveSummary wave)
    {
        using var connection = database.Connect();
        var others = connection.Query("SELECT brand FROM wave_claim WHERE wave = @wave", r => r.GetString(0), ("wave", wave.Id)).Where(b => b != wave.Brand).Order(StringComparer.Ordinal);
        return wave.Brand is { } brand ? [brand, .. others] : [.. others];
    }

    private Standing Note(Delivery delivery, HttpStatusCode? answer)
    {
        var tries = delivery.Tries + 1;
        var state = answer is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous ? Standing.Delivered : tries >= MostTries ? Standing.Dead : Standing.Waiting;
        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, delivery.Tries), LongestPause.TotalSeconds);
        using var connection = database.Connect();
        connection.Run(
            null,
            "UPDATE delivery SET tries = @tries, state = @state, due = @due WHERE subscription = @subscription AND wave = @wave AND day = @day AND kind = @kind",
            ("tries", (long)tries),
            ("state", (long)state),
            ("due", Now() + (long)pause),
            ("subscription", delivery.Subscription),
            ("wave", delivery.Event.Wave),
            ("day", (long)delivery.Event.Day.DayNumber),
            ("kind", (long)delivery.Event.Kind));
        return state;
    }

    private static Delivery Read(DbDataReader r) => new(
        r.GetString(0),
        new Uri(r.GetString(1)),
        r.Bytes(2),
        new WaveEvent(r.GetString(3), r.Day(4), (WaveEventKind)r.GetInt64(5), r.GetString(6)),
        (int)r.GetInt64(7),
        new WaveSummary(r.GetString(8), r.TextOrNull(9), r.TextOrNull(10), r.Day(11), r.Day(12), (int)r.GetInt64(13), WaveState.Active));

    /// <summary>What is to be sent; the wave's state is not looked at.</summary>
    private sealed record Delivery(string Subscription, Uri Url, byte[] Secret, WaveEvent Event, int Tries, WaveSummary Wave);
}

/// <summary>The body of a webhook: what happened, and what is known of the wave, or of the one that it became part of, when it is sent.</summary>
internal sealed record WebhookBody
{
    /// <summary>The wave to which it happened.</summary>
    public required string Wave { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What.</summary>
    public required WaveEventKind Kind { get; init; }

    /// <summary>The other wave, or the day before the quiet time.</summary>
    public required string Other { get; init; }

    /// <summary>Name of the subscription for which it is sent.</summary>
    public required string Subscription { get; init; }

    /// <summary>The brand most of it claims to be, or null.</summary>
    public required string? Brand { get; init; }

    /// <summary>All brands that its messages claim to be.</summary>
    public required ImmutableArray<string> Brands { get; init; }

    /// <summary>What most of it holds out, or null.</summary>
    public required string? Lure { get; init; }

    /// <summary>First sighting.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last sighting.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Sightings.</summary>
    public required int Count { get; init; }

    /// <summary>The wave's page, or null when the site's address is not known.</summary>
    public required string? Url { get; init; }
}

/// <summary>The serialiser of a webhook's body.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[System.Text.Json.Serialization.JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : System.Text.Json.Serialization.JsonSerializerContext;
