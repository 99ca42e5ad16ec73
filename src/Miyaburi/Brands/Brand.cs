using System.Collections.Immutable;

namespace Miyaburi.Brands;

/// <summary>
/// A company or authority that scams pretend to be. What recognises it is read at start; its facts, which only a
/// report about it needs, are read from the file when first asked for.
/// </summary>
public sealed class Brand
{
    private readonly Lazy<BrandFile> file;

    internal Brand(BrandIdentity identity, Func<BrandFile> read)
    {
        Identity = identity;
        file = new Lazy<BrandFile>(read);
    }

    /// <summary>Stable identifier, equal to the file name; part of the JSON contract.</summary>
    public string Id => Identity.Id;

    /// <summary>What a person calls it.</summary>
    public Bilingual Names => Identity.Names;

    /// <summary>Trade, as listed in the schema (<c>bank</c>, <c>telecom</c> …).</summary>
    public string Category => Identity.Category;

    /// <summary>What it never does.</summary>
    public ImmutableArray<BrandFact> Conduct => File.Conduct;

    /// <summary>What it really does in the situation a scam imitates.</summary>
    public ImmutableArray<BrandFact> Practice => File.Practice;

    /// <summary>How to reach it without using anything in the message.</summary>
    public ImmutableArray<ReachAdvice> Reach => File.Reach;

    /// <summary>Phone desks seen on the owner's page.</summary>
    public ImmutableArray<BrandPhone> Phones => File.Phones;

    /// <summary>SMS senders it uses; never proof, since they are forged.</summary>
    public ImmutableArray<SmsSender> SmsSenders => File.SmsSenders;

    /// <summary>Where each fact was read, by key.</summary>
    public ImmutableDictionary<string, FactSource> Sources => File.Sources;

    /// <summary>The whole file.</summary>
    public BrandFile File => file.Value;

    /// <summary>What recognises it.</summary>
    internal BrandIdentity Identity { get; }

    /// <summary>Reads a brand's file.</summary>
    /// <exception cref="System.Text.Json.JsonException">The file does not have the shape of the schema.</exception>
    public static Brand Read(ReadOnlySpan<byte> utf8)
    {
        var file = BrandJson.Read(utf8);
        return new Brand(BrandIdentity.Of(file), () => file);
    }
}
