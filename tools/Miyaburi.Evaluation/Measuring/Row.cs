using Miyaburi.Evaluation.Corpora;
using Miyaburi.Signals;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>A case as the weights see it: which signals fired, how strongly.</summary>
internal sealed record Row(Sample Sample, CaseFacts Facts, System.Collections.Immutable.ImmutableArray<Finding> Findings);
