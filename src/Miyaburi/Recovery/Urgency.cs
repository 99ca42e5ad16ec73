namespace Miyaburi.Recovery;

/// <summary>How soon a step matters.</summary>
public enum Urgency
{
    /// <summary>Within minutes: money or an account may be being taken.</summary>
    Now,

    /// <summary>Before the day ends.</summary>
    Today,

    /// <summary>Within seven days.</summary>
    ThisWeek,

    /// <summary>Nothing to do at once; keep an eye on it.</summary>
    Watch,
}
