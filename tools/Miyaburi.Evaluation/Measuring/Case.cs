using System.Collections.Immutable;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Signals;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>A sample with its facts, read without models, so that any model can be applied to it later.</summary>
internal sealed record Case(Sample Sample, CaseFacts Facts, string ModelText)
{
    private static readonly CaseReader Reader = ReaderOf(EngineData.Embedded.Brands);

    /// <summary>Instant of judgement for all evaluation; the answer must not depend on the day of the run.</summary>
    private static readonly DateTimeOffset At = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a sample; null when there is nothing to judge.</summary>
    internal static Case? Of(Sample sample) => Of(sample, Reader);

    /// <summary>Reads a sample with a reader of another catalogue.</summary>
    internal static Case? Of(Sample sample, CaseReader reader)
    {
        if (sample.Read() is not { } message)
        {
            return null;
        }

        var facts = reader.Read(message, Observations.None, At, AnalysisLimits.Default);
        return new Case(sample, facts, Signals.ModelText.Of(facts.Parts, TextModels.MostCharacters).Text);
    }

    /// <summary>A reader that knows these brands.</summary>
    internal static CaseReader ReaderOf(Brands.BrandDirectory brands) => new(brands, EngineData.Embedded.Lexicon, new TextModels(null, null, null), new HostModel(null));

    /// <summary>What the signals find with these models.</summary>
    internal ImmutableArray<Finding> Inspect(TextModels texts, HostModel hosts) => SignalCatalog.Inspect(With(texts, hosts));

    /// <summary>The facts with the models' scores.</summary>
    internal CaseFacts With(TextModels texts, HostModel hosts) => Facts with
    {
        TextScores = texts.Score(Facts.Parts, Facts.Message.HasHeader),
        Links = [.. Facts.Links.Select(l => l.Owners.IsEmpty && l.Host is not null ? l with { HostScore = hosts.Score(l.Link.Destination) } : l)],
        Sender = Facts.Sender.Owners.IsEmpty && Facts.Sender.Host is { } host ? Facts.Sender with { HostScore = hosts.Score(host) } : Facts.Sender,
    };
}
