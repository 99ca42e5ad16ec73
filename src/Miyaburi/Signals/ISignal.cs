namespace Miyaburi.Signals;

/// <summary>One thing that may be wrong with a message. Pure: sees the facts only, never other findings.</summary>
public interface ISignal
{
    /// <summary>What the signal is and says; the specification at the top of its file.</summary>
    SignalDescriptor Descriptor { get; }

    /// <summary>The finding when the signal fires, with the places it rests on; otherwise null.</summary>
    Finding? Inspect(CaseFacts facts);
}
