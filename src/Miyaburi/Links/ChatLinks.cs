using System.Collections.Immutable;
using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Links;

/// <summary>Tells which links open a chat, and with whom; the addresses are those of <c>data/chats/links.txt</c>.</summary>
internal static class ChatLinks
{
    /// <summary>An account, a number or the code of an invitation; longer ones are of no use to a reader.</summary>
    private const int LongestAccount = 64;

    private static readonly Lazy<ImmutableArray<Entry>> Entries = new(() => Parse(Encoding.UTF8.GetString(EmbeddedData.Read("chats/links.txt")[0].Bytes.Span)));

    /// <summary>The chats that links lead to, in the order of the links; repeated ones are repeated.</summary>
    internal static IEnumerable<ContactPoint> Of(IEnumerable<Link> links) =>
        from link in links
        where link.Target is not TargetKind.Resource
        let chat = Of(link.Destination)
        where chat is not null
        select new ContactPoint(chat.Value.Kind, chat.Value.Account, PhoneKind.None, link.PartId, link.Range);

    private static (ContactKind Kind, string Account)? Of(Url url)
    {
        if (url.Host is not { Kind: HostKind.Domain } host || EntryOf(host.Ascii, url.Path) is not { Messenger: not Messenger.None } entry)
        {
            return null;
        }

        var account = PercentEncoding.Decode(entry.Parameter.Length > 0 ? Parameter(url.Query ?? "", entry.Parameter) : Segment(url.Path[Math.Min(entry.Path.Length, url.Path.Length)..])).Trim();
        return account.Length is 0 or > LongestAccount || account.Any(char.IsControl) ? null : Named(entry.Messenger, account);
    }

    private static Entry? EntryOf(string host, string path)
    {
        Entry? longest = null;
        foreach (var entry in Entries.Value)
        {
            if (entry.Host == host && entry.Fits(path) && entry.Path.Length > (longest?.Path.Length ?? 0))
            {
                longest = entry;
            }
        }

        return longest;
    }

    /// <summary>An ID where the address shows one: LINE marks those of accounts with @ and those of persons with ~.</summary>
    private static (ContactKind Kind, string Account) Named(Messenger messenger, string account) => (messenger, account[0]) switch
    {
        (Messenger.Telegram, _) => (ContactKind.Telegram, account),
        (Messenger.WhatsApp, _) => (ContactKind.WhatsApp, account.AsSpan().ContainsAnyExceptInRange('0', '9') ? account : "+" + account),
        (_, '@') => (ContactKind.LineId, account.ToLowerInvariant()),
        (_, '~') when account.Length > 1 => (ContactKind.LinePersonalId, account[1..].ToLowerInvariant()),
        _ => (ContactKind.LineInvitation, account),
    };

    private static string Segment(string path)
    {
        var end = path.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? path : path[..end];
    }

    private static string Parameter(string query, string name)
    {
        foreach (var pair in query.AsSpan().Split('&'))
        {
            var text = query.AsSpan(pair);
            if (text.StartsWith(name, StringComparison.Ordinal) && text[name.Length..] is ['=', .. var value])
            {
                return value.ToString();
            }
        }

        return "";
    }

    private static ImmutableArray<Entry> Parse(string list)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var line in list.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [not ['#', ..] and var host, var path, var messenger, var place])
            {
                entries.Add(new(host, path, Enum.Parse<Messenger>(messenger, ignoreCase: true), place == "path" ? "" : place));
            }
        }

        return entries.ToImmutable();
    }

    private enum Messenger
    {
        None,
        Line,
        Telegram,
        WhatsApp,
    }

    private sealed record Entry(string Host, string Path, Messenger Messenger, string Parameter)
    {
        internal bool Fits(string path) => path.StartsWith(Path, StringComparison.OrdinalIgnoreCase)
            || (Path.EndsWith('/') && path.Equals(Path[..^1], StringComparison.OrdinalIgnoreCase));
    }
}
