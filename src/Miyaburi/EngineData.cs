using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;
using Miyaburi.Verdicts;

namespace Miyaburi;

/// <summary>The facts and numbers that the engine judges by: an immutable snapshot of <c>data/</c>.</summary>
public sealed class EngineData
{
    private EngineData(Func<string, ImmutableArray<DataFile>> read)
    {
        Brands = new BrandDirectory(
            read("brands/").Select(f => Brand.Read(f.Bytes)),
            ClaimCues.Read(read("cues/claims.json").Single().Bytes.Span));
        Lexicon = new Lexicon(read("lexicon/").SelectMany(f => ConceptFile.Read(f.Bytes.Span).Concepts));
        Model = VerdictModel.Read(read("model/verdict.json").Single().Bytes.Span);
        Texts = new TextModels(ReadModel(read, "model/text-ja.bin"), ReadModel(read, "model/text-foreign-mail.bin"), ReadModel(read, "model/text-foreign-message.bin"));
        Hosts = new HostModel(ReadModel(read, "model/host.bin"));
    }

    private EngineData(EngineData other, VerdictModel model, TextModels texts, HostModel hosts)
    {
        Brands = other.Brands;
        Lexicon = other.Lexicon;
        Model = model;
        Texts = texts;
        Hosts = hosts;
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

    /// <summary>The same facts judged by other numbers: a refit, a model of one's own.</summary>
    public EngineData With(VerdictModel model, TextModels texts, HostModel hosts) => new(this, model, texts, hosts);

    private static Lazy<EngineData> LazyEmbedded { get; } = new(() => new EngineData(EmbeddedData.Read));

    private static NgramModel? ReadModel(Func<string, ImmutableArray<DataFile>> read, string name) =>
        read(name).Select(f => new NgramModel(f.Bytes.Span)).FirstOrDefault();
}
