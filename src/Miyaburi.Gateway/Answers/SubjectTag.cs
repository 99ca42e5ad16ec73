using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Answers;

/// <summary>The words before the subject of a marked mail.</summary>
internal static class SubjectTag
{
    internal static string Of(Decision decision, Language language) => (decision.Level is Level.Scam
        ? new Bilingual("【詐欺の疑い】", "[SCAM?] ")
        : new Bilingual("【要確認】", "[CHECK] ")).In(language);

    /// <summary>The subject as it was read, or empty.</summary>
    internal static string Original(Report report) =>
        report.Facts.Message.Parts.FirstOrDefault(p => p.Role is PartRole.Subject)?.Text.ReplaceLineEndings(" ") ?? "";
}
