using Miyaburi.Gateway.Judging;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Answers;

/// <summary>The report as text for people who read it in a mail or on a terminal.</summary>
internal static class Letter
{
    private const int Columns = 76;

    internal static string Of(Decision decision, Language language)
    {
        var text = TextReport.Render(decision.Report, ReportOptions.None, new TextStyle { Language = language, Width = Columns });
        return decision.List is { } list ? $"{Note(list).In(language)}\n\n{text}" : text;
    }

    private static Bilingual Note(ListMatch list) => list.IsAllow
        ? new($"管理者の許可リスト「{list.Entry.Value}」により、止めていません。", $"Let through by the administrator's allow-list: {list.Entry.Value}.")
        : new($"管理者の拒否リスト「{list.Entry.Value}」により、詐欺として扱います。", $"Treated as a scam by the administrator's block-list: {list.Entry.Value}.");
}
