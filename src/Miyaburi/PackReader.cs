using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Miyaburi;

/// <summary>Reads what the compiler packed, in which a number is a character and a string its length and its characters: nothing has to be decoded or searched.</summary>
internal struct PackReader(string pack)
{
    private int at;

    internal int Number() => pack[at++];

    internal string Text()
    {
        var length = Number();
        var text = pack.Substring(at, length);
        at += length;
        return text;
    }

    /// <summary>A number with a fraction.</summary>
    internal double Fraction()
    {
        var length = Number();
        var number = double.Parse(pack.AsSpan(at, length), NumberStyles.Float, CultureInfo.InvariantCulture);
        at += length;
        return number;
    }

    /// <summary>The folded form of a text; the text itself where folding changes nothing.</summary>
    internal string Folded(string written) => Text() is { Length: > 0 } folded ? folded : written;

    internal ImmutableArray<string> List()
    {
        var count = Number();
        if (count == 0)
        {
            return [];
        }

        var list = new string[count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = Text();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }
}
