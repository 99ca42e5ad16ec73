using System.Collections.Immutable;
using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

/// <summary>Short ways to build plans in tests.</summary>
internal static class Guide
{
    internal static readonly DateOnly Day = new(2026, 11, 23);

    internal static PlanRequest Request(params Exposure[] exposures) =>
        new() { Exposures = [.. exposures], On = Day };

    internal static Plan Plan(params Exposure[] exposures) => Plan(Request(exposures));

    internal static Plan Plan(PlanRequest request) => PlanBuilder.Build(RecoveryGuide.Default, request);

    internal static BrandAdvice Jcom { get; } = new("jcom", new("J:COM", "J:COM"), "telecom")
    {
        Reach = [new(new("公式アプリか請求書から、J:COMのマイページを開いて確認する", "Open J:COM's My Page from the official app or a bill"), Page, "https://cs.myjcom.jp/invoice_price")],
        Facts = [new(new("J:COMが、支払い情報の入力をメールやSMSで促すことはありません。", "J:COM never sends e-mail or SMS that urges you to enter payment information."), Page)],
    };

    internal static PlanSource Page => new("https://cs.myjcom.jp/invoice_price", "J:COM", SourceStatus.Official, Day);
}
