namespace Miyaburi.Text;

/// <summary>Bidi classes that matter to labels. Values must agree with tools/tables/lib/idna.mjs.</summary>
internal enum BidiClass
{
    /// <summary>Any other class; never allowed in a bidi label.</summary>
    None = 0,

    /// <summary>Left to right.</summary>
    L = 1,

    /// <summary>Right to left.</summary>
    R = 2,

    /// <summary>Arabic letter.</summary>
    AL = 3,

    /// <summary>Arabic number.</summary>
    AN = 4,

    /// <summary>European number.</summary>
    EN = 5,

    /// <summary>European separator.</summary>
    ES = 6,

    /// <summary>Common separator.</summary>
    CS = 7,

    /// <summary>European terminator.</summary>
    ET = 8,

    /// <summary>Other neutral.</summary>
    ON = 9,

    /// <summary>Boundary neutral.</summary>
    BN = 10,

    /// <summary>Nonspacing mark.</summary>
    NSM = 11,
}
