using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Server.Tests;

/// <summary>
/// Told to stop under load, the server answers everything it accepted. A request counts as accepted from the moment at
/// which the server asked for its body (100 Continue, RFC 9110 section 10.1.1); a connection that the kernel took and the
/// server never saw may be refused, and its client may try again.
/// </summary>
public sealed class StopTests
{
    private const int Clients = 16;

    /// <summary>Answers after which all clients are at work, however slow the machine is.</summary>
    private const int UnderLoad = 200;

    private const string Refused = "refused before it was accepted";

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Sigterm_UnderLoad_LosesNoAcceptedRequest()
    {
        using var server = ServerProcess.Start("--checks-per-minute", "1000000");
        var address = new Uri(server.Address);
        var outcomes = new ConcurrentBag<string>();
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendUntilRefusedAsync(address, outcomes))).ToList();
        while (outcomes.Count < UnderLoad)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        var before = outcomes.Count;
        server.Terminate();
        await Task.WhenAll(clients);
        Assert.Equal(0, server.WaitForExit());
        Assert.True(outcomes.Count > before, "no request after the signal");
        var accepted = outcomes.Where(o => o is not Refused).ToList();
        Assert.All(accepted, outcome => Assert.Equal("answered", outcome));
        Assert.True(outcomes.Count - accepted.Count <= Clients, $"{outcomes.Count - accepted.Count} refused");
    }

    /// <summary>One connection a request, until nobody listens any more.</summary>
    private static async Task SendUntilRefusedAsync(Uri address, ConcurrentBag<string> outcomes)
    {
        var body = Encoding.UTF8.GetBytes(Sample.Json(new { text = Sample.JcomSms, kind = "sms" }));
        var head = Encoding.ASCII.GetBytes($"POST /v1/check HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n");
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
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset)
            {
                // The kernel took it into the queue of a listener that closed.
                outcomes.Add(Refused);
                continue;
            }

            outcomes.Add(await ExchangeAsync(socket, head, body));
        }
    }

    private static async Task<string> ExchangeAsync(Socket socket, byte[] head, byte[] body)
    {
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        try
        {
            await stream.WriteAsync(head);
            if (await reader.ReadLineAsync() is not "HTTP/1.1 100 Continue")
            {
                return Refused;
            }
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return Refused;
        }

        try
        {
            await reader.ReadLineAsync();
            await stream.WriteAsync(body);
            var answer = await reader.ReadToEndAsync();
            return answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && answer.Contains("\"level\":\"scam\"", StringComparison.Ordinal) ? "answered" : "cut: " + answer;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return "lost: " + error.Message;
        }
    }
}
