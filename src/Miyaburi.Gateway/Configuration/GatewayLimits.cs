namespace Miyaburi.Gateway.Configuration;

/// <summary>Every bound on what strangers can make the gateway hold or wait for. All limits live here.</summary>
internal sealed record GatewayLimits
{
    /// <summary>The limits used unless the file sets others.</summary>
    internal static GatewayLimits Default { get; } = new();

    /// <summary>Connections open at once, over all doors; one more is told that the service is unavailable.</summary>
    internal int Connections { get; init; } = 2048;

    /// <summary>Messages that wait to be judged; one more is answered as the door's overload answer says.</summary>
    internal int Waiting { get; init; } = 1024;

    /// <summary>Messages judged at once; 0 means one for each processor.</summary>
    internal int Workers { get; init; }

    /// <summary>Bytes of one message; a larger one is not judged.</summary>
    internal int MessageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of all messages in memory at once.</summary>
    internal long MemoryBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How long a peer may take to send one request or one frame as a whole.</summary>
    internal TimeSpan Request { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a message may wait and be judged.</summary>
    internal TimeSpan Analysis { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the program, told to stop, waits for what is in hand.</summary>
    internal TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);
}
