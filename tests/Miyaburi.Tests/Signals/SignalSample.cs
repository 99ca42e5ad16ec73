using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Signals;

/// <summary>
/// One block of <c>samples/signals/ID.test</c>: whether the signal fires or is silent, what is known beforehand, and
/// the message. Invisible characters are written <c>\u{200B}</c>, so that a reader of the file sees them.
/// </summary>
internal sealed record SignalSample
{
    private const string Separator = "===";

    /// <summary>The signal.</summary>
    public required string SignalId { get; init; }

    /// <summary>Which block of the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whether the signal must fire.</summary>
    public required bool Fires { get; init; }

    /// <summary>The message as it stands in the file.</summary>
    public required string Text { get; init; }

    private MessageKind? Kind { get; init; }

    private string? Sender { get; init; }

    private string? AuthservId { get; init; }

    private DateTimeOffset? Received { get; init; }

    /// <summary>Every block of every file, ordered by signal.</summary>
    internal static ImmutableArray<SignalSample> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("samples", "signals"), "*.test")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ReadFile(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    /// <summary>The facts of the message.</summary>
    internal CaseFacts Read(EngineData data)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var reading = Analyzer.Read(bytes, new ReadOptions { Kind = Kind, Sender = Sender, Received = Received });
        var message = Assert.IsType<Reading.Read>(reading).Message;
        var at = Received ?? message.Date ?? new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        return new Analyzer(data).Judge(message, new Observations { AuthservId = AuthservId }, at).Facts;
    }

    private static IEnumerable<SignalSample> ReadFile(string id, string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n" + Separator + "\n");
        return blocks.Select((block, index) => ReadBlock(id, index + 1, block));
    }

    private static SignalSample ReadBlock(string id, int number, string block)
    {
        var parts = block.TrimStart('\n').Split("\n\n", 2);
        var head = parts[0].Split('\n');
        var sample = new SignalSample
        {
            SignalId = id,
            Number = number,
            Fires = head[0].Trim() switch
            {
                "fires" => true,
                "silent" => false,
                _ => throw new FormatException($"{id}.test, block {number}: begins with '{head[0]}', not with 'fires' or 'silent'."),
            },
            Text = Unescape(parts.Length == 2 ? parts[1] : throw new FormatException($"{id}.test, block {number}: an empty line must stand before the message.")),
        };
        return head.Skip(1).Aggregate(sample, (s, line) => s.With(line));
    }

    private SignalSample With(string line) => line.Split(':', 2, StringSplitOptions.TrimEntries) switch
    {
        ["kind", var kind] => this with { Kind = Enum.Parse<MessageKind>(kind, ignoreCase: true) },
        ["sender", var sender] => this with { Sender = sender },
        ["authserv-id", var id] => this with { AuthservId = id },
        ["received", var date] => this with { Received = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) },
        _ => throw new FormatException($"{SignalId}.test, block {Number}: '{line}' is not kind, sender, authserv-id or received."),
    };

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var from = text.IndexOf(@"\u{", at, StringComparison.Ordinal);
            var to = from < 0 ? -1 : text.IndexOf('}', from);
            if (to < 0)
            {
                return plain.Append(text, at, text.Length - at).ToString();
            }

            plain.Append(text, at, from - at);
            plain.Append(char.ConvertFromUtf32(int.Parse(text.AsSpan(from + 3, to - from - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            at = to + 1;
        }

        return plain.ToString();
    }
}
