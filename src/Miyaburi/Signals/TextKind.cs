namespace Miyaburi.Signals;

/// <summary>What kind of text a message is, as far as it changes how demands in it are read.</summary>
public enum TextKind
{
    /// <summary>Speaks for itself.</summary>
    Ordinary,

    /// <summary>Warns of scams and quotes them: demands in it are not its own.</summary>
    Warning,

    /// <summary>Delivers a one-time code and asks for nothing else.</summary>
    OneTimeCode,
}
