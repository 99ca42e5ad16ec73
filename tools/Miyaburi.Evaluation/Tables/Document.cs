namespace Miyaburi.Evaluation.Tables;

/// <summary>What stands above the tables.</summary>
internal static class Document
{
    internal const string Head = """
        # Evaluation

        Written by `dotnet run -c Release --project tools/Miyaburi.Evaluation -- eval all` from the corpora in `MIYABURI_DATA`; do not edit.

        - No split is random. Under *campaign* near duplicates stay together, and models, weights, curve and thresholds come from the other
          folds; under *time* everything is fitted on scams to 2021. The shipped weights have seen all of it, so they are measured nowhere here.
        - Populations named *Written* and *Framed* are synthetic. They are shown, and are in no headline figure.
        - The world phishing mails are CC BY-NC: no number is fitted on them. They were looked at while signals were designed: SE08, SE15
          and MU11 fire mainly there (`eval values`), so their row is kinder than a set nobody has seen would be; one without the three stands below it.
        - What people wrote by hand (lexicon, names of brands, cues, which signals there are) was written with all years in sight and is not
          taken back for the split by time; only what is fitted is.
        - Intervals count messages. Those of one campaign resemble each other, so the true ones are wider: the Japanese mails come in
          campaigns of several each. Near duplicates are grouped for English SMS and Japanese mail; elsewhere each message is a campaign.
        - A share of genuine messages called something cannot be shown below about 3/n: 2 % for the genuine Japanese ones.
        - Figures: share in percent, Wilson's 95 % interval in brackets, number of messages.


        """;
}
