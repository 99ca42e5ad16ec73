using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Ports on loopback that nobody uses.</summary>
internal static class Ports
{
    /// <summary>Waits until somebody listens.</summary>
    /// <param name="port">The port.</param>
    /// <param name="server">Who is to listen, where that is known: one that ended is not waited for.</param>
    internal static async Task WaitAsync(int port, Process? server = null)
    {
        for (var i = 0; i < 900 && server is not { HasExited: true }; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"Nobody listens on port {port}{(server is { HasExited: true } ? $": {server.StartInfo.FileName} ended with {server.ExitCode}. Is it installed?" : ".")}");
    }
}
