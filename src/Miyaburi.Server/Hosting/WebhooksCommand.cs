using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Miyaburi.Waves;

namespace Miyaburi.Server.Hosting;

/// <summary><c>serve webhooks</c>: who is told of waves. Only the operator enters addresses: the server calls none that a stranger names.</summary>
internal static class WebhooksCommand
{
    private const int SecretBytes = 32;

    internal static Command Build(Option<FileInfo> data, Option<string> waves)
    {
        var hooks = new Command("webhooks", "Who is told of new and returned waves: add, list, remove, retry");
        hooks.Subcommands.Add(Add(data, waves));
        hooks.Subcommands.Add(List(data, waves));
        hooks.Subcommands.Add(Remove(data, waves));
        hooks.Subcommands.Add(Retry(data, waves));
        return hooks;
    }

    private static Command Add(Option<FileInfo> data, Option<string> waves)
    {
        var (name, url) = (new Argument<string>("NAME") { Description = "Name of the subscription" }, new Argument<string>("URL") { Description = "Where events are posted" });
        var brand = new Option<string>("--brand") { Description = "Only waves in this company's name", HelpName = "ID" };
        var lure = new Option<string>("--lure") { Description = "Only waves of this lure", HelpName = "ID" };
        var command = new Command("add", "Post events to an address; prints the secret that signs them, once") { name, url, brand, lure };
        command.SetAction((parsed, _) => WithAsync(parsed, data, waves, hooks =>
        {
            if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                throw new ArgumentException($"{parsed.GetValue(url)} is not an address like https://example.jp/hook");
            }

            var (ofBrand, ofLure) = (Known("company", parsed.GetValue(brand), BrandIds), Known("lure", parsed.GetValue(lure), Lures));
            var secret = RandomNumberGenerator.GetBytes(SecretBytes);
            hooks.Subscribe(new Subscription(parsed.GetValue(name)!, address, secret, ofBrand, ofLure, JapanTime.DayOf(TimeProvider.System.GetUtcNow())));
            Console.WriteLine(Convert.ToBase64String(secret));
        }));
        return command;
    }

    private static IEnumerable<string> BrandIds => EngineData.Embedded.Brands.All.Select(b => b.Id);

    private static IEnumerable<string> Lures => EngineData.Embedded.Lexicon.Concepts.SelectMany(c => c.Lures).Distinct(StringComparer.Ordinal);

    /// <summary>The id, or null for none. One that nothing has would make a webhook that is never called.</summary>
    /// <exception cref="ArgumentException">Nothing has it; near ones are named.</exception>
    private static string? Known(string what, string? id, IEnumerable<string> known)
    {
        if (id is null || known.Contains(id, StringComparer.Ordinal))
        {
            return id;
        }

        var near = NearWords.Of(id, known);
        throw new ArgumentException(near.IsEmpty ? $"no {what} has the id {id}" : $"no {what} has the id {id}; did you mean {string.Join(", ", near)}?");
    }

    private static Command List(Option<FileInfo> data, Option<string> waves)
    {
        var command = new Command("list", "Subscriptions, and how deliveries stand");
        command.SetAction((parsed, _) => WithAsync(parsed, data, waves, hooks =>
        {
            var counts = hooks.CountsOfEach();
            foreach (var s in hooks.List())
            {
                Console.WriteLine($"{s.Id}  {s.Url}  {s.Brand ?? "-"}  {s.Lure ?? "-"}  {s.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {Words(counts.GetValueOrDefault(s.Id) ?? new(0, 0, 0))}");
            }

            Console.WriteLine(Words(hooks.Counts()));
        }));
        return command;
    }

    private static string Words(DeliveryCounts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{counts.Waiting} waiting, {counts.Delivered} delivered, {counts.Dead} given up");

    private static Command Remove(Option<FileInfo> data, Option<string> waves)
    {
        var name = new Argument<string>("NAME") { Description = "As webhooks list shows it" };
        var command = new Command("remove", "End a subscription") { name };
        command.SetAction((parsed, _) => WithAsync(parsed, data, waves, hooks => hooks.Unsubscribe(parsed.GetValue(name)!)));
        return command;
    }

    private static Command Retry(Option<FileInfo> data, Option<string> waves)
    {
        var command = new Command("retry", "Try again what was given up");
        command.SetAction((parsed, _) => WithAsync(parsed, data, waves, hooks => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hooks.Retry()} to be tried again"))));
        return command;
    }

    private static async Task<int> WithAsync(ParseResult parsed, Option<FileInfo> data, Option<string> waves, Action<Webhooks> act)
    {
        var options = new ServerOptions { Data = parsed.GetValue(data)!.FullName, Waves = parsed.GetValue(waves) is { Length: > 0 } store ? store : null };
        await using var hooks = Webhooks.Open(options.WaveStore, TimeProvider.System);
        act(hooks);
        return 0;
    }
}
