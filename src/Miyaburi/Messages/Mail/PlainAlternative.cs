using System.Buffers;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Decides whether the plain alternative of an HTML text is worth keeping. It is when most of its words do not occur in
/// the HTML (another message for the reader of plain text, or for the filter), or when it leads to a host the HTML does not.
/// </summary>
internal static class PlainAlternative
{
    private const int Gram = 5;
    private const int TableBits = 16;

    /// <summary>Share of the alternative's word pieces, in percent, that must be new to count as another text.</summary>
    private const int NewShare = 50;

    /// <summary>Whether the text says something the parts read so far do not.</summary>
    public static bool SaysMore(string plain, MessageDraft draft)
    {
        if (plain.AsSpan().Trim().IsEmpty)
        {
            return false;
        }

        var seen = ArrayPool<ulong>.Shared.Rent((1 << TableBits) / 64);
        seen.AsSpan(0, (1 << TableBits) / 64).Clear();
        foreach (var part in draft.Parts)
        {
            if (part.Role is PartRole.Body or PartRole.ImageText)
            {
                Walk(part.Text, seen, learn: true);
            }
        }

        var (total, known) = Walk(plain, seen, learn: false);
        ArrayPool<ulong>.Shared.Return(seen);
        var differs = total >= 8 && (total - known) * 100 > total * NewShare;
        return differs || (known == 0 && total > 0) || LeadsElsewhere(plain, draft);
    }

    /// <summary>Rolls over letters and digits only, so layout does not matter.</summary>
    private static (int Total, int Known) Walk(string text, ulong[] seen, bool learn)
    {
        int total = 0, known = 0, filled = 0;
        ulong window = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == 'h' && text.AsSpan(i).StartsWith("http"))
            {
                // Addresses differ between alternatives as a matter of course; they are compared by host below.
                i += Math.Max(3, text.AsSpan(i).IndexOfAnyExceptInRange('!', '~') is var end and >= 0 ? end - 1 : text.Length);
                continue;
            }

            if (c is not ((>= '\u3041' and <= '\u3096') or (>= '\u4E00' and <= '\u9FFF')) && !char.IsLetterOrDigit(c))
            {
                continue;
            }

            window = ((window << 12) ^ c) & 0x0FFF_FFFF_FFFF_FFFF;
            if (++filled < Gram)
            {
                continue;
            }

            var bit = (int)((window * 0x9E37_79B9_7F4A_7C15) >> (64 - TableBits));
            var mask = 1UL << (bit & 63);
            total++;
            known += (seen[bit >> 6] & mask) != 0 ? 1 : 0;
            if (learn)
            {
                seen[bit >> 6] |= mask;
            }
        }

        return (total, known);
    }

    private static bool LeadsElsewhere(string plain, MessageDraft draft)
    {
        var rest = plain.AsSpan();
        for (var checkedHosts = 0; checkedHosts < 64; checkedHosts++)
        {
            var at = rest.IndexOf("://");
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + 3)..];
            var end = rest.IndexOfAny(HostEnds);
            var host = end < 0 ? rest : rest[..end];
            if (!host.IsEmpty && !Occurs(host, draft))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/?#:\\ \t\n\r<>\"'()[]、。」』】　");

    private static bool Occurs(ReadOnlySpan<char> host, MessageDraft draft)
    {
        foreach (var target in draft.Targets)
        {
            if (target.Url.AsSpan().Contains(host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var part in draft.Parts)
        {
            if (part.Role == PartRole.Body && part.Text.AsSpan().Contains(host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
