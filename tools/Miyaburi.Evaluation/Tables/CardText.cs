namespace Miyaburi.Evaluation.Tables;

/// <summary>What people say in the model card.</summary>
internal static class CardText
{
    internal const string Head = """
        # Model card

        Written by the evaluation tool (`train`, `eval all` or `card`); do not edit.

        - **What**: four linear models over hashed character n-grams with weights of eight bits (hosts and addresses; Japanese
          text; messages and, half as large, mails in other languages: 32 to 64 KB each, 224 KB together), the weights of the
          signals, and for each channel (Japanese mail, other mail, Japanese message, other message, address) an intercept, a
          monotone calibration, two thresholds and, where it needs them, weights and caps of its own: `data/model`.
        - **Fitted on**: JPCERT/CC's phishing URL list 2019-01 to 2024-06, Japanese phishing mail 2020–2023, Japanese scam and
          genuine messages, English SMS (Mendeley, SmishTank), genuine mail (SpamAssassin and later lists), benign
          addresses and popular domains, general Japanese text, and scam and genuine messages in eight languages written for the
          purpose (`tools/Miyaburi.Evaluation/Written`, synthetic; the model of other mails knows scams from these alone). The CC BY-NC set of world phishing mail is used for measuring only; signals
          that occur in it alone keep the starting weight that follows from published rates (`Fitting/start.json`), but three of them
          (SE08, SE15, MU11) were thought of while reading it.
        - **How**: non-negative weights for risk (non-positive for the group `Verified`), drawn toward the starting weights;
          campaigns count once. `dotnet run -c Release --project tools/Miyaburi.Evaluation -- train --to data/model` writes it.
        - **Not for**: deciding alone. The models form one capped group each and never make a message a scam by themselves.
        - **Limits**: little modern genuine Japanese mail to measure false alarms on: no alarm in n messages shows a rate below about
          3/n, which is 2 % for the 153 genuine Japanese ones. Lexicon, cues and signals were written with all years in sight. Scam
          wording drifts within months.
        - **Dates**: scams to 2024-06 (addresses), 2023 (mail); benign addresses and popular domains as gathered on 2026-11-23. The
          figures of the split by time come from fits on scams to 2021, not from the files below, which have seen everything.
        - **Reproduced by**: the test that trains anew and compares `data/model` bit for bit; brands, lexicon and lists of the same commit
          are part of the input.
        - **Goals missed**: with their reasons in the table below.


        """;
}
