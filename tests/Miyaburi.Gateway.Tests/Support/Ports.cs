using System.Net;
using System.Net.Sockets;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Ports on loopback that nobody uses.</summary>
internal static class Ports
{
    internal static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static async Task WaitAsync(int port)
    {
        for (var i = 0; i < 900; i++)
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

        throw new TimeoutException($"Nobody listens on port {port}.");
    }
}
