namespace Miyaburi.Links;

/// <summary>
/// The lists of data/lists, looked up by the ends of a host name. Immutable. An entry <c>name</c> covers the name and
/// everything below it, <c>.name</c> only what is below, <c>=name</c> exactly that host; <c>#</c> begins a comment.
/// </summary>
public sealed class HostLists
{
    private static readonly Lazy<HostLists> Embedded = new(LoadEmbedded);

    private static readonly (string File, HostTraits Trait)[] Files =
    [
        ("shorteners.txt", HostTraits.Shortener), ("dynamic-dns.txt", HostTraits.DynamicDns), ("free-hosting.txt", HostTraits.FreeHosting),
        ("cloud-storage.txt", HostTraits.CloudStorage), ("tunnels.txt", HostTraits.Tunnel), ("redirectors.txt", HostTraits.Redirector),
        ("free-mail.txt", HostTraits.FreeMail), ("consumer-mail.txt", HostTraits.ConsumerMail), ("shared-platforms.txt", HostTraits.SharedPlatform),
        ("infrastructure.txt", HostTraits.Infrastructure), ("abused-tlds.txt", HostTraits.AbusedTld), ("organisation-suffixes.txt", HostTraits.Organisation),
    ];

    private readonly Dictionary<string, Entry> _entries;
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private HostLists(Dictionary<string, Entry> entries)
    {
        _entries = entries;
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The lists that are part of the assembly.</summary>
    public static HostLists Default => Embedded.Value;

    /// <summary>Number of names on the lists.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads lists from their text.</summary>
    /// <param name="lists">Each list's text and what it says about its hosts.</param>
    public static HostLists Parse(IEnumerable<(string Text, HostTraits Trait)> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var (text, trait) in lists)
        {
            foreach (var range in text.AsSpan().Split('\n'))
            {
                Add(entries, text.AsSpan(range).Trim(), trait);
            }
        }

        return new HostLists(entries);
    }

    /// <summary>What the lists say about a host; nothing about IP addresses and broken hosts.</summary>
    public HostTraits TraitsOf(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Kind == HostKind.Domain ? TraitsOf(host.Ascii) : HostTraits.None;
    }

    /// <summary>What the lists say about a domain name, such as that of a mail address.</summary>
    /// <param name="domain">Lower-case ASCII (A-labels), without a final dot.</param>
    public HostTraits TraitsOf(ReadOnlySpan<char> domain)
    {
        var traits = HostTraits.None;
        for (var rest = domain; !rest.IsEmpty;)
        {
            if (_lookup.TryGetValue(rest, out var entry))
            {
                traits |= rest.Length == domain.Length ? entry.Exactly : entry.Below;
            }

            var dot = rest.IndexOf('.');
            rest = dot < 0 ? [] : rest[(dot + 1)..];
        }

        return traits;
    }

    private static void Add(Dictionary<string, Entry> entries, ReadOnlySpan<char> line, HostTraits trait)
    {
        if (line.IsEmpty || line[0] == '#')
        {
            return;
        }

        var form = line[0];
        var name = line.TrimStart(".=").ToString();
        var entry = entries.GetValueOrDefault(name);
        entries[name] = new Entry(
            form == '.' ? entry.Exactly : entry.Exactly | trait,
            form == '=' ? entry.Below : entry.Below | trait);
    }

    private static HostLists LoadEmbedded() => Parse(Files.Select(f => (ReadEmbedded(f.File), f.Trait)));

    private static string ReadEmbedded(string file)
    {
        using var stream = typeof(HostLists).Assembly.GetManifestResourceStream("lists/" + file)
            ?? throw new InvalidOperationException($"The assembly was built without data/lists/{file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What one name says about itself and about names below it.</summary>
    private readonly record struct Entry(HostTraits Exactly, HostTraits Below);
}
