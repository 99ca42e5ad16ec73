using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A client of the doors that also says what no well-behaved client says.</summary>
internal static class Peer
{
    internal static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        return client;
    }

    internal static async Task<string> AskAsync(TcpClient client, byte[] request)
    {
        using var answer = new MemoryStream();
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(request);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer).WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (IOException)
        {
            // An answer before the end of the request resets the connection; what came before counts.
        }

        client.Dispose();
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Waits until so many connections are open.</summary>
    internal static async Task OpenAsync(RunningGateway gateway, int count)
    {
        var gate = gateway.Services.GetRequiredService<ConnectionGate>();
        for (var i = 0; i < 100 && gate.Open != count; i++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(count, gate.Open);
    }

    /// <summary>Waits until no connection is open and no byte held.</summary>
    internal static async Task BackToNothingAsync(RunningGateway gateway)
    {
        var gate = gateway.Services.GetRequiredService<ConnectionGate>();
        var budget = gateway.Services.GetRequiredService<MemoryBudget>();
        for (var i = 0; i < 100 && (gate.Open > 0 || budget.Used > 0); i++)
        {
            await Task.Delay(100);
        }

        Assert.Equal((0, 0L), (gate.Open, budget.Used));
    }
}
