using System.Net;
using System.Net.Sockets;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>
/// A name server on loopback that answers every question at once: there is no such name. A program that may not look
/// anything up waits for no time-out either.
/// </summary>
internal sealed class EmptyDns : IAsyncDisposable
{
    private const int Header = 12;

    private readonly UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    internal EmptyDns() => serving = ServeAsync();

    internal int Port => ((IPEndPoint)server.Client.LocalEndPoint!).Port;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        server.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await server.ReceiveAsync(end.Token);
                await server.SendAsync(NoSuchName(question.Buffer), question.RemoteEndPoint, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    /// <summary>The question with the flags of an answer (RFC 1035, 4.1.1): QR, RD, RA and code 3. What follows the question is left out.</summary>
    private static byte[] NoSuchName(byte[] question)
    {
        var end = Header;
        while (question[end] != 0)
        {
            end += question[end] + 1;
        }

        const int TypeAndClass = 4;
        var answer = question[..(end + 1 + TypeAndClass)];
        (answer[2], answer[3]) = (0x81, 0x83);
        answer.AsSpan(6, Header - 6).Clear();
        return answer;
    }
}
