using System.Net;

namespace Miyaburi.Waves.Tests;

/// <summary>A clock that is set by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    internal static readonly DateTimeOffset Begin = new(2022, 9, 16, 0, 0, 0, TimeSpan.Zero);

    internal DateTimeOffset Now { get; set; } = Begin;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>An HTTP server that gives the answers in turn.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener listener = new();

    internal Receiver(params HttpStatusCode[] answers)
    {
        var port = Random.Shared.Next(20000, 30000);
        Url = new Uri($"http://127.0.0.1:{port}/");
        listener.Prefixes.Add(Url.AbsoluteUri);
        listener.Start();
        _ = Task.Run(async () =>
        {
            foreach (var answer in answers)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Got.Add((context.Request.Headers[WebhookSignature.Header]!, await reader.ReadToEndAsync()));
                context.Response.StatusCode = (int)answer;
                context.Response.Close();
            }
        });
    }

    internal Uri Url { get; }

    internal List<(string Signature, string Body)> Got { get; } = [];

    public void Dispose() => listener.Close();
}
