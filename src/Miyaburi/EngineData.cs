using Miyaburi.Brands;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi;

/// <summary>The facts and numbers that the engine judges by: an immutable snapshot of <c>data/</c>.</summary>
public sealed class EngineData
{
    private EngineData()
    {
        var (brands, concepts) = StartPack.Read();
        Brands = new BrandDirectory(
            brands.Select(b => new Brand(b, () => BrandJson.Read(EmbeddedData.Open($"brands/{b.Id}.json").Span))),
            ClaimCues.Read(EmbeddedData.Open("cues/claims.json").Span));
        Lexicon = new Lexicon(concepts);
        Model = VerdictModel.Read(EmbeddedData.Open("model/verdict.json").Span);
        Texts = new TextModels(ReadModel("text-ja.bin"), ReadModel("text-foreign-mail.bin"), ReadModel("text-foreign-message.bin"));
        Hosts = new HostModel(ReadModel("host.bin"));
        Waves = WaveDigest.Read(EmbeddedData.Open("waves/digest.json").Span);
    }

    private EngineData(EngineData other, VerdictModel model, TextModels texts, HostModel hosts)
    {
        Brands = other.Brands;
        Lexicon = other.Lexicon;
        Model = model;
        Texts = texts;
        Hosts = hosts;
        Waves = other.Waves;
    }

    /// <summary>The data that come with this version of the engine.</summary>
    public static EngineData Embedded => LazyEmbedded.Value;

    /// <summary>The brands.</summary>
    public BrandDirectory Brands { get; }

    /// <summary>The concepts of intent frames.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Weights and thresholds.</summary>
    public VerdictModel Model { get; }

    /// <summary>The text models.</summary>
    public TextModels Texts { get; }

    /// <summary>The host model.</summary>
    public HostModel Hosts { get; }

    /// <summary>What is known of waves.</summary>
    public WaveDigest Waves { get; private init; }

    /// <summary>The same facts judged by other numbers: a refit, a model of one's own.</summary>
    public EngineData With(VerdictModel model, TextModels texts, HostModel hosts) => new(this, model, texts, hosts);

    /// <summary>The same data with another digest of waves, such as one made of an own store.</summary>
    public EngineData With(WaveDigest waves) => new(this, Model, Texts, Hosts) { Waves = waves };

    private static Lazy<EngineData> LazyEmbedded { get; } = new(() => new EngineData());

    private static NgramModel ReadModel(string name) => new(EmbeddedData.Open($"model/{name}").Span);
}
