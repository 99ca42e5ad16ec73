using System.Net;
using System.Net.Sockets;
using Miyaburi.Bench;

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
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
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
                context.Response.RedirectLocation = Leads?.AbsoluteUri;
                context.Response.Close();
            }
        });
    }

    internal Uri Url { get; }

    /// <summary>Where an answer sends the caller, if anywhere.</summary>
    internal Uri? Leads { get; init; }

    internal List<(string Signature, string Body)> Got { get; } = [];

    public void Dispose() => listener.Close();
}

/// <summary>A receiver that takes connections and never answers.</summary>
internal sealed class HangingReceiver : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    internal HangingReceiver()
    {
        listener.Start();
        Url = new Uri($"http://{listener.LocalEndpoint}/");
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var caller = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref calls);
                _ = WaitAsync(caller);
            }
        });
    }

    internal Uri Url { get; }

    internal int Calls => Volatile.Read(ref calls);

    /// <summary>Ends when a caller was out of patience.</summary>
    internal Task GaveUp => gaveUp.Task;

    public void Dispose() => listener.Dispose();

    private async Task WaitAsync(TcpClient caller)
    {
        using (caller)
        {
            try
            {
                var bytes = new byte[4096];
                while (await caller.GetStream().ReadAsync(bytes) > 0)
                {
                    // What is sent is of no interest.
                }
            }
            catch (IOException)
            {
                // Hung up without a farewell.
            }

            gaveUp.TrySetResult();
        }
    }
}
