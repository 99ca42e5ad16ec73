using System.Collections.Immutable;
using System.Net;

namespace Miyaburi.Server.Hosting;

/// <summary>Everything an operator can set, limits on load included; what one body may hold stands with that body.</summary>
internal sealed record ServerOptions
{
    /// <summary>Addresses to listen on.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>The SQLite file that holds API keys and what people agreed to send.</summary>
    public required string Data { get; init; }

    /// <summary>The store of waves: an SQLite file or a PostgreSQL connection string; null for a file beside <see cref="Data"/>.</summary>
    public string? Waves { get; init; }

    /// <summary>The store of waves that is used.</summary>
    public string WaveStore => Waves ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Data))!, "waves.db");

    /// <summary>The folder with style sheet, scripts and engine of the page, or null: pages work without.</summary>
    public string? Web { get; init; }

    /// <summary>A file of reported fake sites in the form of JPCERT/CC's phishurl-list, shown on brand pages; or null.</summary>
    public string? FakeHosts { get; init; }

    /// <summary>The address by which people reach the site, for search engines; otherwise that of each request.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Identifier of the operator's own receiving mail server, whose Authentication-Results count.</summary>
    public string? AuthservId { get; init; }

    /// <summary>Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto count. Nobody else's do.</summary>
    public ImmutableArray<IPAddress> Proxies { get; init; } = [];

    /// <summary>Bytes of a request's body. A mail in JSON grows by a third through Base64.</summary>
    public int BodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Checks that run at the same time; further ones wait.</summary>
    public int ChecksAtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount * 2);

    /// <summary>Checks that may wait for their turn; further ones get 503.</summary>
    public int ChecksWaiting { get; init; } = 256;

    /// <summary>Checks and plans a minute for one client address (IPv6: one /64).</summary>
    public int ChecksPerMinute { get; init; } = 120;

    /// <summary>Things to store, an hour, for one client address.</summary>
    public int FeedbackPerHour { get; init; } = 10;

    /// <summary>Reports for waves a minute from one client address that presents an API key.</summary>
    public int ReportsPerMinute { get; init; } = 6000;

    /// <summary>How long an answer about waves is kept; zero looks anew each time.</summary>
    public TimeSpan WaveAnswers { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the server goes on answering after it was told to stop, while load balancers turn away.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long requests that were accepted may take to finish after that.</summary>
    public TimeSpan Finish { get; init; } = TimeSpan.FromSeconds(30);
}
