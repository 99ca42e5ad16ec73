using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Miyaburi.Cli.Commands;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Cli.Waves;

/// <summary>Waves on the terminal.</summary>
internal sealed class WaveText(Screen screen)
{
    private bool IsEnglish => screen.Language is Language.En;

    internal void List(ImmutableArray<WaveSummary> waves, bool json)
    {
        if (json)
        {
            screen.WriteLine(JsonSerializer.Serialize(waves, WaveJson.Default.ImmutableArrayWaveSummary));
            return;
        }

        if (waves.IsEmpty)
        {
            screen.WriteLine(IsEnglish ? "No wave that may be shown yet. Import with miyaburi waves import." : "公開できる波はまだありません。「miyaburi waves import」で取り込めます。");
        }

        var words = new Words(screen.Language);
        var table = new WaveTable(
            screen,
            new(words.Of("波", "Wave")),
            new(words.Of("状態", "State")),
            new(words.Of("最初", "First seen")),
            new(words.Of("最後", "Last seen")),
            new(words.Of("件数", "Seen"), IsNumber: true),
            new(words.Of("会社", "Company")),
            new(words.Of("手口", "Lure")));
        foreach (var wave in waves)
        {
            table.Add(wave.Id, StateWord(wave.State), WavesCommand.Iso(wave.First), WavesCommand.Iso(wave.Last), wave.Count.ToString(CultureInfo.InvariantCulture), Company(wave), LureName(wave.Lure));
        }

        table.Write();
    }

    internal void Show(WaveDetail wave, bool json)
    {
        if (json)
        {
            screen.WriteLine(JsonSerializer.Serialize(wave, WaveJson.Default.WaveDetail));
            return;
        }

        var summary = wave.Summary;
        List([summary], json: false);
        screen.WriteLine(IsEnglish
            ? string.Create(CultureInfo.InvariantCulture, $"{wave.Variants} variants")
            : string.Create(CultureInfo.InvariantCulture, $"文面などの種類 {wave.Variants}"));
        if (wave.Objections > 0)
        {
            screen.WriteLine(IsEnglish
                ? string.Create(CultureInfo.InvariantCulture, $"{wave.Objections} separate senders of reports say a verdict was wrong")
                : string.Create(CultureInfo.InvariantCulture, $"「判定が違う」と伝えた報告元 {wave.Objections}"));
        }

        if (wave.Example is { } example)
        {
            screen.WriteLine("");
            screen.WriteLine(IsEnglish ? "Example (masked; the very same from five or more separate senders of reports):" : "例(伏せ字にしたもの。5つ以上の別々の報告元から同じものが届いています):");
            var text = new Page(screen.Width, isStyled: false);
            text.Add("  ", new Piece(Mask.Words(example).In(screen.Language)));
            screen.Write(text.ToString());
        }

        foreach (var host in wave.Hosts.Take(20))
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {TerminalText.Safe(host.Host.Replace(".", "[.]", StringComparison.Ordinal))}  {host.Count}  {WavesCommand.Iso(host.First)} – {WavesCommand.Iso(host.Last)}"));
        }

        screen.WriteLine("");
        WriteSeries(wave.Days, wave.Phases, wave.Bursts);
    }

    internal void Timeline(string key, ImmutableArray<DayCount> days, DateOnly on, bool json)
    {
        days = [.. days.Where(d => d.Day <= on)];
        var phases = WavePhases.Of(days, on, WaveRules.Default);
        var bursts = Burst.Of(days, WaveRules.Default);
        if (json)
        {
            screen.WriteLine(JsonSerializer.Serialize(new SeriesDocument(key, days.IsEmpty ? null : phases.State, phases.Phases, bursts, days), WaveJson.Default.SeriesDocument));
            return;
        }

        if (days.IsEmpty)
        {
            screen.WriteLine(IsEnglish ? $"{TerminalText.Safe(key)}: nothing seen." : $"{TerminalText.Safe(key)}: 記録がありません。");
            return;
        }

        screen.WriteLine($"{TerminalText.Safe(key)}  {StateWord(phases.State)}");
        WriteSeries(days, phases.Phases, bursts);
    }

    private void WriteSeries(ImmutableArray<DayCount> days, ImmutableArray<WavePhase> phases, ImmutableArray<Burst> bursts)
    {
        foreach (var line in WaveChart.Of(days, screen.Width, screen.HasStyle))
        {
            screen.WriteLine(line);
        }

        screen.WriteLine("");
        DateOnly? last = null;
        foreach (var phase in phases)
        {
            var quiet = last is { } before ? phase.From.DayNumber - before.DayNumber : 0;
            var how = (quiet, IsEnglish) switch
            {
                (0, true) => "first seen",
                (0, false) => "はじめて確認",
                (_, true) => string.Create(CultureInfo.InvariantCulture, $"back after {quiet} days"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{quiet}日ぶりに再び"),
            };
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{WavesCommand.Iso(phase.From)} – {WavesCommand.Iso(phase.To)}  {phase.Count,6}  {how}"));
            last = phase.To;
        }

        foreach (var burst in bursts)
        {
            screen.WriteLine(IsEnglish
                ? string.Create(CultureInfo.InvariantCulture, $"up from {WavesCommand.Iso(burst.From)} to {WavesCommand.Iso(burst.To)}: {burst.Count} seen, usually {burst.Usual:0.#}")
                : string.Create(CultureInfo.InvariantCulture, $"{WavesCommand.Iso(burst.From)}から{WavesCommand.Iso(burst.To)}まで増加: {burst.Count}件(ふだんなら{burst.Usual:0.#}件)"));
        }
    }

    private string StateWord(WaveState state) => state switch
    {
        WaveState.New => IsEnglish ? "new" : "新しい",
        WaveState.Active => IsEnglish ? "active" : "続いている",
        WaveState.Returned => IsEnglish ? "back" : "戻ってきた",
        _ => IsEnglish ? "quiet" : "静か",
    };

    private string Company(WaveSummary wave)
    {
        var name = BrandName(wave.Brand);
        return wave.Others == 0 ? name : IsEnglish ? $"{name} + {wave.Others}" : $"{name}ほか{wave.Others}社";
    }

    private string BrandName(string? id) => id is null ? "" : EngineData.Embedded.Brands.Find(id)?.Names.In(screen.Language) ?? id;

    private string LureName(string? id) => id is null ? "" : LureWords.Of(id).In(screen.Language);
}
