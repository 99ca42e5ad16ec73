using Miyaburi.Text;

namespace Miyaburi.Links;

/// <summary>Reads what stands in an address in the host's place (WHATWG URL Standard, host parsing).</summary>
public static class HostReader
{
    /// <summary>Reads a host as written, such as the domain of a mail address.</summary>
    /// <param name="written">The host, without port and userinfo; IPv6 in brackets.</param>
    public static Host Read(ReadOnlySpan<char> written)
    {
        var tricks = default(UrlTrickSet);
        return Read(written, ref tricks);
    }

    internal static Host Read(ReadOnlySpan<char> written, ref UrlTrickSet tricks)
    {
        if (written.StartsWith('['))
        {
            return ReadBracketed(written);
        }

        if (written.ContainsAnyExcept(HostCharacters.Plain) || (written.IndexOf("--") >= 0 && written.Contains("xn--", StringComparison.OrdinalIgnoreCase)))
        {
            return ReadUnusual(written, ref tricks);
        }

        return Finish(ToLower(written), written, ref tricks);
    }

    /// <summary>The host of a scheme a browser does not know: no mapping and no addresses but IPv6.</summary>
    internal static Host ReadOpaque(ReadOnlySpan<char> written)
    {
        if (written.StartsWith('['))
        {
            return ReadBracketed(written);
        }

        return HostCharacters.HasForbiddenInOpaque(written)
            ? Invalid(written)
            : Domain(PercentEncoding.Encode(written, EncodeSet.Control).ToLowerInvariant());
    }

    private static Host ReadBracketed(ReadOnlySpan<char> written)
    {
        if (!written.EndsWith(']') || !Ipv6Reader.TryRead(written[1..^1], out var address))
        {
            return Invalid(written);
        }

        return Address(HostKind.IPv6, address);
    }

    private static Host ReadUnusual(ReadOnlySpan<char> written, ref UrlTrickSet tricks)
    {
        tricks.AddIf(written.Contains('%'), UrlTrick.PercentEncodedHost);
        var decoded = PercentEncoding.Decode(written);
        NoteTricks(decoded, ref tricks);
        return Uts46.ToAscii(decoded, out var ascii) == DomainOutcome.Ok
            ? Finish(ascii, written, ref tricks)
            : Invalid(written);
    }

    /// <summary>Notes characters that no honest host name holds.</summary>
    internal static void NoteTricks(string decoded, ref UrlTrickSet tricks)
    {
        var previous = 0;
        foreach (var rune in decoded.EnumerateRunes())
        {
            var c = rune.Value;
            if (c >= 128)
            {
                tricks.AddIf(HostCharacters.IsStyled(c), UrlTrick.StyledHost);
                tricks.AddIf(HostCharacters.IsInvisible(c), UrlTrick.InvisibleInHost);
                tricks.AddIf(HostCharacters.IsConfusableSlash(c) && IsAsciiWord(previous), UrlTrick.ConfusableSlash);
                tricks.AddIf(HostCharacters.IsKanaSlash(c) && IsAsciiWord(previous), UrlTrick.ConfusableSlash);
            }

            previous = c;
        }
    }

    private static bool IsAsciiWord(int c) => c < 128 && char.IsAsciiLetterOrDigit((char)c);

    private static Host Finish(string ascii, ReadOnlySpan<char> written, ref UrlTrickSet tricks)
    {
        if (!Ipv4Reader.EndsInNumber(ascii))
        {
            return Domain(ascii);
        }

        if (!Ipv4Reader.TryRead(ascii, out var address))
        {
            return Invalid(written);
        }

        tricks.AddIf(!ascii.AsSpan().TrimEnd('.').SequenceEqual(address), UrlTrick.NumericHost);
        return Address(HostKind.IPv4, address);
    }

    private static string ToLower(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('A', 'Z') ? text.ToString().ToLowerInvariant() : text.ToString();

    private static Host Address(HostKind kind, string address) =>
        new() { Kind = kind, Ascii = address, Unicode = address, RegistrableDomain = address, Site = address };

    private static Host Invalid(ReadOnlySpan<char> written)
    {
        var text = written.ToString();
        return new Host { Kind = HostKind.Invalid, Ascii = text, Unicode = text, RegistrableDomain = text, Site = text };
    }

    private static Host Domain(string ascii)
    {
        // One final dot names the root. More of them are empty labels, which no resolver asks for and no reader sees.
        var name = ascii.TrimEnd('.');
        var match = PublicSuffixes.Find(name);
        var registrable = LabelMore(name, match.IsKnown ? match.Icann : LastLabel(name));
        return new Host
        {
            Kind = HostKind.Domain,
            Ascii = name,
            Unicode = name.AsSpan().IndexOf("xn--") >= 0 ? Uts46.ToUnicode(name) : name,
            PublicSuffix = match.IsKnown ? name[^match.Icann..] : "",
            RegistrableDomain = registrable,
            PrivateSuffix = match.Private > 0 ? name[^match.Private..] : "",
            Site = match.Private > 0 && match.Private < name.Length ? LabelMore(name, match.Private) : registrable,
        };
    }

    private static int LastLabel(string name) => name.Length - name.LastIndexOf('.') - 1;

    private static string LabelMore(string name, int suffix)
    {
        var before = name.Length - suffix - 1;
        return before <= 0 ? name : name[(name.LastIndexOf('.', before - 1) + 1)..];
    }
}
