using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Waves;

/// <summary>
/// A message without what differs from one reader to the next: links, numbers and dates, brands, the reader's name,
/// contact points, addresses and filler are masked. What remains is folded text that names nobody.
/// </summary>
public static class Skeleton
{
    /// <summary>Units of a skeleton at most; what follows is no longer the opening of the same template.</summary>
    public const int MostUnits = 4000;

    /// <summary>The skeleton of a message's visible text; empty when it has none.</summary>
    public static string Of(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new StringBuilder();
        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is not (PartRole.Subject or PartRole.Body) || text.Length >= MostUnits * 2)
            {
                continue;
            }

            text.Append(MaskPlaces(part.Part, facts)).Append('\n');
        }

        var skeleton = SkeletonMasks.MaskWords(FoldedText.FoldWord(SkeletonMasks.MaskLines(SkeletonPeople.Mask(text.ToString()))));
        return skeleton.Length > MostUnits ? skeleton[..MostUnits] : skeleton;
    }

    /// <summary>A skeleton that somebody else made, masked once more: whatever they sent, it holds no number, address or code.</summary>
    public static string Again(string skeleton)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        var text = SkeletonMasks.MaskWords(FoldedText.FoldWord(skeleton.Length > MostUnits ? skeleton[..MostUnits] : skeleton));
        return text.Length > MostUnits ? text[..MostUnits] : text;
    }

    /// <summary>The part with what the engine has found in it already masked.</summary>
    private static string MaskPlaces(MessagePart part, CaseFacts facts)
    {
        var places = facts.Links.Where(l => l.Link.PartId == part.Id).Select(l => (l.Link.Range, Mask: l.Link.Origin is Links.LinkOrigin.Markup ? '\0' : Mask.Link))
            .Concat(facts.ContactPoints.Where(c => c.PartId == part.Id && c.Kind is not ContactKind.GiftCard).Select(c => (c.Range, Mask: Mask.Contact)))
            .Concat(facts.Claims.All.Where(b => b.PartId == part.Id && b.Place is not Brands.BrandPlace.Host).Select(b => (b.Range, Mask: Mask.Brand)))
            .Where(p => p.Mask != '\0' && p.Range.Length > 0)
            .OrderBy(p => p.Range.Start).ThenByDescending(p => p.Range.Length);
        var text = new StringBuilder(part.Text.Length);
        var at = 0;
        foreach (var (range, mask) in places)
        {
            if (range.Start < at || range.End > part.Text.Length)
            {
                continue;
            }

            AppendOwn(text, part.Text.AsSpan(at, range.Start - at));
            text.Append(mask);
            at = range.End;
        }

        AppendOwn(text, part.Text.AsSpan(at));
        return text.ToString();
    }

    /// <summary>A message's own private-use characters could pass for masks.</summary>
    private static void AppendOwn(StringBuilder text, ReadOnlySpan<char> own)
    {
        foreach (var unit in own)
        {
            text.Append(unit is >= '\uE000' and <= '\uF8FF' ? ' ' : unit);
        }
    }
}
