using System.Text.RegularExpressions;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Signals;

/// <summary>A signal is complete only with its catalogue line, its id, both languages, a weight, samples and the generated page.</summary>
public sealed partial class SignalCatalogTests
{
    public static TheoryData<string> Ids => [.. SignalCatalog.All.Select(s => s.Descriptor.Id)];

    [Fact]
    public void Catalog_HoldsEverySignalOfTheAssemblyOnce()
    {
        var types = typeof(ISignal).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ISignal).IsAssignableFrom(t));
        Assert.Equal(types.Select(t => t.Name).Order(StringComparer.Ordinal), SignalCatalog.All.Select(s => s.GetType().Name).Order(StringComparer.Ordinal));
    }

    /// <summary>samples/signals/ids.txt is append-only: an id that was once given out stays there, also when its signal has gone.</summary>
    [Fact]
    public void Ids_AreUniqueAndListed()
    {
        var ids = SignalCatalog.All.Select(s => s.Descriptor.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var listed = File.ReadAllLines(Repository.Path("samples", "signals", "ids.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', 2))
            .ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        foreach (var signal in SignalCatalog.All)
        {
            Assert.True(
                listed.GetValueOrDefault(signal.Descriptor.Id) == signal.GetType().Name,
                $"samples/signals/ids.txt must hold the line '{signal.Descriptor.Id} {signal.GetType().Name}'; an id is never given to another signal.");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_HasBothLanguagesWithTheSameSlots(string id)
    {
        var descriptor = Find(id).Descriptor;
        Assert.Matches("^[A-Z]{2}[0-9]{2}$", id);
        Assert.All([descriptor.Name.Ja, descriptor.Name.En, descriptor.Text.Ja, descriptor.Text.En], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(Slots(descriptor.Text.Ja), Slots(descriptor.Text.En));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Weight_IsInTheModelWithTheSignOfItsGroup(string id)
    {
        var weights = EngineData.Embedded.Model.Weights;
        Assert.True(weights.ContainsKey(id), $"data/model/verdict.json has no weight for {id}.");
        var sign = Find(id).Descriptor.Group is SignalGroup.Verified ? -1 : 1;
        Assert.True(weights[id] * sign >= 0, $"The weight of {id} has the wrong sign.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Samples_HoldOneMessageThatFiresAndOneThatDoesNot(string id)
    {
        var own = SignalSample.All.Where(s => s.SignalId == id).ToList();
        Assert.True(own.Exists(s => s.Fires) && own.Exists(s => !s.Fires), $"samples/signals/{id}.test needs a block 'fires' and a block 'silent'.");
    }

    [Fact]
    public void Samples_BelongToSignalsOfTheCatalog() =>
        Assert.Subset(SignalCatalog.All.Select(s => s.Descriptor.Id).ToHashSet(), SignalSample.All.Select(s => s.SignalId).ToHashSet());

    /// <summary>docs/signals/README.md is written from the catalogue: run the tests with MIYABURI_UPDATE=1 to write it.</summary>
    [Fact]
    public void Page_IsUpToDate()
    {
        var page = SignalPage.Write();
        var path = Repository.Path("docs", "signals", "README.md");
        if (Environment.GetEnvironmentVariable("MIYABURI_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/signals/README.md is not what the signals say: run the tests with MIYABURI_UPDATE=1.");
    }

    private static ISignal Find(string id) => SignalCatalog.All.Single(s => s.Descriptor.Id == id);

    private static IEnumerable<string> Slots(string text) => SlotPattern().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex SlotPattern();
}
