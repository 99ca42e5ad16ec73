using System.Text;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>Bytes that are almost what a door expects.</summary>
internal static class Noise
{
    /// <summary>A case for a door.</summary>
    internal static byte[] For(string door, Random random) => door switch
    {
        "spamd" => SpamdNoise.Of(random),
        "rspamd" => HttpNoise.Rspamd(random),
        "milter" => MilterNoise.Of(random),
        "filter" => HttpNoise.Filter(random),
        _ => HttpNoise.Line(random),
    };

    /// <summary>One of the choices.</summary>
    internal static T Pick<T>(this Random random, params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Random bytes.</summary>
    internal static byte[] Bytes(this Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A mail, sound or changed.</summary>
    internal static byte[] Mail(this Random random) => random.Next(8) switch
    {
        0 => [],
        1 => random.Bytes(2000),
        2 => Sample.Scam,
        _ => random.Changed(random.Pick(Sample.Plain, Sample.Scam)),
    };

    /// <summary>A few changes: bytes flipped, left out, doubled, put in, the end cut off.</summary>
    internal static byte[] Changed(this Random random, byte[] good)
    {
        var bytes = new List<byte>(good);
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, random.Bytes(20));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.Pick(Pieces)));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "\0", "\r\n\r\n", " ", "\t", ":", ",", "\"", "{", "}", "[", "]", "\\", "\\ud800", "\\u0000", "null", "true", "1e999", "-1", "0", "2147483647", "99999999999999999999",
        "Content-Length: ", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n", "ffffffff\r\n", "=?utf-8?B?", "%00", "\u202e", "詐欺", "😀", "\"query\":", "\"events\":", "\"actions\":",
    ];
}
