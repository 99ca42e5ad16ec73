using System.Data.Common;
using StackExchange.Redis;

namespace Miyaburi.Cluster.Commands;

/// <summary>What an operator can do something about is one line, not a trace.</summary>
internal static class Failures
{
    private const int Failed = 2;

    internal static async Task<int> TellAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception error) when (error is DbException or RedisException or OrleansException or IOException or System.Net.Sockets.SocketException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"miyaburi cluster: {error.Message}");
            return Failed;
        }
    }
}
