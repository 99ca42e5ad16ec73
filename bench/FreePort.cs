using System.Net;
using System.Net.Sockets;

namespace Miyaburi.Bench;

/// <summary>
/// Ports of loopback for servers that are started by tests and benches. They lie below those that Linux gives to outgoing
/// connections (32768 and up unless told otherwise): a port from there is free when asked for, and taken by somebody's
/// connection when the server begins, or begins again.
/// </summary>
internal static class FreePort
{
    /// <summary>Above 10080, the last port that browsers refuse (WHATWG Fetch, "bad port").</summary>
    private const int First = 11_000;

    private const int Count = 32_768 - First;

    /// <summary>Programs that run at the same time begin at different places; a large step, since their numbers follow each other.</summary>
    private static int last = Environment.ProcessId * 97 % Count;

    /// <summary>One that nobody listens on; never the same twice in a row.</summary>
    internal static int Next()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (Interlocked.Increment(ref last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("Every port is taken.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
