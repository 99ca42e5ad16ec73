using System.Collections.Immutable;
using Miyaburi.Links.Onward;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Links;

/// <summary>Finds every address of a message: written in its texts, and in its markup.</summary>
public static class LinkExtractor
{
    /// <summary>Finds the links of a message, texts first and in reading order.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limits">Bounds on the number and length of links.</param>
    public static ImmutableArray<Link> Extract(Message message, AnalysisLimits limits)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(limits);
        var links = ImmutableArray.CreateBuilder<Link>();
        var seen = new Dictionary<(string Raw, TargetKind? Kind), int>();
        foreach (var part in message.Parts)
        {
            if (part.Role is PartRole.Body or PartRole.Subject or PartRole.Attachment)
            {
                ReadText(part, limits, links, seen);
            }
        }

        ReadTargets(message, limits, links, seen);
        return links.ToImmutable();
    }

    /// <summary>Finds the addresses written in one text.</summary>
    /// <param name="part">The text.</param>
    /// <param name="limits">Bounds on the number and length of links.</param>
    public static ImmutableArray<Link> ExtractText(MessagePart part, AnalysisLimits limits)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(limits);
        var links = ImmutableArray.CreateBuilder<Link>();
        ReadText(part, limits, links, []);
        return links.ToImmutable();
    }

    private static void ReadText(MessagePart part, AnalysisLimits limits, ImmutableArray<Link>.Builder links, Dictionary<(string, TargetKind?), int> seen)
    {
        var scanner = new AddressScanner(part.Text, limits);
        while (links.Count < limits.Links && scanner.Next(out var span))
        {
            var raw = part.Text[span.Start..span.End];
            if (IsFamiliar(seen, raw, null, limits) || ReadAddress(raw, span, limits) is not { } url)
            {
                continue;
            }

            Remember(seen, raw, null);

            links.Add(Complete(limits, new Link
            {
                Origin = span.Form == AddressForm.Bare ? LinkOrigin.Bare : LinkOrigin.Text,
                PartId = part.Id,
                Range = new TextRange(span.Start, span.End - span.Start),
                Raw = raw,
                Url = url,
                Visible = raw,
            }));
        }
    }

    private static Url? ReadAddress(string raw, AddressSpan span, AnalysisLimits limits)
    {
        var reading = span.Form switch
        {
            AddressForm.Bare => UrlReader.TryReadSchemeless(raw, limits),
            AddressForm.Broken => UrlReader.TryRead(span.Repaired, limits),
            _ => UrlReader.TryRead(raw, limits),
        };
        if (reading is not UrlReading.Read(var url))
        {
            return null;
        }

        return span.Form == AddressForm.Broken ? url with { Tricks = [.. url.Tricks, UrlTrick.Repaired] } : url;
    }

    private static void ReadTargets(Message message, AnalysisLimits limits, ImmutableArray<Link>.Builder links, Dictionary<(string, TargetKind?), int> seen)
    {
        foreach (var target in message.Targets)
        {
            if (links.Count >= limits.Links)
            {
                return;
            }

            if (IsFamiliar(seen, target.Url, target.Kind, limits) || ReadTarget(target.Url, limits) is not { } url)
            {
                continue;
            }

            Remember(seen, target.Url, target.Kind);

            links.Add(Complete(limits, new Link
            {
                Origin = LinkOrigin.Markup,
                Target = target.Kind,
                PartId = target.PartId,
                Range = target.Visible,
                Raw = target.Url,
                Url = url,
                Visible = VisibleText(message, target),
            }));
        }
    }

    /// <summary>
    /// Mail has no page whose address would complete a relative one. Readers' programs open <c>//host</c> and
    /// <c>www.host</c> all the same.
    /// </summary>
    private static Url? ReadTarget(string raw, AnalysisLimits limits)
    {
        if (UrlReader.TryRead(raw, limits) is UrlReading.Read(var url))
        {
            return url;
        }

        var trimmed = raw.AsSpan().Trim();
        var lacksScheme = trimmed.StartsWith("//") || trimmed.StartsWith("\\\\") || trimmed.StartsWith("/\\") || trimmed.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        return lacksScheme && UrlReader.TryReadSchemeless(trimmed.TrimStart("/\\"), limits) is UrlReading.Read(var completed) ? completed : null;
    }

    private static Link Complete(AnalysisLimits limits, Link link)
    {
        var (onward, certain) = OnwardReader.Read(link.Url, HostLists.Default, limits);
        var decoys = DecoyReader.Read(link.Url, onward, limits);
        return onward.IsEmpty && decoys.IsEmpty ? link : link with { Onward = onward, CertainOnward = certain, Decoys = decoys };
    }

    private static bool IsFamiliar(Dictionary<(string, TargetKind?), int> seen, string raw, TargetKind? kind, AnalysisLimits limits) =>
        seen.TryGetValue((raw, kind), out var times) && times >= limits.PlacesPerLink;

    private static void Remember(Dictionary<(string, TargetKind?), int> seen, string raw, TargetKind? kind) =>
        seen[(raw, kind)] = seen.GetValueOrDefault((raw, kind)) + 1;

    private static string VisibleText(Message message, MarkupTarget target)
    {
        foreach (var part in message.Parts)
        {
            if (part.Id == target.PartId && target.Visible.Start >= 0 && target.Visible.End <= part.Text.Length)
            {
                return part.Text.Substring(target.Visible.Start, target.Visible.Length);
            }
        }

        return "";
    }
}
