namespace Miyaburi.Links;

/// <summary>How an address stands in running text.</summary>
internal enum AddressForm
{
    /// <summary>With its scheme, as a program would recognise it.</summary>
    Schemed,

    /// <summary>Without a scheme.</summary>
    Bare,

    /// <summary>Broken or disguised; readable for a person only.</summary>
    Broken,
}

/// <summary>An address found in running text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last character.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Repaired">The address it was broken from, when it is broken.</param>
internal readonly record struct AddressSpan(int Start, int End, AddressForm Form, string? Repaired = null);
