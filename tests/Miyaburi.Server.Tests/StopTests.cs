using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Server.Tests;

/// <summary>Told to stop under load, the server answers everything it accepted.</summary>
public sealed class StopTests
{
    private const int Clients = 16;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Sigterm_UnderLoad_LosesNoAcceptedRequest()
    {
        using var server = ServerProcess.Start("--checks-per-minute", "1000000");
        var address = new Uri(server.Address);
        var outcomes = new ConcurrentBag<string>();
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendUntilRefusedAsync(address, outcomes))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var before = outcomes.Count;
        server.Terminate();
        await Task.WhenAll(clients);
        Assert.Equal(0, server.WaitForExit());
        Assert.True(before > 100, $"only {before} requests before the signal");
        Assert.True(outcomes.Count > before, "no request after the signal");
        Assert.All(outcomes, outcome => Assert.Equal("answered", outcome));
    }

    /// <summary>One connection a request, until nobody listens any more.</summary>
    private static async Task SendUntilRefusedAsync(Uri address, ConcurrentBag<string> outcomes)
    {
        var body = Encoding.UTF8.GetBytes(Sample.Json(new { text = Sample.JcomSms, kind = "sms" }));
        var head = Encoding.ASCII.GetBytes($"POST /v1/check HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(address.Host, address.Port);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionRefused)
            {
                return;
            }

            outcomes.Add(await ExchangeAsync(socket, [.. head, .. body]));
        }
    }

    private static async Task<string> ExchangeAsync(Socket socket, byte[] request)
    {
        try
        {
            await socket.SendAsync(request);
            await using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync();
            return answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && answer.Contains("\"level\":\"scam\"", StringComparison.Ordinal) ? "answered" : "cut: " + answer;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return "lost: " + error.Message;
        }
    }
}
