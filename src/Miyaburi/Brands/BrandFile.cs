using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Brands;

/// <summary>A brand file as it stands in <c>data/brands</c>, read strictly.</summary>
public sealed record BrandFile
{
    /// <summary>The schema reference that editors use.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Stable identifier, equal to the file name; part of the JSON contract.</summary>
    public required string Id { get; init; }

    /// <summary>What a person calls it.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>Trade, as listed in the schema (<c>bank</c>, <c>telecom</c> …).</summary>
    public required string Category { get; init; }

    /// <summary>Home of the brand: <c>jp</c> (also when the file is silent) or <c>world</c>.</summary>
    public string Region { get => field ?? "jp"; init; }

    /// <summary>Names that name this brand wherever they stand.</summary>
    public required ImmutableArray<string> Aliases { get => field.IsDefault ? [] : field; init; }

    /// <summary>Short or everyday words that name it only in a claiming place.</summary>
    public ImmutableArray<string> ClaimAliases { get => field.IsDefault ? [] : field; init; }

    /// <summary>Latin strings that imitate it in a host or path it does not own.</summary>
    public ImmutableArray<string> Tokens { get => field.IsDefault ? [] : field; init; }

    /// <summary>Labels of this brand in JPCERT/CC's phishurl-list.</summary>
    public ImmutableArray<string> JpcertLabels { get => field.IsDefault ? [] : field; init; }

    /// <summary>Domains run by or for the brand.</summary>
    public required ImmutableArray<BrandDomain> Domains { get => field.IsDefault ? [] : field; init; }

    /// <summary>Domains of the same group or of a provider it uses.</summary>
    public ImmutableArray<BrandDomain> FamilyDomains { get => field.IsDefault ? [] : field; init; }

    /// <summary>Honest domains of others with a close name.</summary>
    public ImmutableArray<Neighbour> Neighbours { get => field.IsDefault ? [] : field; init; }

    /// <summary>Mail senders it uses; never proof, since they are forged.</summary>
    public ImmutableArray<MailSender> MailSenders { get => field.IsDefault ? [] : field; init; }

    /// <summary>SMS senders it uses; never proof, since they are forged.</summary>
    public ImmutableArray<SmsSender> SmsSenders { get => field.IsDefault ? [] : field; init; }

    /// <summary>Phone desks seen on the owner's page.</summary>
    public ImmutableArray<BrandPhone> Phones { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it never does.</summary>
    public ImmutableArray<BrandFact> Conduct { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it really does in the situation a scam imitates.</summary>
    public ImmutableArray<BrandFact> Practice { get => field.IsDefault ? [] : field; init; }

    /// <summary>How to reach it without using anything in the message.</summary>
    public required ImmutableArray<ReachAdvice> Reach { get => field.IsDefault ? [] : field; init; }

    /// <summary>Dated warnings of earlier scams in its name.</summary>
    public ImmutableArray<BrandHistory> History { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where each fact was read, by key.</summary>
    public required ImmutableDictionary<string, FactSource> Sources { get; init; }
}

/// <summary>A domain and what it is used for.</summary>
public sealed record BrandDomain(string Name, ImmutableArray<string> Use, string Source);

/// <summary>An honest domain of somebody else whose name is close.</summary>
public sealed record Neighbour(string Name, string Note, string Source);

/// <summary>A mail sender: a whole address, or <c>@domain</c> for every address of the domain.</summary>
public sealed record MailSender(string Address, string Source);

/// <summary>An SMS sender: digits without separators, or an alphanumeric name.</summary>
public sealed record SmsSender(string Id, string Source);

/// <summary>A phone desk of the brand.</summary>
public sealed record BrandPhone(string Number, string For, string Source)
{
    /// <summary>Opening hours as printed on the page.</summary>
    public Bilingual? Hours { get; init; }

    /// <summary>What else a caller should know.</summary>
    public Bilingual? Note { get; init; }
}

/// <summary>A conduct or practice fact.</summary>
public sealed record BrandFact(string Id, ImmutableArray<string> About, string Ja, string En, string Source)
{
    /// <summary>The fact in both languages.</summary>
    [JsonIgnore]
    public Bilingual Text => new(Ja, En);
}

/// <summary>A safe way to reach the brand.</summary>
public sealed record ReachAdvice(string Ja, string En, string Source)
{
    /// <summary>The official page, to be typed or bookmarked by the person; null when there is none to name.</summary>
    public string? Url { get; init; }

    /// <summary>The advice in both languages.</summary>
    [JsonIgnore]
    public Bilingual Text => new(Ja, En);
}

/// <summary>An earlier wave or warning.</summary>
public sealed record BrandHistory(string Date, string Ja, string En, string Source);

/// <summary>A page on which facts were read.</summary>
public sealed record FactSource(string Url, bool Owner, DateOnly Checked)
{
    /// <summary>The page's title.</summary>
    public string? Title { get; init; }

    /// <summary>The date printed on the page (year, month or day), or null.</summary>
    public string? Published { get; init; }
}
