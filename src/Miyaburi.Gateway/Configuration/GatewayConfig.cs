using System.Collections.Immutable;

namespace Miyaburi.Gateway.Configuration;

/// <summary>Everything an administrator decides: one immutable snapshot, replaced as a whole on reload.</summary>
internal sealed record GatewayConfig
{
    /// <summary>No door, usual thresholds: what a program judges by that opens none.</summary>
    internal static GatewayConfig Plain(Language language, string? authservId) => new()
    {
        Language = language,
        Doors = new DoorConfigs(null, null, null, null, null),
        Thresholds = Thresholds.Default,
        Recipients = [],
        Allow = [],
        Block = [],
        Authentication = new AuthenticationConfig(authservId, false, null, TimeSpan.FromSeconds(3), []),
        Limits = GatewayLimits.Default,
        Audit = null,
        Reports = null,
    };

    /// <summary>The language of reports and answers.</summary>
    internal required Language Language { get; init; }

    /// <summary>The doors that are open.</summary>
    internal required DoorConfigs Doors { get; init; }

    /// <summary>From which score what is done.</summary>
    internal required Thresholds Thresholds { get; init; }

    /// <summary>Thresholds of single recipients or domains; the first that matches an address counts.</summary>
    internal required ImmutableArray<RecipientRule> Recipients { get; init; }

    /// <summary>Never held back, when the sender is proven.</summary>
    internal required ImmutableArray<ListEntry> Allow { get; init; }

    /// <summary>Always treated as a scam.</summary>
    internal required ImmutableArray<ListEntry> Block { get; init; }

    /// <summary>Whose authentication results count, and whether the gateway verifies by itself.</summary>
    internal required AuthenticationConfig Authentication { get; init; }

    /// <summary>Bounds on connections, memory and time.</summary>
    internal required GatewayLimits Limits { get; init; }

    /// <summary>Where decisions are noted, or null.</summary>
    internal required AuditConfig? Audit { get; init; }

    /// <summary>Where scams are reported to, or null: nothing is reported.</summary>
    internal required ReportConfig? Reports { get; init; }
}

/// <summary>The doors; a null one is closed.</summary>
internal sealed record DoorConfigs(DoorConfig? Spamd, DoorConfig? Rspamd, MilterConfig? Milter, FilterConfig? Filter, LineConfig? Line)
{
    /// <summary>All addresses, in the order of the doors.</summary>
    internal IEnumerable<ListenAddress> Listening => new[] { Spamd, Rspamd, Milter, Filter, Line }.SelectMany(d => d is null ? [] : d.Listen);

    /// <summary>These, and those of <paramref name="open"/> that are not among them: they stay open until a restart, with the settings they had.</summary>
    internal DoorConfigs Keeping(DoorConfigs open) =>
        new(Spamd ?? open.Spamd, Rspamd ?? open.Rspamd, Milter ?? open.Milter, Filter ?? open.Filter, Line ?? open.Line);
}

/// <summary>A door that only listens.</summary>
internal record DoorConfig(ImmutableArray<ListenAddress> Listen);

/// <summary>The milter's door.</summary>
internal sealed record MilterConfig(ImmutableArray<ListenAddress> Listen) : DoorConfig(Listen)
{
    /// <summary>What the MTA is told when a message could not be judged.</summary>
    internal required FailureAnswer OnFailure { get; init; }

    /// <summary>Text put before the subject of a mail over the spam threshold, or null. Breaks DKIM signatures.</summary>
    internal required string? SubjectTag { get; init; }

    /// <summary>Whether a warning is put above the text of such a mail. Breaks DKIM signatures.</summary>
    internal required bool Banner { get; init; }

    /// <summary>How long an MTA may stay silent between two commands.</summary>
    internal required TimeSpan Idle { get; init; }
}

/// <summary>The door for phone filters and webhooks.</summary>
internal sealed record FilterConfig(ImmutableArray<ListenAddress> Listen) : DoorConfig(Listen)
{
    /// <summary>The bearer token that callers must show, or null when the door is open to all who reach it.</summary>
    internal required string? Token { get; init; }

