using System.IO.Compression;
using System.Text;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>Requests of the spamd protocol.</summary>
internal static class SpamdNoise
{
    internal static byte[] Of(Random random)
    {
        var command = random.Pick("CHECK", "SYMBOLS", "REPORT", "REPORT_IFSPAM", "PROCESS", "HEADERS", "TELL", "PING", "SKIP", "\0", "check", "");
        var body = random.Mail();
        var isPacked = random.Next(5) == 0;
        var text = new StringBuilder($"{command} SPAMC/{random.Pick("1.2", "1.3", "1.5", "1.9", "0.9", "9.9", "79228162514264337593543950335", "1.")}\r\n");
        text.Append(isPacked ? "Compress: zlib\r\n" : "");
        for (var i = random.Next(4); i > 0; i--)
        {
            text.Append(random.Next(5) switch
            {
                0 => $"Content-length: {random.Next(2000) - 100}\r\n",
                1 => $"Content-length: {body.Length}\r\n",
                2 => $"User: {(char)random.Next(1, 255)}\r\n",
                3 => $"{(char)random.Next(1, 255)}: {(char)random.Next(1, 255)}\n",
                _ => new string((char)random.Next(1, 255), random.Next(5000)),
            });
        }

        byte[] whole = [.. Encoding.Latin1.GetBytes(text.Append(random.Next(6) == 0 ? "" : "\r\n").ToString()), .. isPacked ? Packed(body) : body];
        return random.Next(3) == 0 ? random.Changed(whole) : whole;
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
