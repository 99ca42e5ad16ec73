using System.Globalization;
using System.Text;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Gateway.Audit;

/// <summary>A noted decision in sentences.</summary>
internal static class Explanation
{
    private static readonly Dictionary<string, SignalDescriptor> Signals = SignalCatalog.All.ToDictionary(s => s.Descriptor.Id, s => s.Descriptor, StringComparer.Ordinal);

    internal static string Of(AuditEntry entry, Language language)
    {
        var text = new StringBuilder();
        void Line(string ja, string en) => text.Append(new Bilingual(ja, en).In(language)).Append('\n');
        var at = entry.At.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
        Line($"{entry.Id}({at}、{entry.Door}、{entry.Bytes}バイト、{entry.Milliseconds:F1}ミリ秒)", $"{entry.Id} ({at}, {entry.Door}, {entry.Bytes} bytes, {entry.Milliseconds:F1} ms)");
        if (entry.QueueId is { } queue)
        {
            Line($"メールサーバーのキューID: {queue}", $"Queue id of the mail server: {queue}");
        }

        var level = Level(entry.Level);
        Line($"判定: {level.Ja}(スコア {entry.Score:F1}、基準 {entry.Spam:F1})→ {Action(entry.Action).Ja}", $"Verdict: {level.En} (score {entry.Score:F1}, threshold {entry.Spam:F1}) → {Action(entry.Action).En}");
        if (entry.List is { } list)
        {
            Line($"管理者のリストで決まりました: {list}", $"Decided by the administrator's list: {list}");
        }

        if (entry.Brand is { } brand)
        {
            var names = EngineData.Embedded.Brands.Find(brand)?.Names ?? brand;
            Line($"名乗っている相手: {names.Ja}", $"Claims to be: {names.En}");
        }

        if (entry.Lures.Length > 0)
        {
            Line($"口実: {string.Join("・", entry.Lures.Select(l => LureWords.Of(l).Ja))}", $"Lure: {string.Join(", ", entry.Lures.Select(l => LureWords.Of(l).En))}");
        }

        var verified = entry.Verified is { } methods ? $" ({methods})" : "";
        Line($"送信元の認証: {entry.Authentication}{verified}", $"Sender authentication: {entry.Authentication}{verified}");
        Line("理由(重い順):", "Reasons, weightiest first:");
        foreach (var finding in entry.Findings)
        {
            var name = Signals.TryGetValue(finding.Signal, out var signal) ? signal.Name : finding.Signal;
            text.Append(CultureInfo.InvariantCulture, $"  {finding.Weight,6:+0.00;-0.00; 0.00}  {finding.Signal}  {name.In(language)}\n");
        }

        return text.ToString();
    }

    private static Bilingual Level(string level) => level switch
    {
        "scam" => new("詐欺と判断", "judged a scam"),
        "suspicious" => new("怪しい", "suspicious"),
        _ => new("詐欺の特徴は見つからず(本物の証明ではありません)", "no sign of a scam was found (which proves nothing)"),
    };

    private static Bilingual Action(string action) => action switch
    {
        "addHeader" => new("ヘッダーに印", "marked in the header"),
        "rewriteSubject" => new("件名に印", "marked in the subject"),
        "quarantine" => new("保留", "held"),
        "reject" => new("受け取りを拒否", "refused"),
        _ => new("何もしない", "nothing done"),
    };
}
