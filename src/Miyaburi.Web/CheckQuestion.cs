using Miyaburi.Messages;

namespace Miyaburi.Web;

/// <summary>A message to check, as the page asks it.</summary>
internal sealed record CheckQuestion
{
    /// <summary>The text; null when a file is given.</summary>
    public string? Text { get; init; }

    /// <summary>The sender of a text, or null.</summary>
    public string? Sender { get; init; }

    /// <summary>How it came, or null when the content shall tell.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>The language of the answer.</summary>
    public Language Language { get; init; }

    /// <summary>The instant of judgement, with the device's offset from UTC.</summary>
    public required DateTimeOffset At { get; init; }

    internal ReadOptions ToReadOptions() => new() { Kind = Kind, Sender = string.IsNullOrWhiteSpace(Sender) ? null : Sender };
}
