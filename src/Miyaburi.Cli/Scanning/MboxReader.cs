using System.Globalization;

namespace Miyaburi.Cli.Scanning;

/// <summary>Splits an mbox (RFC 4155) at lines that begin with "From " behind an empty line.</summary>
internal static class MboxReader
{
    internal static IEnumerable<ScanItem> Read(Stream stream, string source, int limit)
    {
        var lines = new LineReader(stream, limit);
        using var message = new MemoryStream();
        var number = 0;
        var afterEmpty = true;
        while (lines.Read() is { } line)
        {
            if (afterEmpty && line.AsSpan().StartsWith("From "u8))
            {
                if (message.Length > 0)
                {
                    yield return Item(source, number, message);
                }

                message.SetLength(0);
                number++;
                afterEmpty = false;
                continue;
            }

            afterEmpty = line is [] or [(byte)'\r'];
            if (message.Length <= limit)
            {
                message.Write(line);
                message.WriteByte((byte)'\n');
            }
        }

        if (message.Length > 0)
        {
            yield return Item(source, number, message);
        }
    }

    private static ScanItem.Message Item(string source, int number, MemoryStream message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{source}#{number}"), message.ToArray());
}
