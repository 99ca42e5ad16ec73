using System.Collections.Immutable;
using System.Reflection;
using Miyaburi.Brands;
using Miyaburi.Recovery;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;
using Miyaburi.Verdicts;

namespace Miyaburi;

/// <summary>The facts and numbers that the engine judges by: an immutable snapshot of <c>data/</c>.</summary>
public sealed class EngineData
{
    private readonly Lazy<RecoveryGuide> guide;

    private EngineData(Func<string, IEnumerable<GuideSourceFile>> read)
    {
        Brands = new BrandDirectory(
            read("brands/").Select(f => BrandJson.Read(f.Json.Span)),
            ClaimCues.Read(read("claims.json").Single().Json.Span));
        Lexicon = new Lexicon(read("lexicon/").SelectMany(f => ConceptFile.Read(f.Json.Span).Concepts));
        Model = VerdictModel.Read(read("model/verdict.json").Single().Json.Span);
        Texts = new TextModels(ReadModel(read, "model/text-ja.bin"), ReadModel(read, "model/text-en.bin"));
        Hosts = new HostModel(ReadModel(read, "model/host.bin"));
        guide = new Lazy<RecoveryGuide>(() => RecoveryGuide.Load(read("guidance/"), read("contacts/")));
    }

    /// <summary>The data that come with this version of the engine.</summary>
    public static EngineData Embedded => LazyEmbedded.Value;

    /// <summary>The brands.</summary>
    public BrandDirectory Brands { get; }

    /// <summary>The concepts of intent frames.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Weights and thresholds.</summary>
    public VerdictModel Model { get; }

    /// <summary>What to do, for what was done; read when first asked for.</summary>
    public RecoveryGuide Guide => guide.Value;

    internal TextModels Texts { get; }

    internal HostModel Hosts { get; }

    private static Lazy<EngineData> LazyEmbedded { get; } = new(() => new EngineData(ReadEmbedded));

    private static NgramModel? ReadModel(Func<string, IEnumerable<GuideSourceFile>> read, string name) =>
        read(name).Select(f => new NgramModel(f.Json.Span)).FirstOrDefault();

    private static ImmutableArray<GuideSourceFile> ReadEmbedded(string prefix)
    {
        var assembly = typeof(EngineData).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => new GuideSourceFile(n, Bytes(assembly, n))),
        ];
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
