using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Miyaburi.Web.Tests;

/// <summary>
/// A line between browser and server with a bandwidth and a round-trip time. Chromium's own emulation knows neither
/// workers nor service workers; this one slows whatever comes.
/// </summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private const int Piece = 4096;

    /// <summary>Pieces that a connection may have under way: what the line holds in one round trip. A sender waits for more room, as TCP does.</summary>
    private const int Window = 48;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri server;
    private readonly double bytesPerMillisecond;
    private readonly TimeSpan oneWay;
    private readonly Lock line = new();
    private double free;

    internal SlowLine(Uri server, double megabitsPerSecond, TimeSpan roundTrip)
    {
        this.server = server;
        bytesPerMillisecond = megabitsPerSecond * 1000 / 8;
        oneWay = roundTrip / 2;
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    internal string Address { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private static double Now => Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(server.Host, server.Port, stop.Token);
            await Task.WhenAll(PumpAsync(near, far, _ => Now), PumpAsync(far, near, Send));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser closed the connection, or the measurement is over.
        }
    }

    /// <summary>When the last of these bytes has left the line, which all connections share.</summary>
    private double Send(int bytes)
    {
        lock (line)
        {
            free = Math.Max(free, Now) + (bytes / bytesPerMillisecond);
            return free;
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<int, double> sent)
    {
        var queue = Channel.CreateBounded<(double At, byte[] Bytes)>(Window);
        var writing = WriteAsync(queue.Reader, to);
        var buffer = new byte[Piece];
        while (await from.GetStream().ReadAsync(buffer, stop.Token) is var read and > 0)
        {
            await queue.Writer.WriteAsync((sent(read) + oneWay.TotalMilliseconds, buffer[..read]), stop.Token);
        }

        queue.Writer.Complete();
        await writing;
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task WriteAsync(ChannelReader<(double At, byte[] Bytes)> queue, TcpClient to)
    {
        await foreach (var (at, bytes) in queue.ReadAllAsync(stop.Token))
        {
            if (at - Now is var wait and > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(wait), stop.Token);
            }

            await to.GetStream().WriteAsync(bytes, stop.Token);
        }
    }
}
