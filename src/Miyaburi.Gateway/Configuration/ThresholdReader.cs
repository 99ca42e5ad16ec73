namespace Miyaburi.Gateway.Configuration;

/// <summary>Reads thresholds.</summary>
internal static class ThresholdReader
{
    private const double Most = 100;

    internal static Thresholds Read(ConfigSection? section, Thresholds otherwise)
    {
        if (section is null)
        {
            return otherwise;
        }

        var thresholds = Values(section, otherwise);
        section.End();
        return thresholds;
    }

    internal static RecipientRule? Recipient(ConfigSection section, Thresholds otherwise)
    {
        var match = section.Text("match");
        var thresholds = Values(section, otherwise);
        section.End();
        if (match is null || !match.Contains('@', StringComparison.Ordinal))
        {
            section.Error("match", "must be an address or @domain");
            return null;
        }

        return new RecipientRule(match, thresholds);
    }

    private static Thresholds Values(ConfigSection section, Thresholds otherwise)
    {
        var read = new Thresholds(
            section.Number("spam", 0.1, Most) ?? otherwise.Spam,
            section.Number("suspicious", 0.1, Most) ?? otherwise.Suspicious,
            section.Number("rewriteSubject", 0.1, Most) ?? otherwise.RewriteSubject,
            section.Number("quarantine", 0.1, Most) ?? otherwise.Quarantine,
            section.Number("reject", 0.1, Most) ?? otherwise.Reject);
        var wrong = read.Suspicious > read.Spam ? "suspicious"
            : read.Reject < read.Spam ? "reject"
            : read.Quarantine < read.Spam ? "quarantine"
            : null;
        if (wrong is null)
        {
            return read;
        }

        section.Error(wrong, wrong == "suspicious" ? "must not lie above spam" : "must not lie below spam");
        return otherwise;
    }
}
