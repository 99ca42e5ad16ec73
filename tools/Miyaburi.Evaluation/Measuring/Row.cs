using Miyaburi.Evaluation.Corpora;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>A case as the weights see it: which signals fired, how strongly.</summary>
internal sealed record Row(Sample Sample, CaseFacts Facts, System.Collections.Immutable.ImmutableArray<Finding> Findings)
{
    /// <summary>The channel it is judged in.</summary>
    internal Channel Channel => Channels.Of(Facts);
}

