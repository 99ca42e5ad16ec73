using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>What was said to the API.</summary>
internal sealed record LineCall(string Path, string Authorization, JsonElement Body)
{
    internal JsonElement Message => Body.GetProperty("messages")[0];

    internal string Text => Message.GetProperty("text").GetString()!;

    internal List<JsonElement> Choices => Message.TryGetProperty("quickReply", out var quick)
        ? [.. quick.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("action"))]
        : [];
}

/// <summary>The endpoints of LINE's Messaging API that the bot uses, as documented; everything said is kept for the test.</summary>
internal sealed class LineApi : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly Channel<LineCall> calls = Channel.CreateUnbounded<LineCall>();

    private LineApi(WebApplication host, int port) => (this.host, Port) = (host, port);

    internal int Port { get; }

    /// <summary>The status with which pictures are answered, once it is known.</summary>
    internal Task<int> Pictures { get; set; } = Task.FromResult(200);

    /// <summary>The statuses with which the next messages are answered and not delivered.</summary>
    internal Queue<int> Failures { get; } = [];

    internal static async Task<LineApi> StartAsync(byte[] picture)
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, port));
        var api = new LineApi(builder.Build(), port);
        api.host.Run(context => api.ServeAsync(context, picture));
        await api.host.StartAsync();
        return api;
    }

    internal ChannelReader<LineCall> Calls => calls.Reader;

    internal async Task<LineCall> NextAsync() => await calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    internal bool IsQuiet => !calls.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        calls.Writer.Complete();
    }

    private async Task ServeAsync(HttpContext context, byte[] picture)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/v2/bot/message/", StringComparison.Ordinal) && path.EndsWith("/content", StringComparison.Ordinal))
        {
            context.Response.StatusCode = await Pictures;
            await context.Response.Body.WriteAsync(picture);
            return;
        }

        if (path is not ("/v2/bot/message/reply" or "/v2/bot/message/push"))
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (Failures.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        var body = await JsonDocument.ParseAsync(context.Request.Body);
        await calls.Writer.WriteAsync(new LineCall(path, context.Request.Headers.Authorization.ToString(), body.RootElement));
        await context.Response.WriteAsync("{}");
    }
}
