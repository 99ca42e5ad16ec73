namespace Miyaburi;

/// <summary>The languages of everything a user sees.</summary>
public enum Language
{
    /// <summary>Japanese.</summary>
    Ja,

    /// <summary>English.</summary>
    En,
}
