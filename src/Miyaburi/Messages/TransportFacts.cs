using System.Collections.Immutable;

namespace Miyaburi.Messages;

/// <summary>Header fields added on the way, in header order (the topmost was added last).</summary>
public sealed record TransportFacts
{
    /// <summary>Nothing known: an SMS or pasted text.</summary>
    public static TransportFacts None { get; } = new();

    /// <summary>The fields that say how the message came.</summary>
    public ImmutableArray<TraceField> Trace { get; init; } = [];

    /// <summary>The domain of Message-ID, lower-case, or empty.</summary>
    public string MessageIdDomain { get; init; } = "";

    /// <summary>Whether List-Id or List-Unsubscribe is present.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether Subject holds bytes beyond ASCII without the mail having been sent as internationalized (RFC 6532, RFC 6531).</summary>
    public bool IsSubjectRaw { get; init; }

    /// <summary>X-Mailer or User-Agent, raw and untrusted; may be empty.</summary>
    public string Mailer { get; init; } = "";
}

/// <summary>The trace and authentication fields that matter.</summary>
public enum TraceFieldKind
{
    /// <summary>Received (RFC 5321, 4.4).</summary>
    Received,

    /// <summary>Authentication-Results (RFC 8601).</summary>
    AuthenticationResults,

    /// <summary>Received-SPF (RFC 7208, 9.1).</summary>
    ReceivedSpf,

    /// <summary>DKIM-Signature (RFC 6376).</summary>
    DkimSignature,
}

/// <summary>One trace field, unfolded.</summary>
/// <param name="Kind">Which field.</param>
/// <param name="Value">Its value with folding white space removed; untrusted.</param>
public sealed record TraceField(TraceFieldKind Kind, string Value);
