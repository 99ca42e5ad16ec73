namespace Miyaburi.Evaluation.Measuring;

/// <summary>One figure with what it should be.</summary>
/// <param name="Id">Stable name, by which <c>docs/ratchet.json</c> holds the figure.</param>
/// <param name="What">What is counted.</param>
/// <param name="Split">How fitting and testing are kept apart.</param>
/// <param name="Floor">The share that must be reached.</param>
/// <param name="Aim">The share aimed at.</param>
/// <param name="IsMost">Whether floor and aim are the most allowed, as with false alarms, rather than the least.</param>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many.</param>
internal sealed record Goal(string Id, string What, string Split, double Floor, double Aim, bool IsMost, int Hits, int Of)
{
    /// <summary>The outcome of a goal that needs no reason.</summary>
    internal const string AimMet = "aim met";

    /// <summary>The share reached.</summary>
    internal double Share => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>What became of it.</summary>
    internal string Outcome => Of == 0 ? "not measured" : Reaches(Aim) ? AimMet : Reaches(Floor) ? "floor met, aim missed" : "**missed**";

    /// <summary>Floor or aim, in words.</summary>
    internal string Show(double share) => FormattableString.Invariant($"{(IsMost ? share == 0 ? "" : "≤ " : "")}{100 * share:0.#} %");

    private bool Reaches(double share) => IsMost ? Share <= share : Share >= share;
}
