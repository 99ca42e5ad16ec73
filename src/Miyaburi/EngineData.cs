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
    /// <summary>Read when a scam first asks for it: a start does not need it.</summary>
    private Lazy<WaveDigest> waves;

    private EngineData()
    {
        var start = StartPack.Read();
        Brands = new BrandDirectory(
            start.Brands.Select(b => new Brand(b, () => BrandJson.Read(EmbeddedData.Open($"brands/{b.Id}.json").Span))),
            start.Cues);
        Lexicon = new Lexicon(start.Concepts);
        Model = start.Model;
        Texts = new TextModels(ReadModel("text-ja.bin"), ReadModel("text-foreign-mail.bin"), ReadModel("text-foreign-message.bin"));
        Hosts = new HostModel(ReadModel("host.bin"));
        waves = new(() => WaveDigest.Read(EmbeddedData.Open("waves/digest.json").Span));
    }

    private EngineData(EngineData other, VerdictModel model, TextModels texts, HostModel hosts)
    {
        Brands = other.Brands;
        Lexicon = other.Lexicon;
        Model = model;
        Texts = texts;
        Hosts = hosts;
        waves = other.waves;
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
    public WaveDigest Waves => waves.Value;

    /// <summary>The same facts judged by other numbers: a refit, a model of one's own.</summary>
    public EngineData With(VerdictModel model, TextModels texts, HostModel hosts) => new(this, model, texts, hosts);

    /// <summary>The same data with another digest of waves, such as one made of an own store.</summary>
    public EngineData With(WaveDigest waves) => new(this, Model, Texts, Hosts) { waves = new(waves) };

    private static Lazy<EngineData> LazyEmbedded { get; } = new(() => new EngineData());

    private static NgramModel ReadModel(string name) => new(EmbeddedData.Open($"model/{name}").Span);
}
