using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>What a sample truly is.</summary>
internal enum Truth
{
    /// <summary>Somebody's honest message.</summary>
    Genuine,

    /// <summary>A scam.</summary>
    Scam,

    /// <summary>Unwanted, or nothing to be right about; listed, never counted.</summary>
    Neither,
}

/// <summary>One labelled message of a corpus.</summary>
internal sealed record Sample
{
    /// <summary>The corpus, or the part of it that is reported on its own.</summary>
    internal required Population Population { get; init; }

    /// <summary>Stable name within the population.</summary>
    internal required string Id { get; init; }

    /// <summary>What it is.</summary>
    internal required Truth Truth { get; init; }

    /// <summary>RFC 822 bytes of a mail; otherwise <see cref="Text"/> is set.</summary>
    internal byte[]? Mail { get; init; }

    /// <summary>Text of everything but a mail.</summary>
    internal string? Text { get; init; }

    /// <summary>The kind, when a host would know it.</summary>
    internal MessageKind? Kind { get; init; }

    /// <summary>Sender of a text.</summary>
    internal string? Sender { get; init; }

    /// <summary>Subject of a text.</summary>
    internal string? Subject { get; init; }

    /// <summary>Year in which it was sent, or 0 when nobody knows.</summary>
    internal int Year { get; init; }

    /// <summary>The brand it names, as the corpus says, or empty.</summary>
    internal string Brand { get; init; } = "";

    /// <summary>Campaign: near duplicates share it, and it is never split between fitting and testing.</summary>
    internal required string Campaign { get; init; }

    /// <summary>The message as a host would hand it over.</summary>
    internal Message? Read()
    {
        var options = new ReadOptions { Kind = Kind, Sender = Sender, Subject = Subject };
        var reading = Mail is null ? MessageReader.ReadText(Text!, options) : MessageReader.Read(Mail, options);
        return (reading as Reading.Read)?.Message;
    }
}
