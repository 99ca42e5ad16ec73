using Miyaburi.Evaluation.Corpora;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>A row with the verdict of models and weights that have not seen its campaign.</summary>
internal sealed record Judged(Row Row, Verdict Verdict)
{
    internal Sample Sample => Row.Sample;

    internal double Probability => Verdict.Probability;

    internal bool IsScam => Verdict.Level is Level.Scam;

    internal bool IsDoubted => Verdict.Level is not Level.NothingFound;
}
