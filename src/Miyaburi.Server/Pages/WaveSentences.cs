using System.Globalization;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>What is said of waves.</summary>
internal static class WaveSentences
{
    /// <summary>Whose name is taken, and with what.</summary>
    internal static string Title(WaveSummary wave, HtmlView view)
    {
        var say = new Sayer(view);
        var brand = wave.Brand is { } id ? EngineData.Embedded.Brands.Find(id)?.Names.In(view.Language) : null;
        var lure = wave.Lure is { } held ? LureWords.Of(held).In(view.Language) : null;
        var (whoJa, whoEn) = wave.Others == 0 ? (brand, brand) : ($"{brand}など{wave.Others + 1}社", $"{brand} and {wave.Others} more");
        return (brand, lure) switch
        {
            ({ }, { }) => say.Of($"{whoJa}をかたる「{lure}」の詐欺", $"“{lure}” in the name of {whoEn}"),
            ({ }, null) => say.Of($"{whoJa}をかたる詐欺", $"Scam in the name of {whoEn}"),
            (null, { }) => say.Of($"「{lure}」の詐欺", $"“{lure}” scam"),
            _ => say.Of("会社名のない詐欺", "Scam that names no company"),
        };
    }

    /// <summary>What a wave is doing.</summary>
    internal static Bilingual State(WaveState state) => state switch
    {
        WaveState.New => new("新しい", "New"),
        WaveState.Active => new("続いている", "Active"),
        WaveState.Returned => new("戻ってきた", "Back again"),
        _ => new("静か", "Quiet"),
    };

    /// <summary>Since when and how often.</summary>
    internal static string Seen(WaveLine line, HtmlView view)
    {
        var wave = line.Summary;
        var (first, last, count) = (Iso(wave.First), Iso(wave.Last), Number(wave.Count));
        return new Sayer(view).Of($"{first}から、これまでに{count}件。最後は{last}。", $"Since {first}: {count} seen, the last on {last}.");
    }

    /// <summary>That it came back, and that more is seen than usual; empty when neither is so.</summary>
    internal static string Now(WaveLine line, HtmlView view)
    {
        var say = new Sayer(view);
        var back = line is { Returns: > 0, Summary.State: WaveState.Returned or WaveState.Active }
            ? say.Of($"静かになったあと、{Iso(line.Phase.From)}に戻ってきて、それから{Number(line.Phase.Count)}件です。", $"After a quiet time it came back on {Iso(line.Phase.From)}; {Number(line.Phase.Count)} seen since.")
            : "";
        var up = line.Burst is { } burst && line.Summary.State is not WaveState.Dormant ? Up(burst, view) : "";
        return string.Join(view.Language is Language.En ? " " : "", new[] { back, up }.Where(s => s.Length > 0));
    }

    /// <summary>Since when more is seen than usual, with the numbers.</summary>
    internal static string Up(Burst burst, HtmlView view)
    {
        var usual = burst.Usual.ToString("0.#", CultureInfo.InvariantCulture);
        return new Sayer(view).Of(
            $"{Iso(burst.From)}から増え、{Iso(burst.To)}までに{Number(burst.Count)}件(ふだんの割合なら{usual}件)。",
            $"Up since {Iso(burst.From)}: {Number(burst.Count)} seen until {Iso(burst.To)}, where the usual rate would bring {usual}.");
    }

    /// <summary>An event as a sentence of a feed.</summary>
    internal static string Event(WaveNews news, HtmlView view)
    {
        var (say, title) = (new Sayer(view), Title(news.Wave, view));
        return news.Event.Kind switch
        {
            WaveEventKind.Returned => say.Of($"{title}が戻ってきました({news.Event.Other}から静かでした)", $"{title} is back (quiet since {news.Event.Other})"),
            WaveEventKind.Split => say.Of($"{title}を、別の波として数えはじめました({news.Event.Other}から分かれました)", $"{title} is counted as a wave of its own (it was part of {news.Event.Other})"),
            _ => say.Of($"{title}がはじめて確認されました", $"{title} seen for the first time"),
        };
    }

    internal static string Defanged(string host) => host.Replace(".", "[.]", StringComparison.Ordinal);

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
