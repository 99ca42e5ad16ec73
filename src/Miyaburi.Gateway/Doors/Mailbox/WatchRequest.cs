namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>What is done with a mail that was found.</summary>
internal enum WatchAct
{
    /// <summary>It is only shown.</summary>
    Nothing,

    /// <summary>It gets the keyword <c>$Phishing</c> and a flag.</summary>
    Flag,

    /// <summary>It is copied to another mailbox as well.</summary>
    Copy,

    /// <summary>It is moved to another mailbox; it can be moved back.</summary>
    Move,
}

/// <summary>What <c>watch</c> was asked.</summary>
internal sealed record WatchRequest
{
    internal required MailboxAddress Mailbox { get; init; }

    internal string? PasswordFile { get; init; }

    internal string? TokenFile { get; init; }

    internal WatchAct Act { get; init; }

    internal required string Target { get; init; }

    internal required string StateFile { get; init; }

    /// <summary>Whether the mail that is there at the first start is looked at.</summary>
    internal bool Existing { get; init; }

    internal bool Once { get; init; }

    /// <summary>Whether suspicious mail counts as found.</summary>
    internal bool Suspicious { get; init; }

    internal string? AuthorityFile { get; init; }

    internal string? AuthservId { get; init; }

    internal required Language Language { get; init; }
}

/// <summary>Ends the watch with a message for the person.</summary>
internal sealed class WatchFault(Bilingual text) : Exception(text.En)
{
    internal Bilingual Text { get; } = text;

    /// <summary>Whether it may pass by itself in a watch that has already been logged in.</summary>
    internal bool MayPass { get; init; }
}
