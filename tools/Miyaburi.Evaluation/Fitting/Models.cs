using Miyaburi.Evaluation.Measuring;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The n-gram models as files, and read.</summary>
internal sealed class Models(byte[] japanese, byte[] foreignMail, byte[] foreignMessage, byte[] host)
{
    internal byte[] JapaneseFile => japanese;

    internal byte[] ForeignMailFile => foreignMail;

    internal byte[] ForeignMessageFile => foreignMessage;

    internal byte[] HostFile => host;

    internal TextModels Texts { get; } = new(new NgramModel(japanese), new NgramModel(foreignMail), new NgramModel(foreignMessage));

    internal HostModel Hosts { get; } = new(new NgramModel(host));

    internal Row Read(Case c)
    {
        var facts = c.With(Texts, Hosts);
        return new Row(c.Sample, facts, SignalCatalog.Inspect(facts));
    }
}
