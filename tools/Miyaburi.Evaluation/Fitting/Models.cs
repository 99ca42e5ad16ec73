using Miyaburi.Evaluation.Measuring;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The three n-gram models as files, and read.</summary>
internal sealed class Models(byte[] japanese, byte[] english, byte[] host)
{
    internal byte[] JapaneseFile => japanese;

    internal byte[] EnglishFile => english;

    internal byte[] HostFile => host;

    internal TextModels Texts { get; } = new(new NgramModel(japanese), new NgramModel(english));

    internal HostModel Hosts { get; } = new(new NgramModel(host));

    internal Row Read(Case c)
    {
        var facts = c.With(Texts, Hosts);
        return new Row(c.Sample, facts, SignalCatalog.Inspect(facts));
    }
}
