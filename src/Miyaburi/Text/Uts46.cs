using System.Buffers;

namespace Miyaburi.Text;

/// <summary>
/// Internationalised domain names as browsers read them: "domain to ASCII" of the WHATWG URL Standard with beStrict
/// false (UTS 46, non-transitional, CheckBidi, CheckJoiners, no CheckHyphens, no length check), by tables of our own.
/// </summary>
public static class Uts46
{
    /// <summary>UTF-16 units of the longest label that is worked on; DNS knows none above 63.</summary>
    public const int LongestLabel = 1024;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017" +
        "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F #/:<>?@[\\]^|%\u007F");

    /// <summary>Turns a domain, already percent-decoded, into lower-case ASCII.</summary>
    /// <param name="domain">The domain as written; U+3002 and other dots, full-width and styled letters are understood.</param>
    /// <param name="ascii">The ASCII form when the outcome is <see cref="DomainOutcome.Ok"/>, otherwise empty.</param>
    public static DomainOutcome ToAscii(ReadOnlySpan<char> domain, out string ascii)
    {
        ascii = "";
        if (domain.IsEmpty)
        {
            return DomainOutcome.Empty;
        }

        if (domain.IndexOfAnyExceptInRange('\0', '\x7F') < 0 && !HasPunycodeLabel(domain))
        {
            if (domain.IndexOfAny(Forbidden) >= 0)
            {
                return DomainOutcome.ForbiddenCodePoint;
            }

            ascii = LowerAscii(domain);
            return DomainOutcome.Ok;
        }

        var processor = new DomainProcessor(domain.Length);
        var outcome = processor.Run(domain);
        if (outcome == DomainOutcome.Ok)
        {
            outcome = Finish(processor.Ascii, out ascii);
        }

        processor.Free();
        return outcome;
    }

    /// <summary>The form a person reads: each <c>xn--</c> label that is valid is decoded, the others stay as they are.</summary>
    /// <param name="ascii">A lower-case ASCII domain.</param>
    public static string ToUnicode(string ascii)
    {
        ArgumentNullException.ThrowIfNull(ascii);
        if (!HasPunycodeLabel(ascii))
        {
            return ascii;
        }

        var readable = new CharBuffer(ascii.Length);
        foreach (var range in ascii.AsSpan().Split('.'))
        {
            if (range.Start.Value > 0)
            {
                readable.Append('.');
            }

            DomainProcessor.AppendReadable(ascii.AsSpan()[range], ref readable);
        }

        var result = new string(readable.Written);
        readable.Free();
        return result;
    }

    private static DomainOutcome Finish(ReadOnlySpan<char> result, out string ascii)
    {
        ascii = "";
        if (result.IsEmpty)
        {
            return DomainOutcome.Empty;
        }

        if (result.IndexOfAny(Forbidden) >= 0)
        {
            return DomainOutcome.ForbiddenCodePoint;
        }

        ascii = new string(result);
        return DomainOutcome.Ok;
    }

    private static bool HasPunycodeLabel(ReadOnlySpan<char> domain)
    {
        for (var from = 0; ;)
        {
            var at = domain[from..].IndexOf("xn--", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            at += from;
            if (at == 0 || domain[at - 1] == '.')
            {
                return true;
            }

            from = at + 4;
        }
    }

    private static string LowerAscii(ReadOnlySpan<char> domain) => string.Create(domain.Length, domain, static (lower, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var unit = source[i];
            lower[i] = (uint)(unit - 'A') <= 'Z' - 'A' ? (char)(unit | 0x20) : unit;
        }
    });
}
