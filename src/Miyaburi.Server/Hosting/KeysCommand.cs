using System.CommandLine;
using System.Globalization;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Hosting;

/// <summary><c>serve keys</c>: the API keys of those who may store and read what is stored.</summary>
internal static class KeysCommand
{
    internal static Command Build(Option<FileInfo> data)
    {
        var keys = new Command("keys", "API keys, kept as hashes: add, list, revoke");
        keys.Subcommands.Add(Add(data));
        keys.Subcommands.Add(List(data));
        keys.Subcommands.Add(Revoke(data));
        return keys;
    }

    private static Command Add(Option<FileInfo> data)
    {
        var name = new Argument<string>("NAME") { Description = "Whose key it is" };
        var command = new Command("add", "Make a key; it is shown once") { name };
        command.SetAction(parsed =>
        {
            Console.WriteLine(Store(parsed, data).Add(parsed.GetValue(name)!, TimeProvider.System.GetUtcNow()));
            return 0;
        });
        return command;
    }

    private static Command List(Option<FileInfo> data)
    {
        var command = new Command("list", "Id, day made, day revoked, name");
        command.SetAction(parsed =>
        {
            foreach (var key in Store(parsed, data).List())
            {
                Console.WriteLine($"{key.Id}  {Day(key.Made)}  {(key.Revoked is { } revoked ? Day(revoked) : "-         ")}  {key.Name}");
            }

            return 0;
        });
        return command;
    }

    private static Command Revoke(Option<FileInfo> data)
    {
        var id = new Argument<string>("ID") { Description = "As keys list shows it" };
        var command = new Command("revoke", "Make a key invalid") { id };
        command.SetAction(parsed =>
        {
            if (Store(parsed, data).Revoke(parsed.GetValue(id)!, TimeProvider.System.GetUtcNow()))
            {
                return 0;
            }

            Console.Error.WriteLine($"miyaburi serve: no valid key has the id {parsed.GetValue(id)}");
            return 2;
        });
        return command;
    }

    private static KeyStore Store(ParseResult parsed, Option<FileInfo> data) => new(Database.Open(parsed.GetValue(data)!.FullName));

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
