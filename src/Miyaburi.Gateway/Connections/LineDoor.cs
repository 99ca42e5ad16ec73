using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Miyaburi.Gateway.Connections;

/// <summary>
/// A door whose protocol is no HTTP. Counts connections, and keeps whatever goes wrong on one connection to that
/// connection.
/// </summary>
internal abstract partial class LineDoor(string name, ConnectionGate gate, ILogger logger) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        if (!gate.TryEnter())
        {
            await QuietlyAsync(connection, () => RefuseAsync(connection));
            return;
        }

        try
        {
            await QuietlyAsync(connection, () => ServeAsync(connection));
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Serves one connection to its end.</summary>
    protected abstract Task ServeAsync(ConnectionContext connection);

    /// <summary>Answers a connection beyond the limit.</summary>
    protected abstract Task RefuseAsync(ConnectionContext connection);

    private async Task QuietlyAsync(ConnectionContext connection, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ConnectionAbortedException)
        {
            LogGone(name, gone.Message);
        }
        catch (ProtocolFault fault)
        {
            LogFault(name, fault.Message);
        }
#pragma warning disable CA1031 // One connection's fault must not end the program.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogUnexpected(name, fault.GetType().Name, fault.StackTrace);
            connection.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Door}: the peer went away or was too slow ({Kind})")]
    private partial void LogGone(string door, string kind);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Door}: the peer broke the protocol: {What}")]
    private partial void LogFault(string door, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Door}: a connection failed with {Kind}\n{Place}")]
    private partial void LogUnexpected(string door, string kind, string? place);
}
