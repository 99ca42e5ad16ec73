using System.CommandLine;
using System.Text.Json;
using Miyaburi.Cli.Commands;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Cli.Waves;

/// <summary><c>waves hide</c> and <c>waves show-again</c>: what of a store the public sees no longer, by decision of whoever runs it.</summary>
internal static class HidingCommands
{
    internal static Command Hide(Screen screen, Words words, Option<string> store)
    {
        var id = new Argument<string>("ID") { Description = words.Of("波の名前", "Name of a wave") };
        var why = new Option<string>("--why") { Description = words.Of("理由(自分用の控え。公開されません)", "Why; for your own list, never shown in public"), HelpName = "TEXT" };
        var command = new Command("hide", words.Of("ひとつの波の公開をやめる。記録は残る(サーバーの動作中でもよい)", "Take one wave out of public view; the store keeps it. Also while a server runs")) { id, why };
        command.SetAction((parsed, _) => WavesCommand.Guard(async () =>
        {
            await using var hidden = HiddenWaves.Open(parsed.GetValue(store)!, TimeProvider.System);
            var wave = hidden.Hide(parsed.GetValue(id)!, parsed.GetValue(why) ?? "")
                ?? throw new Failure(new($"「{parsed.GetValue(id)}」という波はありません。「miyaburi waves list」で一覧を見られます。", $"no wave {parsed.GetValue(id)}; see miyaburi waves list"));
            screen.WriteLine(words.Of(
                $"{wave} の公開をやめました。サーバーのページからは1分ほどで消えます。戻すには: miyaburi waves show-again {wave}",
                $"{wave} is hidden. A server shows it for a minute at most. To undo: miyaburi waves show-again {wave}"));
        }));
        return command;
    }

    internal static Command ShowAgain(Screen screen, Words words, Option<string> store)
    {
        var id = new Argument<string>("ID") { Description = words.Of("波の名前", "Name of a wave") };
        var command = new Command("show-again", words.Of("公開をやめた波を、もう一度公開する", "Show a hidden wave again")) { id };
        command.SetAction((parsed, _) => WavesCommand.Guard(async () =>
        {
            await using var hidden = HiddenWaves.Open(parsed.GetValue(store)!, TimeProvider.System);
            if (hidden.ShowAgain(parsed.GetValue(id)!) == 0)
            {
                throw new Failure(new($"「{parsed.GetValue(id)}」は公開をやめた波ではありません。「miyaburi waves list --hidden」で一覧を見られます。", $"{parsed.GetValue(id)} is not hidden; see miyaburi waves list --hidden"));
            }

            screen.WriteLine(words.Of("もう一度公開します。", "It is shown again."));
        }));
        return command;
    }

    /// <summary>What is hidden, since when and why.</summary>
    internal static async Task ListAsync(Screen screen, string store, bool json)
    {
        await using var hidden = HiddenWaves.Open(store, TimeProvider.System);
        var waves = hidden.List();
        var words = new Words(screen.Language);
        if (json)
        {
            screen.WriteLine(JsonSerializer.Serialize(waves, WaveJson.Default.ImmutableArrayHiddenWave));
            return;
        }

        if (waves.IsEmpty)
        {
            screen.WriteLine(words.Of("公開をやめた波はありません。", "No wave is hidden."));
        }

        foreach (var wave in waves)
        {
            screen.WriteLine($"{wave.Id}  {WavesCommand.Iso(JapanTime.DayOf(wave.Since))}  {TerminalText.Safe(wave.Reason)}".TrimEnd());
            if (wave.Waves.Any(w => w != wave.Id))
            {
                screen.WriteLine("  " + words.Of("いまの名前: ", "now: ") + string.Join(", ", wave.Waves));
            }
        }
    }
}
