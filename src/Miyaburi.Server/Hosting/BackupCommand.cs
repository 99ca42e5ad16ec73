using System.CommandLine;
using Miyaburi.Waves;

namespace Miyaburi.Server.Hosting;

/// <summary><c>serve backup</c>: a copy of everything the server keeps, also while it runs.</summary>
internal static class BackupCommand
{
    internal static Command Build(Option<FileInfo> data, Option<string> waves)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Where the copies go; made when missing, earlier copies are not written over" };
        var command = new Command("backup", "Copy miyaburi.db and waves.db into a folder, also while the server runs") { folder };
        command.SetAction(parsed =>
        {
            var options = new ServerOptions { Data = parsed.GetValue(data)!.FullName, Waves = parsed.GetValue(waves) is { Length: > 0 } store ? store : null };
            Copy(options, parsed.GetValue(folder)!.FullName);
            return 0;
        });
        return command;
    }

    private static void Copy(ServerOptions options, string folder)
    {
        var isPostgres = StoreFiles.IsPostgres(options.WaveStore);
        (string From, string Name)[] files = isPostgres ? [(options.Data, "miyaburi.db")] : [(options.Data, "miyaburi.db"), (options.WaveStore, "waves.db")];
        if (files.Select(f => f.From).FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            throw new FileNotFoundException($"there is no {missing}; --data and --waves are those of the server");
        }

        Directory.CreateDirectory(folder);
        foreach (var (from, name) in files)
        {
            var target = Path.Combine(folder, name);
            StoreFiles.Backup(from, target);
            Console.WriteLine(target);
        }

        if (isPostgres)
        {
            Console.Error.WriteLine("miyaburi serve: the waves are in PostgreSQL; copy them with pg_dump");
        }
    }
}
