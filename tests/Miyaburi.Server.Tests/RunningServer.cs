using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary>A real server on a port of its own, with a data file of its own and its log kept.</summary>
public sealed class RunningServer : IAsyncDisposable, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-server-").FullName;
    private readonly WebApplication app;

    public RunningServer()
        : this(null)
    {
    }

    private RunningServer(Func<ServerOptions, ServerOptions>? change, TimeProvider? clock = null)
    {
        var options = new ServerOptions { Urls = ["http://127.0.0.1:0"], Data = DataPath, ChecksPerMinute = 100_000, FeedbackPerHour = 100_000, WaveAnswers = TimeSpan.Zero, Drain = TimeSpan.Zero };
        app = ServerHost.Build(change?.Invoke(options) ?? options, builder =>
        {
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton<ILoggerProvider>(Log);
            builder.Services.AddSingleton(clock ?? TimeProvider.System);
        });
        app.StartAsync().GetAwaiter().GetResult();
        Client = NewClient();
    }

    internal HttpClient Client { get; }

    internal string DataPath => Path.Combine(folder, "miyaburi.db");

    internal string Address => app.Urls.Single();

    internal IServiceProvider Services => app.Services;

    internal KeptLog Log { get; } = new();

    internal static RunningServer With(Func<ServerOptions, ServerOptions> change, TimeProvider? clock = null) => new(change, clock);

    internal HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    internal async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Client.GetAsync(path));

    internal async Task<Answer> PostAsync(string path, string body, string type = "application/json") => await Answer.OfAsync(await Client.PostAsync(path, Content(Encoding.UTF8.GetBytes(body), type)));

    internal async Task<Answer> PostAsync(string path, byte[] body, string type) => await Answer.OfAsync(await Client.PostAsync(path, Content(body, type)));

    internal async Task<Answer> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    internal static ByteArrayContent Content(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        var data = app.Services.GetRequiredService<Database>();
        await app.StopAsync();
        await app.DisposeAsync();
        Log.Dispose();
        ClearPool(data);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Its own pool only: other tests watch the bytes of theirs.</summary>
    private static void ClearPool(Database data)
    {
        using var open = data.Connect();
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(open);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}

/// <summary>A response, read whole.</summary>
internal sealed record Answer(HttpResponseMessage Response, byte[] Bytes)
{
    internal HttpStatusCode Status => Response.StatusCode;

    internal string Text => Encoding.UTF8.GetString(Bytes);

    internal JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    internal string Cause => Json.GetProperty("cause").GetString()!;

    internal IHtmlDocument Page => new HtmlParser().ParseDocument(Text);

    internal string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    internal static async Task<Answer> OfAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsByteArrayAsync());
}

/// <summary>Everything the server logs, at every level.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly StringBuilder lines = new();

    internal string Text
    {
        get
        {
            lock (lines)
            {
                return lines.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Kept(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Kept(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Add($"scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel} {category} {formatter(state, exception)} {exception}");

        private void Add(string line)
        {
            lock (log.lines)
            {
                log.lines.AppendLine(line);
            }
        }
    }
}

/// <summary>Messages of the repository.</summary>
internal static class Sample
{
    internal const string JcomSms = "【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。サービスを一時停止する可能性があります。お支払い方法の更新: https://jcom-info.com/";

    internal static string Path(string name) => Repository.Path("samples", "messages", name);

    internal static string[] Files(string pattern) => [.. Directory.EnumerateFiles(Repository.Path("samples", "messages"), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    internal static string Json(object body) => JsonSerializer.Serialize(body);
}

/// <summary>The true time, of which no pause takes longer than a moment.</summary>
internal sealed class HastyClock : TimeProvider
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > Moment ? Moment : dueTime, period);
}
