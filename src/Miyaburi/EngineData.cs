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
            read("brands/").Select(f => BrandJson.Read(f.Bytes.Span)),
            ClaimCues.Read(read("cues/claims.json").Single().Bytes.Span));
        Lexicon = new Lexicon(read("lexicon/").SelectMany(f => ConceptFile.Read(f.Bytes.Span).Concepts));
        Model = VerdictModel.Read(read("model/verdict.json").Single().Bytes.Span);
        Texts = new TextModels(ReadModel(read, "model/text-ja.bin"), ReadModel(read, "model/text-en.bin"));
        Hosts = new HostModel(ReadModel(read, "model/host.bin"));
    }

    /// <summary>The data that come with this version of the engine.</summary>
    public static EngineData Embedded => LazyEmbedded.Value;

    /// <summary>The brands.</summary>
    public BrandDirectory Brands { get; }

    /// <summary>The concepts of intent frames.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Weights and thresholds.</summary>
    public VerdictModel Model { get; }

    internal TextModels Texts { get; }

    internal HostModel Hosts { get; }

    private static Lazy<EngineData> LazyEmbedded { get; } = new(() => new EngineData(EmbeddedData.Read));

    private static NgramModel? ReadModel(Func<string, ImmutableArray<DataFile>> read, string name) =>
        read(name).Select(f => new NgramModel(f.Bytes.Span)).FirstOrDefault();
}
