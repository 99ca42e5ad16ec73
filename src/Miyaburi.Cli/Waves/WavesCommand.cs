using System.CommandLine;
using System.Globalization;
using Miyaburi.Cli.Commands;
using Miyaburi.Cli.Terminal;
using Miyaburi.Links;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cli.Waves;

/// <summary><c>waves</c>: what goes round, since when, and whether it is back.</summary>
internal static class WavesCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var store = new Option<string>("--store")
        {
            Description = words.Of("波を記録するSQLiteファイル、またはPostgreSQLの接続文字列(Host=…)。環境変数 MIYABURI_WAVES でも指定できます", "SQLite file of waves, or a PostgreSQL connection string (Host=…); also MIYABURI_WAVES"),
            HelpName = "STORE",
            Recursive = true,
            DefaultValueFactory = _ => Usual(),
        };
        var on = new Option<string>("--on") { Description = words.Of("いつの状態と件数を示すか(この日より後は数えません)。指定がなければ今日(日本の日付)", "The day on which states and numbers are wanted, today in Japan if not given; nothing later is counted"), HelpName = "DATE", Recursive = true };
        var digest = new Option<string>("--digest")
        {
            Description = words.Of("記録の代わりに、波のダイジェスト(JSON)を読む。builtin は同梱のもの", "Read a digest of waves (JSON) instead of a store; builtin is the one that comes with the data"),
            HelpName = "FILE",
        };
        var command = new Command("waves", words.Of("くり返し出回る詐欺(波)の記録", "Waves: the same scam coming round again")) { store, on };
        command.Subcommands.Add(List(screen, words, store, on, digest));
        command.Subcommands.Add(Show(screen, words, store, on, digest));
        command.Subcommands.Add(Timeline(screen, words, store, on, digest));
        command.Subcommands.Add(HidingCommands.Hide(screen, words, store));
        command.Subcommands.Add(HidingCommands.ShowAgain(screen, words, store));
        command.Subcommands.Add(Import(screen, words, store));
        command.Subcommands.Add(Copy("backup", words.Of("記録をファイルに写す(使用中でもよい)", "Copy the store into a file, also while it is used"), words, screen, store, BackUp));
        command.Subcommands.Add(Copy("restore", words.Of("写しから記録を戻す", "Put a copy in the store's place"), words, screen, store, StoreFiles.Restore));
        return command;
    }

    private static Command List(Screen screen, Words words, Option<string> store, Option<string> on, Option<string> digest)
    {
        var brand = new Option<string>("--brand") { Description = words.Of("この会社をかたるものだけ", "Only those in this company's name"), HelpName = "ID" };
        var most = new Option<int>("--most") { Description = words.Of("最大いくつ示すか", "How many at most"), DefaultValueFactory = _ => 30, HelpName = "N" };
        var format = CheckCommand.Format(words, "text", "json");
        var hidden = new Option<bool>("--hidden") { Description = words.Of("公開をやめた波と、その理由", "Those taken out of public view, and why") };
        var command = new Command("list", words.Of("波の一覧。最近のものから", "Waves, the last seen first")) { brand, most, format, digest, hidden };
        command.SetAction((parsed, _) => Guard(async () =>
        {
            if (parsed.GetValue(hidden))
            {
                await HidingCommands.ListAsync(screen, parsed.GetValue(store)!, parsed.GetValue(format) is "json");
                return;
            }

            var id = parsed.GetValue(brand) is { } name ? BrandLookup.Find(name).Id : null;
            if (parsed.GetValue(digest) is { } file)
            {
                DigestText.Open(screen, file).List(id, parsed.GetValue(most), parsed.GetValue(format) is "json");
                return;
            }

            await using var reader = Reader(parsed.GetValue(store)!);
            var day = PlanOptions.Day(parsed.GetValue(on));
            new WaveText(screen).List(reader.List(id, day, parsed.GetValue(most)), parsed.GetValue(format) is "json");
        }));
        return command;
    }

    private static Command Show(Screen screen, Words words, Option<string> store, Option<string> on, Option<string> digest)
    {
        var id = new Argument<string>("ID") { Description = words.Of("波の名前", "Name of a wave") };
        var format = CheckCommand.Format(words, "text", "json");
        var command = new Command("show", words.Of("ひとつの波を詳しく", "One wave in full")) { id, format, digest };
        command.SetAction((parsed, _) => Guard(async () =>
        {
            if (parsed.GetValue(digest) is { } file)
            {
                DigestText.Open(screen, file).Show(parsed.GetValue(id)!, parsed.GetValue(format) is "json");
                return;
            }

            await using var reader = Reader(parsed.GetValue(store)!);
            var wave = Find(reader, parsed.GetValue(id)!, PlanOptions.Day(parsed.GetValue(on)));
            new WaveText(screen).Show(wave, parsed.GetValue(format) is "json");
        }));
        return command;
    }

    private static Command Timeline(Screen screen, Words words, Option<string> store, Option<string> on, Option<string> digest)
    {
        var brand = new Option<string>("--brand") { Description = words.Of("会社ごと", "Of a company"), HelpName = "ID" };
        var host = new Option<string>("--host") { Description = words.Of("ホストごと", "Of a host"), HelpName = "HOST" };
        var lure = new Option<string>("--lure") { Description = words.Of("手口ごと", "Of a lure"), HelpName = "ID" };
        var wave = new Option<string>("--wave") { Description = words.Of("波ごと", "Of a wave"), HelpName = "ID" };
        var format = CheckCommand.Format(words, "text", "json");
        var command = new Command("timeline", words.Of("いつ・どれだけ出回ったかの図", "A chart of when and how much was seen")) { brand, host, lure, wave, format, digest };
        command.SetAction((parsed, _) => Guard(async () =>
        {
            if (parsed.GetValue(digest) is { } file)
            {
                var name = parsed.GetValue(wave) ?? (parsed.GetValue(brand) is { } given ? BrandLookup.Find(given).Id : null)
                    ?? throw new Failure(new("ダイジェストからは --brand か --wave を示せます。", "of a digest, --brand or --wave can be shown"));
                DigestText.Open(screen, file).Show(name, parsed.GetValue(format) is "json");
                return;
            }

            await using var reader = Reader(parsed.GetValue(store)!);
            var day = PlanOptions.Day(parsed.GetValue(on));
            var (key, days) = (parsed.GetValue(brand), parsed.GetValue(host), parsed.GetValue(lure), parsed.GetValue(wave)) switch
            {
                ({ } b, null, null, null) when BrandLookup.Find(b) is var found => (found.Names.In(screen.Language), reader.Series(SeriesKind.Brand, found.Id)),
                (null, { } h, null, null) when Host(h) is var ascii => (ascii, reader.Series(SeriesKind.Host, ascii)),
                (null, null, { } l, null) when Lure(l) is var known => (known, reader.Series(SeriesKind.Lure, known)),
                (null, null, null, { } w) => (w, Find(reader, w, day).Days),
                _ => throw new Failure(new("--brand、--host、--lure、--wave のうちひとつを指定してください。", "give one of --brand, --host, --lure, --wave")),
            };
            new WaveText(screen).Timeline(key, days, day, parsed.GetValue(format) is "json");
        }));
        return command;
    }

    private static WaveDetail Find(WaveReader reader, string wave, DateOnly on) => reader.Find(wave, on) ?? throw new Failure(new(
        $"「{wave}」という波はないか、{Iso(on)}にはまだ確認されていないか、まだ公開できるほどの報告がないか、公開をやめた波です。「miyaburi waves list」で一覧を見られます。",
        $"no wave {wave}, or it was not seen up to {Iso(on)}, or too few reports to show it, or it is hidden; see miyaburi waves list"));

    /// <summary>A lure by its id. Of one that does not exist nothing would ever be seen.</summary>
    private static string Lure(string id)
    {
        var known = EngineData.Embedded.Lexicon.Concepts.SelectMany(c => c.Lures).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return known.Find(k => string.Equals(k, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new Failure(new($"--lure「{id}」は分かりません。次から選んでください: {string.Join(", ", known)}", $"--lure {id}: not known; choose from {string.Join(", ", known)}"));
    }

    /// <summary>A host as it is kept, also when it is given as it is shown: defanged, in capitals, in Japanese, with its address, or what stands below a site.</summary>
    private static string Host(string text)
    {
        var plain = text.Replace("[.]", ".", StringComparison.Ordinal);
        if (plain.StartsWith("*.", StringComparison.Ordinal))
        {
            return "*." + Host(plain[2..]);
        }

        var reading = plain.Contains("://", StringComparison.Ordinal) ? UrlReader.TryRead(plain, AnalysisLimits.Default) : UrlReader.TryReadSchemeless(plain, AnalysisLimits.Default);
        return reading is UrlReading.Read { Url.Host: { Kind: not HostKind.Invalid } host }
            ? host.Ascii
            : throw new Failure(new($"--host「{text}」はホスト名として読めません。jcom-info.example のように書いてください。", $"--host {text}: not the name of a host; write it like jcom-info.example"));
    }

    /// <summary>To look into a store that is not there is a mistyped name; it is not made.</summary>
    private static WaveReader Reader(string store) => StoreFiles.IsPostgres(store) || File.Exists(store)
        ? WaveReader.Open(store, WaveRules.Default)
        : throw new Failure(new($"{store} という記録はありません。--store を確かめるか、「miyaburi waves import」で取り込んでください。", $"there is no store {store}; check --store, or make one with miyaburi waves import"));

    private static Command Import(Screen screen, Words words, Option<string> store)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = words.Of("mbox、Maildir、フォルダー、JSON Lines、JPCERT/CCのURL一覧(.csv、.csv.gz)。「-」は標準入力", "mbox, Maildir, folder, JSON Lines, or JPCERT/CC's URL list (.csv, .csv.gz); - for standard input") };
        var command = new Command("import", words.Of("メッセージやURL一覧を取り込む。途中で止めても続きから始まり、同じものは二度数えない", "Import messages or a URL list; continues where it was stopped and counts nothing twice")) { paths };
        command.SetAction((parsed, cancel) => Guard(async () =>
        {
            await using var waves = WaveStore.Open(parsed.GetValue(store)!, WaveRules.Default);
            return new WaveImport(screen, waves, cancel).Run(parsed.GetValue(paths)!);
        }));
        return command;
    }

    private static Command Copy(string name, string description, Words words, Screen screen, Option<string> store, Action<string, string> copy)
    {
        var file = new Argument<string>("FILE") { Description = words.Of("写しのファイル", "File of the copy") };
        var command = new Command(name, description) { file };
        command.SetAction((parsed, _) => Guard(() =>
        {
            if (StoreFiles.IsPostgres(parsed.GetValue(store)!))
            {
                throw new Failure(new("PostgreSQLの写しは pg_dump と pg_restore で作ってください。", "for PostgreSQL use pg_dump and pg_restore"));
            }

            copy(parsed.GetValue(store)!, parsed.GetValue(file)!);
            screen.WriteLine(words.Of("終わりました。", "Done."));
            return Task.CompletedTask;
        }));
        return command;
    }

    /// <summary>An earlier copy is never written over: it may be the last good one.</summary>
    private static void BackUp(string store, string file)
    {
        if (File.Exists(file))
        {
            throw new Failure(new($"{file} はもうあります。別の名前を指定してください。", $"{file} is there already; give another name"));
        }

        StoreFiles.Backup(store, file);
    }

    /// <summary>What can go wrong with a store, in words that help.</summary>
    internal static Task<int> Guard(Func<Task> action) => Guard(async () =>
    {
        await action().ConfigureAwait(false);
        return ExitCode.NothingFound;
    });

    private static async Task<int> Guard(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (StoreInUseException)
        {
            throw new Failure(new(
                "別のプログラム(サーバー「miyaburi serve」や取り込み)がこの記録に書き込んでいます。止めるか、終わるのを待ってから、もう一度実行してください。一覧・詳細・図・写しと、公開の停止・再開は、その間も使えます。",
                "another program (the server, miyaburi serve, or an import) writes to this store; stop it or wait for it, then try again. list, show, timeline, hide, show-again and backup work meanwhile"));
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new Failure(new($"波の記録を使えません({error.Message})。--store を確かめてください。", $"the store of waves cannot be used ({error.Message}); check --store"));
        }
    }

    private static string Usual() => Environment.GetEnvironmentVariable("MIYABURI_WAVES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "miyaburi", "waves.db");

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
