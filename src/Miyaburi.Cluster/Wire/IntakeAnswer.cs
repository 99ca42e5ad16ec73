using Miyaburi.Waves;

namespace Miyaburi.Cluster.Wire;

/// <summary>What an intake says to a batch.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.answer")]
internal abstract record IntakeAnswer
{
    /// <summary>What was accepted is on the disk.</summary>
    /// <param name="Receipts">A <see cref="Receipt"/> for each report, in their order.</param>
    [GenerateSerializer, Immutable, Alias("miyaburi.answer.kept")]
    internal sealed record Kept([property: Id(0)] byte[] Receipts) : IntakeAnswer;

    /// <summary>Nothing was taken: too much waits to be grouped.</summary>
    [GenerateSerializer, Immutable, Alias("miyaburi.answer.busy")]
    internal sealed record Busy : IntakeAnswer;

    /// <summary>Nothing was taken: the store could not be written.</summary>
    /// <param name="Reason">What the store said.</param>
    [GenerateSerializer, Immutable, Alias("miyaburi.answer.unstored")]
    internal sealed record Unstored([property: Id(0)] string Reason) : IntakeAnswer;
}
