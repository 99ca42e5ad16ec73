namespace Miyaburi.Signals;

/// <summary>What a host knows from outside the message, gathered before judging; nothing of it is looked up by the engine.</summary>
public sealed record Observations
{
    /// <summary>Nothing known.</summary>
    public static Observations None { get; } = new();

    /// <summary>The authserv-id of the reader's own mail server (RFC 8601, 2.5), whose Authentication-Results count.</summary>
    public string? AuthservId { get; init; }
}
