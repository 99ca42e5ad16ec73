namespace Miyaburi.Text;

/// <summary>Which composed form to make; the value is the mask of "not a safe start" in the tables.</summary>
internal enum NormalizationTarget
{
    /// <summary>Canonical composition.</summary>
    Nfc = 0x40,

    /// <summary>Compatibility composition.</summary>
    Nfkc = 0x80,
}
