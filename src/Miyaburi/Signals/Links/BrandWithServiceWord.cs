using System.Collections.Frozen;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Signals.Links;

/// <summary>A domain of nothing but a brand's name and words of service (<c>jcom-info.com</c>) that the brand does not own.</summary>
internal sealed class BrandWithServiceWord : ISignal
{
    private static readonly Lazy<FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> Words = new(() =>
        WordFile.Read(EmbeddedData.Read("cues/service-words.json").Single().Bytes.Span).Words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>());

    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID12",
        Group = SignalGroup.Identity,
        Covers = ["ID06"],
        Name = new("会社名に案内の言葉を足しただけのアドレス", "Brand name and a word of service as an address"),
        Text = new(
            "リンク先「{host}」は、「{text}」に案内の言葉を足しただけの名前ですが、{brand}のドメインではありません。",
            "The link goes to {host}: nothing but \"{text}\" and words of service, but it is not one of {brand}'s domains."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is TextKind.Warning)
        {
            // Such names are what warnings quote.
            return null;
        }

        foreach (var link in facts.Links.Where(l => l.IsFollowable && l.Host is not null))
        {
            if (link.Imitations.FirstOrDefault(i => IsName(i) && IsNameAndWords(HostShape.OwnLabel(link.Host!), i.Text)) is { } imitation)
            {
                return Descriptor.At(facts.EvidenceOf(link), ("brand", imitation.Brand.Names), ("host", Defang.Host(link.Host!)), ("text", imitation.Text));
            }
        }

        return null;
    }

    private static bool IsName(HostImitation imitation) => imitation.Kind is ImitationKind.Name or ImitationKind.ShortName;

    private static bool IsNameAndWords(ReadOnlySpan<char> label, ReadOnlySpan<char> name)
    {
        if (label.Length < name.Length + 2)
        {
            return false;
        }

        return (label.StartsWith(name) && label[name.Length] == '-' && AreWords(label[(name.Length + 1)..]))
            || (label.EndsWith(name) && label[^(name.Length + 1)] == '-' && AreWords(label[..^(name.Length + 1)]));
    }

    private static bool AreWords(ReadOnlySpan<char> text)
    {
        foreach (var word in text.Split('-'))
        {
            if (!Words.Value.Contains(text[word]))
            {
                return false;
            }
        }

        return true;
    }
}
