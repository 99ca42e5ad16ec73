using System.Globalization;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Doors.Spamd;

/// <summary>What a client of the spamd protocol can ask.</summary>
internal enum SpamdCommand
{
    /// <summary>Is anybody there?</summary>
    Ping,

    /// <summary>The verdict only.</summary>
    Check,

    /// <summary>The verdict and the names of the signals.</summary>
    Symbols,

    /// <summary>The verdict and the report as text.</summary>
    Report,

    /// <summary>The same, the text only for spam.</summary>
    ReportIfSpam,

    /// <summary>The message with header fields added.</summary>
    Process,

    /// <summary>Its header with fields added.</summary>
    Headers,

    /// <summary>Learn or report a message: refused, since nothing is learnt.</summary>
    Tell,

    /// <summary>The client does not go on.</summary>
    Skip,
}

/// <summary>The head of a request (spamd/PROTOCOL, versions 1.2 to 1.5).</summary>
internal sealed record SpamdRequest
{
    private const int MostFields = 64;
    private const int LineBytes = 4096;

    internal required SpamdCommand Command { get; init; }

    /// <summary>The version as a number: 1.5 is 15. Clients before 1.3 get no Content-length for answers without text.</summary>
    internal required int Version { get; init; }

    /// <summary>Bytes of the message, or null when it ends with the stream.</summary>
    internal long? ContentLength { get; private init; }

    /// <summary>The user whose mail it is, or null.</summary>
    internal string? User { get; private init; }

    /// <summary>Whether the message is compressed with zlib.</summary>
    internal bool IsCompressed { get; private init; }

    /// <summary>Reads the head; null when the stream ends before it begins.</summary>
    /// <exception cref="ProtocolFault">It is not of this protocol.</exception>
    internal static async ValueTask<SpamdRequest?> ReadAsync(PeerReader reader, CancellationToken cancellation)
    {
        if (await reader.ReadLineAsync(LineBytes, cancellation) is not { } first)
        {
            return null;
        }

        var request = First(first);
        if (request.Command is SpamdCommand.Ping or SpamdCommand.Skip)
        {
            return request;
        }

        for (var count = 0; await reader.ReadLineAsync(LineBytes, cancellation) is { Length: > 0 } line; count++)
        {
            if (count == MostFields)
            {
                throw new ProtocolFault("Bad header: too many fields");
            }

            request = request.With(line);
        }

        return request;
    }

    private static SpamdRequest First(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !line.AsSpan(space + 1).StartsWith("SPAMC/", StringComparison.Ordinal)
            || !decimal.TryParse(line.AsSpan(space + "SPAMC/".Length + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version)
            || version is < 1 or >= 10)
        {
            throw new ProtocolFault("Bad header line: (wrong protocol)");
        }

        return new SpamdRequest { Command = CommandOf(line[..space]), Version = (int)(version * 10) };
    }

    private static SpamdCommand CommandOf(string word) => word switch
    {
        "PING" => SpamdCommand.Ping,
        "CHECK" => SpamdCommand.Check,
        "SYMBOLS" => SpamdCommand.Symbols,
        "REPORT" => SpamdCommand.Report,
        "REPORT_IFSPAM" => SpamdCommand.ReportIfSpam,
        "PROCESS" => SpamdCommand.Process,
        "HEADERS" => SpamdCommand.Headers,
        "TELL" => SpamdCommand.Tell,
        "SKIP" => SpamdCommand.Skip,
        _ => throw new ProtocolFault("Bad header line: (unknown command)"),
    };

    private SpamdRequest With(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw new ProtocolFault("Bad header line: (no colon)");
        }

        var value = line[(colon + 1)..].Trim();
        return line[..colon].ToUpperInvariant() switch
        {
            "CONTENT-LENGTH" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? this with { ContentLength = length }
                : throw new ProtocolFault("Bad header line: (Content-length contains non-numeric bytes)"),
            "USER" => this with { User = value },
            "COMPRESS" => value.Equals("zlib", StringComparison.OrdinalIgnoreCase)
                ? this with { IsCompressed = true }
                : throw new ProtocolFault("Bad header line: (only zlib is known for Compress)"),
            _ => this,
        };
    }
}
