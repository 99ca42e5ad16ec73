namespace Miyaburi;

/// <summary>
/// Every bound on the work one message may cause. All limits live here; reaching one is reported as an
/// <see cref="Unknown"/>, never as an error and never silently.
/// </summary>
public sealed record AnalysisLimits
{
    /// <summary>The limits used unless a host sets its own.</summary>
    public static AnalysisLimits Default { get; } = new();

    /// <summary>Bytes read of one message; the rest is left unread (a 50 MB attachment, an endless stream).</summary>
    public int MessageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes read of the header of one mail; real ones have under 64 KB.</summary>
    public int HeaderBytes { get; init; } = 512 * 1024;

    /// <summary>Header fields read of one mail (100,000 trace lines).</summary>
    public int HeaderFields { get; init; } = 2000;

    /// <summary>Bytes read of one header field (100,000 addresses in To).</summary>
    public int HeaderFieldBytes { get; init; } = 64 * 1024;

    /// <summary>UTF-16 units read of one text part (a 5 MB single line, a pasted novel used as padding).</summary>
    public int PartCharacters { get; init; } = 1024 * 1024;

    /// <summary>MIME parts visited in one message (10,000 empty parts).</summary>
    public int Parts { get; init; } = 256;

    /// <summary>Depth of nested multiparts and of messages within messages (stack exhaustion).</summary>
    public int NestingDepth { get; init; } = 16;

    /// <summary>Links read in one message (a million addresses).</summary>
    public int Links { get; init; } = 512;

    /// <summary>UTF-16 units of one address; longer ones are cut before reading.</summary>
    public int UrlCharacters { get; init; } = 8192;

    /// <summary>Addresses followed inside one address: redirectors, translators, percent-encoding upon percent-encoding.</summary>
    public int NestedTargets { get; init; } = 4;

    /// <summary>Bytes read of one attachment (PDF, calendar, SVG, HTML).</summary>
    public int AttachmentBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Phone numbers, accounts and other contact points listed for one message.</summary>
    public int ContactPoints { get; init; } = 128;

    /// <summary>Places quoted for one finding.</summary>
    public int EvidencePerFinding { get; init; } = 4;
}
