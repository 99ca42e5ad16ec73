using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Spamd;

/// <summary>Translates decisions into answers of the spamd protocol. Exim reads the first lines by a fixed pattern: which ones there are and their order matter.</summary>
internal static class SpamdAnswer
{
    /// <summary>Codes of sysexits.h as the protocol uses them.</summary>
    internal const int Unavailable = 69;
    internal const int TemporaryFailure = 75;
    internal const int ProtocolError = 76;
    internal const int DataError = 65;

    private const string Version = "SPAMD/1.5";

    /// <summary>Clients before version 1.3 read a verdict without Content-length (Exim speaks 1.2).</summary>
    private const int LengthSince = 13;

    internal static byte[] Pong { get; } = Encoding.ASCII.GetBytes($"{Version} 0 PONG\r\n");

    /// <summary>An answer that something is wrong: one line, as spamd gives it. With a header after it spamc would take a refusal of TELL for success.</summary>
    internal static byte[] Fault(int code, string text) => Encoding.ASCII.GetBytes($"{Version} {code} {text}\r\n");

    internal static void Write(IBufferWriter<byte> output, SpamdRequest request, Decision decision, ReadOnlySpan<byte> mail, Language language)
    {
        var body = new ArrayBufferWriter<byte>();
        WriteBody(body, request.Command, decision, mail, language);
        var head = new StringBuilder($"{Version} 0 EX_OK\r\n");
        if (request.Version >= LengthSince || request.Command is SpamdCommand.Process or SpamdCommand.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-length: {body.WrittenCount}\r\n");
        }

        var word = decision.IsSpam ? "True" : "False";
        head.Append(CultureInfo.InvariantCulture, $"Spam: {word} ; {decision.Score:F1} / {decision.Thresholds.Spam:F1}\r\n\r\n");
        output.Write(Encoding.ASCII.GetBytes(head.ToString()));
        output.Write(body.WrittenSpan);
    }

    private static void WriteBody(ArrayBufferWriter<byte> body, SpamdCommand command, Decision decision, ReadOnlySpan<byte> mail, Language language)
    {
        switch (command)
        {
            case SpamdCommand.Symbols:
                body.Write(Encoding.ASCII.GetBytes(string.Join(',', decision.Symbols.Select(s => s.Name))));
                break;
            case SpamdCommand.Report:
            case SpamdCommand.ReportIfSpam when decision.IsSpam:
                body.Write(Encoding.UTF8.GetBytes(Letter.Of(decision, language)));
                break;
            case SpamdCommand.Process:
            case SpamdCommand.Headers:
                MarkedMail.Write(body, mail, Fields(decision, language), IsForged, withBody: command is SpamdCommand.Process);
                break;
            default:
                break;
        }
    }

    /// <summary>The fields that clients of SpamAssassin look for, and our own.</summary>
    private static ImmutableArray<MailHeader> Fields(Decision decision, Language language)
    {
        var stars = (int)Math.Clamp(decision.Score, 0, ScoreScale.Most);
        var tests = MailHeaders.Fold(decision.Symbols.Select(s => s.Name));

        // rspamd finds the tests only before "autolearn".
        var status = string.Create(
            CultureInfo.InvariantCulture,
            $"{(decision.IsSpam ? "Yes" : "No")}, score={decision.Score:F1} required={decision.Thresholds.Spam:F1}\r\n\ttests={tests}\r\n\tautolearn=no version=4.0.0");
        return
        [
            .. decision.IsSpam ? [new MailHeader("X-Spam-Flag", "YES")] : Array.Empty<MailHeader>(),
            new("X-Spam-Level", new string('*', stars)),
            new("X-Spam-Status", status),
            new("X-Spam-Checker-Version", "Miyaburi"),
            .. MailHeaders.Of(decision, language),
        ];
    }

    private static bool IsForged(string name) => MailHeaders.IsOwn(name) || name.StartsWith("X-Spam-", StringComparison.OrdinalIgnoreCase);
}
