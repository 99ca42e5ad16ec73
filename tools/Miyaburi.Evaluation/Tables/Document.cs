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
        - The world phishing mails are CC BY-NC: nothing is fitted on them.
        - Figures: share in percent, Wilson's 95 % interval in brackets, number of messages.


        """;
}
