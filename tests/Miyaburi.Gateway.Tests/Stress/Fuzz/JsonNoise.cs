using System.Text;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>JSON with the members that a door looks for and values that it may not expect.</summary>
internal static class JsonNoise
{
    /// <summary>Text of JSON: mostly well-formed, sometimes changed by a byte or more.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="template">JSON in which <c>?</c> stands for a value.</param>
    internal static byte[] Of(Random random, string template)
    {
        var text = new StringBuilder();
        foreach (var letter in template)
        {
            text.Append(letter is '?' ? Value(random, depth: 0) : letter);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(4) == 0 ? random.Changed(bytes) : bytes;
    }

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 14 : 18) switch
    {
        0 => "null",
        1 => "true",
        2 => random.Pick("0", "-1", "1", "2147483647", "-2147483648", "9223372036854775807", "1e999", "0.1", "5"),
        3 => "\"\"",
        4 => "\"\\ud800\"",
        5 => "\"\\u0000\\r\\n\"",
        6 => "\"　\"",
        7 => "\"did=typedCard\"",
        8 => $"\"part={random.Pick("0", "99999999999", "-1")}\"",
        9 => "\"【J:COM】請求書が未払いです。 https://jcom.co.jp-acc.one/login\"",
        10 => $"\"U{random.Next(50)}\"",
        11 => $"\"{Convert.ToBase64String(random.Bytes(60))}\"",
        12 => $"\"{new string('あ', random.Next(3000))}\"",
        13 => random.Pick("\"user\"", "\"group\"", "\"text\"", "\"image\"", "\"message\"", "\"postback\"", "\"follow\"", "\"standby\""),
        14 => $"[{Value(random, depth + 1)},{Value(random, depth + 1)}]",
        15 => "[]",
        16 => new string('[', 70) + new string(']', 70),
        _ => $"{{{Value(random, 9).Replace("null", "\"a\"", StringComparison.Ordinal)}:{Value(random, depth + 1)},\"text\":{Value(random, depth + 1)},\"\\ud800\":{Value(random, depth + 1)}}}",
    };
}
