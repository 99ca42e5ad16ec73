namespace Miyaburi.Text;

/// <summary>What came of turning a domain into its ASCII form.</summary>
public enum DomainOutcome
{
    /// <summary>It has one.</summary>
    Ok,

    /// <summary>Nothing is left of it.</summary>
    Empty,

    /// <summary>It contains a code point that URLs forbid in domains, such as a blank, <c>%</c>, <c>/</c> or <c>&lt;</c>.</summary>
    ForbiddenCodePoint,

    /// <summary>It contains a code point that UTS 46 disallows.</summary>
    DisallowedCodePoint,

    /// <summary>A label begins with <c>xn--</c> but what follows is no Punycode, or stands for plain ASCII.</summary>
    BadPunycode,

    /// <summary>A label that was Punycode is not normalised, begins with a mark, or contains a dot.</summary>
    BadLabel,

    /// <summary>A zero-width joiner or non-joiner stands where no script needs it (RFC 5892, appendix A).</summary>
    BadJoiner,

    /// <summary>A label mixes writing directions (RFC 5893).</summary>
    BadDirection,

    /// <summary>A label is longer than any that could exist; see <see cref="Uts46.LongestLabel"/>.</summary>
    TooLong,
}
