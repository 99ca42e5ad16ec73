using Miyaburi.Links;

namespace Miyaburi.Signals;

/// <summary>
/// The text on which the host model is fitted and scored. Letters of the host stand for themselves, its digits and
/// the path's characters are moved to ranges of their own, so that n-grams of one are never mistaken for another's,
/// and what the whole name looks like is said in private-use characters beside its public suffix.
/// </summary>
internal static class AddressShape
{
    private const int MostHost = 250;
    private const int MostPath = 60;
    private const char DigitOfHost = '\u0200';
    private const char InPath = '\u0400';
    private const char PathBegins = '\uE401';
    private const char PathEnds = '\uE500';
    private const uint Suffixes = 8192;

    internal static string Of(Host host, string path, string? query)
    {
        var name = host.Ascii.AsSpan(0, Math.Min(MostHost, host.Ascii.Length));
        var shape = new CharWriter(stackalloc char[MostHost + MostPath + 20]);
        shape.Add('^');
        foreach (var c in name)
        {
            shape.Add(char.IsAsciiDigit(c) ? (char)(c + DigitOfHost) : c);
        }

        shape.Add('$');
        AddName(host, ref shape);
        shape.Add(PathBegins);
        var room = MostPath;
        AddPath(path, ref room, ref shape);
        if (query is not null && room > 0)
        {
            room--;
            shape.Add((char)('?' + InPath));
            AddPath(query, ref room, ref shape);
        }

        shape.Add(PathEnds);
        return shape.ToString();
    }

    /// <summary>Length, digits and vowels of the registrable label, and the depth of what stands before it.</summary>
    private static void AddName(Host host, ref CharWriter shape)
    {
        var registrable = host.RegistrableDomain;
        var suffix = host.PublicSuffix;
        var label = registrable.AsSpan(0, registrable.Length > suffix.Length + 1 ? registrable.Length - suffix.Length - 1 : registrable.Length);
        var depth = host.Ascii.Length > registrable.Length ? host.Ascii.AsSpan(0, host.Ascii.Length - registrable.Length).Count('.') : 0;
        var (digits, vowels) = (0, 0);
        foreach (var c in label)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            vowels += c is 'a' or 'e' or 'i' or 'o' or 'u' ? 1 : 0;
        }

        var token = SuffixToken(suffix);
        shape.Add(token);
        shape.Add((char)('\uE000' + Math.Min(20, label.Length)));
        shape.Add(token);
        shape.Add((char)('\uE100' + Math.Min(5, digits)));
        shape.Add(token);
        shape.Add((char)('\uE200' + Math.Min(4, depth)));
        shape.Add((char)('\uE300' + (10 * vowels / Math.Max(1, label.Length))));
        shape.Add(token);
    }

    private static void AddPath(string text, ref int room, ref CharWriter shape)
    {
        foreach (var c in text.AsSpan(0, Math.Min(room, text.Length)))
        {
            shape.Add((char)((char.IsAsciiDigit(c) ? '0' : Math.Min(c, '\u007F')) + InPath));
            room--;
        }
    }

    private static char SuffixToken(string suffix)
    {
        var hash = 2166136261u;
        foreach (var c in suffix)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (char)(0x4E00 + ((hash ^ (hash >> 15)) % Suffixes));
    }

    private ref struct CharWriter(Span<char> room)
    {
        private readonly Span<char> room = room;
        private int length;

        internal void Add(char c) => room[length++] = c;

        public override readonly string ToString() => new(room[..length]);
    }
}
