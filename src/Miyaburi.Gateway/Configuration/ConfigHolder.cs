using System.Collections.Immutable;

namespace Miyaburi.Gateway.Configuration;

/// <summary>The configuration in force. A reload replaces it for the next message; connections stay open.</summary>
internal sealed class ConfigHolder(string? path, GatewayConfig first, Func<IReadOnlyDictionary<string, string>> environment)
{
    private GatewayConfig current = first;

    /// <summary>The snapshot to be used for one message from beginning to end.</summary>
    internal GatewayConfig Current => Volatile.Read(ref current);

    /// <summary>Reads the file again. With any error the configuration in force stays.</summary>
    /// <returns>The errors; for a good file, what takes effect only after a restart.</returns>
    internal (bool IsTaken, ImmutableArray<ConfigError> Notes) Reload()
    {
        if (path is null)
        {
            return (false, [new ConfigError("file", "the gateway was started without a file")]);
        }

        switch (ConfigReader.ReadFile(path, environment()))
        {
            case ConfigReading.Bad bad:
                return (false, bad.Errors);
            case ConfigReading.Good good:
                var before = Current;
                Volatile.Write(ref current, good.Config with { Doors = good.Config.Doors.Keeping(before.Doors) });
                return (true, NeedsRestart(before, good.Config));
            default:
                throw new InvalidOperationException("A reading is one of the two.");
        }
    }

    private static ImmutableArray<ConfigError> NeedsRestart(GatewayConfig before, GatewayConfig after)
    {
        const string Later = "takes effect after a restart";
        var notes = ImmutableArray.CreateBuilder<ConfigError>();
        if (!before.Doors.Listening.SequenceEqual(after.Doors.Listening))
        {
            notes.Add(new ConfigError("doors", $"a change of listen addresses {Later}"));
        }

        if (before.Limits != after.Limits)
        {
            notes.Add(new ConfigError("limits", $"a change of connections, waiting, workers, memoryBytes or drainSeconds {Later}"));
        }

        if (before.Audit != after.Audit)
        {
            notes.Add(new ConfigError("audit", $"a change {Later}"));
        }

        if (before.Reports != after.Reports)
        {
            notes.Add(new ConfigError("reports", $"a change {Later}"));
        }

        return notes.ToImmutable();
    }
}
