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

    /// <summary>UTF-16 units read of one text part, of a longer one half from its head and half from its tail (a 5 MB single line, a pasted novel used as padding).</summary>
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

    /// <summary>Distinct phone numbers, accounts and other contact points listed for one message.</summary>
    public int ContactPoints { get; init; } = 128;

    /// <summary>Recipients kept of one mail; a longer list says nothing more about the scam.</summary>
    public int Recipients { get; init; } = 64;

    /// <summary>Trace fields (Received, Authentication-Results …) kept of one mail; real mail has under forty.</summary>
    public int TraceFields { get; init; } = 128;

    /// <summary>Attributes kept of one HTML tag (an address hidden behind a thousand attributes).</summary>
    public int TagAttributes { get; init; } = 64;

    /// <summary>Style rules kept of one HTML text; a newsletter has under two hundred.</summary>
    public int StyleRules { get; init; } = 512;

    /// <summary>Addresses noted of one script.</summary>
    public int ScriptLinks { get; init; } = 16;

    /// <summary>Entities an SVG may declare.</summary>
    public int XmlEntities { get; init; } = 64;

    /// <summary>How often entities within entities are replaced (a billion laughs).</summary>
    public int XmlEntityDepth { get; init; } = 4;

    /// <summary>Compressed streams looked into in one PDF.</summary>
    public int PdfStreams { get; init; } = 2000;

    /// <summary>Addresses noted of one PDF.</summary>
    public int PdfLinks { get; init; } = 256;

    /// <summary>
    /// Bytes of file specifications of one PDF that may be read over again, since they may stand in each other: a file of brackets left open would be
    /// read a thousand times over.
    /// </summary>
    public int PdfOverlap { get; init; } = 8 * 1024 * 1024;

    /// <summary>Entries looked at in one archive or Office document.</summary>
    public int ArchiveEntries { get; init; } = 512;

    /// <summary>Directory entries read of one Outlook message; reaching it, or one of the next two, is reported as <see cref="MessageBytes"/>.</summary>
    public int OutlookEntries { get; init; } = 20_000;

    /// <summary>Properties read of one message, attachment or recipient in an Outlook message.</summary>
    public int OutlookProperties { get; init; } = 4096;

    /// <summary>Groups within groups of a rich text (RTF).</summary>
    public int RtfDepth { get; init; } = 256;

    /// <summary>Drawings looked at in one text for QR codes.</summary>
    public int QrDrawings { get; init; } = 8;

    /// <summary>Codes tried in one drawing; a drawing full of finder patterns is no code.</summary>
    public int QrTries { get; init; } = 24;

    /// <summary>Foreign domains named of the rest of one address; only shortens the list, nothing stays unread.</summary>
    public int DecoysPerLink { get; init; } = 8;

    /// <summary>Places listed of one address that is repeated; only shortens the list, nothing stays unread.</summary>
    public int PlacesPerLink { get; init; } = 3;

    /// <summary>Kinds of <see cref="Unknown"/> listed for one message (a thousand broken attachments, each named).</summary>
    public int Unknowns { get; init; } = 32;

    /// <summary>Places quoted for one finding.</summary>
    public int EvidencePerFinding { get; init; } = 4;
}
