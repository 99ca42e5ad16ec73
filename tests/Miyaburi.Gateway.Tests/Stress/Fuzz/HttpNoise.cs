using System.Text;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>Requests to the doors that speak HTTP.</summary>
internal static class HttpNoise
{
    private static readonly string[] Paths = ["/checkv2", "/checkv2", "/checkv2", "/symbols", "/ping", "/stat", "/", "//", "*", "/%", "/%00", "http://a/checkv2"];

    private const string Close = "Connection: close\r\n";

    private const string Events = """{"destination":?,"events":[{"type":?,"message":{"type":?,"id":?,"text":?,"mention":{"mentionees":[{"index":?,"length":?,"isSelf":?}]}},"postback":{"data":?},"webhookEventId":?,"source":{"type":?,"groupId":?,"userId":?},"replyToken":?,"mode":?},?]}""";
    private const string Mention = """{"events":[{"type":"message","message":{"type":"text","text":"@bot ?","mention":{"mentionees":[{"index":?,"length":?,"isSelf":true}]}},"source":{"type":"group","groupId":"C1","userId":"U1"},"replyToken":"r"}]}""";

    internal static byte[] Rspamd(Random random)
    {
        var head = new StringBuilder();
        for (var i = random.Next(5); i > 0; i--)
        {
            head.Append(random.Pick("From", "Rcpt", "IP", "Helo", "Queue-Id", "User", "Deliver-To", "Subject", "Settings", "Compression", "Key")).Append(": ").Append(Field(random)).Append("\r\n");
        }

        if (random.Next(3) == 0)
        {
            head.Append("Settings: ").Append(Encoding.Latin1.GetString(JsonNoise.Of(random, random.Pick("""{"actions":{"reject":?,"add header":?,"\ud800":?}}""", """{"apply":{"actions":?}}""", "?"))).ReplaceLineEndings("")).Append("\r\n");
        }

        return Request(random, random.Pick("POST", "POST", "POST", "GET", "PUT", "HEAD", "OPTIONS"), random.Pick(Paths), head.ToString(), random.Mail());
    }

    internal static byte[] Filter(Random random)
    {
        var json = JsonNoise.Of(random, random.Pick("""{"_version":?,"query":{"sender":?,"message":{"text":?}},"app":{"version":?}}""", """{"sender":?,"text":?}""", """{"query":?}""", """{"query":{"message":?,"text":?}}""", "?"));
        return Request(random, random.Pick("POST", "POST", "POST", "POST", "GET"), "/", "Content-Type: application/json\r\n", json);
    }

    /// <summary>Signed over what is sent, but for a few.</summary>
    internal static byte[] Line(Random random)
    {
        var json = JsonNoise.Of(random, random.Pick(Events, Events, Mention, """{"events":?}""", "?"));
        var signature = random.Next(12) switch
        {
            0 => "",
            1 => Convert.ToBase64String(random.Bytes(64)),
            _ => DoorPeers.Sign(json),
        };
        return Request(random, "POST", "/webhook", $"X-Line-Signature: {signature}\r\n", json);
    }

    private static byte[] Request(Random random, string method, string path, string fields, byte[] body)
    {
        var (framing, framed) = random.Next(10) switch
        {
            0 => ($"Content-Length: {random.Pick("-1", "0", "1", "99999999999999999999", $"{body.Length + 5}")}\r\n", body),
            1 => ("", body),
            < 4 => ("Transfer-Encoding: chunked\r\n", Chunked(random, body)),
            _ => ($"Content-Length: {body.Length}\r\n", body),
        };
        var version = random.Next(20) == 0 ? random.Pick("1.0", "2.0", "0.9", "x") : "1.1";
        byte[] Whole(string more) => [.. Encoding.Latin1.GetBytes($"{method} {path} HTTP/{version}\r\nHost: a\r\n{more}{fields}{framing}\r\n"), .. framed];
        return random.Next(5) switch
        {
            0 => random.Changed(Whole(Close)),

            // A second request on the same connection.
            1 => [.. Whole(""), .. Encoding.ASCII.GetBytes($"GET /ping HTTP/1.1\r\nHost: a\r\n{Close}\r\n")],
            _ => Whole(Close),
        };
    }

    private static byte[] Chunked(Random random, byte[] body)
    {
        using var chunks = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(random.Next(1, 500), body.Length - at);
            chunks.Write(Encoding.ASCII.GetBytes(random.Next(30) == 0 ? $"{random.Next():x}\r\n" : $"{length:x}\r\n"));
            chunks.Write(body, at, length);
            chunks.Write("\r\n"u8);
            at += length;
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    private static string Field(Random random) => random.Next(5) switch
    {
        0 => "",
        1 => "<taro@example.jp>,<>,,>",
        2 => new string((char)random.Next(0x20, 0xFF), random.Next(300)),
        3 => "::ffff:192.0.2.1",
        _ => Encoding.Latin1.GetString(random.Bytes(30)).ReplaceLineEndings("").Replace("\0", "", StringComparison.Ordinal),
    };
}