    /// <summary>Whether suspicious messages are junk as well.</summary>
    internal required bool SuspiciousIsJunk { get; init; }
}

/// <summary>The LINE bot's door.</summary>
internal sealed record LineConfig(ImmutableArray<ListenAddress> Listen) : DoorConfig(Listen)
{
    /// <summary>The key of the webhook's signature.</summary>
    internal required string ChannelSecret { get; init; }

    /// <summary>The token that answers are sent with.</summary>
    internal required string AccessToken { get; init; }

    /// <summary>Where answers go: <c>https://api.line.me</c>.</summary>
    internal required Uri Api { get; init; }

    /// <summary>Where pictures are fetched: <c>https://api-data.line.me</c>.</summary>
    internal required Uri DataApi { get; init; }

    /// <summary>The program that reads screenshots (tesseract), or null when pictures are not read.</summary>
    internal required string? Ocr { get; init; }

    /// <summary>How long a conversation is remembered.</summary>
    internal required TimeSpan Memory { get; init; }
}

/// <summary>What an MTA is told when a message could not be judged.</summary>
internal enum FailureAnswer
{
    /// <summary>The mail goes through unmarked: no mail is held up by this program.</summary>
    Accept,

    /// <summary>The sender is asked to try again later.</summary>
    TryLater,
}

/// <summary>Scores from which something is done; null: never.</summary>
/// <param name="Spam">From here a message counts as spam in every protocol.</param>
/// <param name="Suspicious">From here a message is marked as suspicious.</param>
/// <param name="RewriteSubject">From here the subject is to be changed.</param>
/// <param name="Quarantine">From here the MTA is asked to hold the message.</param>
/// <param name="Reject">From here the MTA is asked to refuse it.</param>
internal sealed record Thresholds(double Spam, double Suspicious, double? RewriteSubject, double? Quarantine, double? Reject)
{
    /// <summary>Marks, and holds nothing back.</summary>
    internal static Thresholds Default { get; } = new(5.0, 2.5, null, null, null);
}

/// <summary>Thresholds for recipients.</summary>
/// <param name="Match">An address, or <c>@domain</c>; compared without case.</param>
/// <param name="Thresholds">The thresholds for them.</param>
internal sealed record RecipientRule(string Match, Thresholds Thresholds)
{
    internal bool Matches(string recipient) => Match.StartsWith('@')
        ? recipient.EndsWith(Match, StringComparison.OrdinalIgnoreCase)
        : recipient.Equals(Match, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One line of an allow- or block-list.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Value">An address, a domain (with all below it) or the id of a brand.</param>
/// <param name="Unproven">Whether an allowed sender or domain needs no proof; without it a forged sender gets no favour.</param>
internal sealed record ListEntry(ListKind Kind, string Value, bool Unproven);

/// <summary>What a list compares.</summary>
internal enum ListKind
{
    /// <summary>The address in From.</summary>
    Sender,

    /// <summary>The domain of the address in From, and what lies below it.</summary>
    Domain,

    /// <summary>The brand that a message claims to come from.</summary>
    Brand,
}

/// <summary>Sender authentication.</summary>
/// <param name="AuthservId">The authserv-id of the own mail server (RFC 8601, 2.5), or null.</param>
/// <param name="Verify">Whether the gateway verifies DKIM, ARC, SPF and DMARC over DNS by itself.</param>
/// <param name="Resolver">The DNS server to ask, or null for the system's.</param>
/// <param name="Budget">How long one message may wait for DNS.</param>
/// <param name="TrustedSealers">Domains of forwarders whose ARC seals are believed; lower-case ASCII.</param>
internal sealed record AuthenticationConfig(string? AuthservId, bool Verify, System.Net.IPEndPoint? Resolver, TimeSpan Budget, ImmutableArray<string> TrustedSealers);

/// <summary>Where decisions are noted.</summary>
/// <param name="Folder">The folder of the audit log.</param>
/// <param name="FileBytes">A file of this size is closed and a new one begun.</param>
/// <param name="Files">So many files are kept.</param>
internal sealed record AuditConfig(string Folder, long FileBytes, int Files);
