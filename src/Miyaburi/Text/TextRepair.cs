namespace Miyaburi.Text;

/// <summary>
/// Puts addresses together again that a screenshot reader broke (<c>http //duckdns .o rg</c>) or a careful person made
/// harmless (<c>hxxp://evil[.]jp</c>), so that they can be analysed. Nothing is ever opened.
/// </summary>
public static class TextRepair
{
    /// <summary>Repairs the address that a candidate begins with.</summary>
    /// <param name="candidate">Text from the first letter of a scheme or host to where the address may end at most.</param>
    /// <returns>The address, and whether it differs from what was written. Without a change the candidate itself.</returns>
    public static (string Repaired, bool Changed) Refang(ReadOnlySpan<char> candidate) => Refang(candidate, out _);

    /// <summary>Repairs the address that a candidate begins with, and tells how much of the candidate it takes.</summary>
    /// <param name="candidate">Text from the first letter of a scheme or host; may run past the address.</param>
    /// <param name="consumed">UTF-16 units of the candidate that belong to the address when it was changed; all of them otherwise.</param>
    public static (string Repaired, bool Changed) Refang(ReadOnlySpan<char> candidate, out int consumed)
    {
        var repairer = new AddressRepairer(candidate);
        var repaired = repairer.Run();
        consumed = repairer.Changed ? repairer.Consumed : candidate.Length;
        return (repaired ?? candidate.ToString(), repairer.Changed);
    }

    /// <summary>
    /// Length of a scheme for the web at the start of a text, broken or whole, with its slashes and the blanks around
    /// them; 0 when there is none. <c>hxxps[:]//</c>, <c>http //</c>, <c>h**p://</c> and <c>ttp://</c> count.
    /// </summary>
    public static int SchemeLength(ReadOnlySpan<char> text) => BrokenScheme.Read(text, out _, out _);
}
