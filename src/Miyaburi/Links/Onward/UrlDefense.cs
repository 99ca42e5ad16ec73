using System.Text;

namespace Miyaburi.Links.Onward;

/// <summary>Addresses rewritten by Proofpoint's URL Defense, versions 1 to 3.</summary>
internal static class UrlDefense
{
    private const string RunLengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string? Target(Url url)
    {
        if (url.Path.StartsWith("/v3/__", StringComparison.Ordinal))
        {
            return Version3(url.Path["/v3/__".Length..] + (url.Query is null ? "" : "?" + url.Query));
        }

        var value = QueryParameters.Find(url.Query, "u");
        return url.Path.StartsWith("/v2/", StringComparison.Ordinal)
            ? TargetText.Absolute(value.ToString().Replace('-', '%').Replace('_', '/'))
            : TargetText.Absolute(value);
    }

    /// <summary><c>https://a.example/*b__;8J-YgA!!…</c>: each asterisk stands for a byte of the base64 text, two and a letter for a run of them.</summary>
    private static string? Version3(string text)
    {
        var end = text.IndexOf("__;", StringComparison.Ordinal);
        var address = end < 0 ? text : text[..end];
        // The path of the outer address was cleaned: one of the inner two slashes may be gone.
        if (!address.Contains('*', StringComparison.Ordinal) || end < 0)
        {
            return TargetText.Absolute(address);
        }

        var tokens = text.AsSpan(end + 3);
        var stop = tokens.IndexOf('!');
        tokens = stop < 0 ? tokens : tokens[..stop];
        return TargetText.Absolute(Fill(address, Base64Text.Decode(tokens)));
    }

    private static string Fill(string address, ReadOnlySpan<byte> bytes)
    {
        var result = new List<byte>(address.Length + bytes.Length);
        for (var i = 0; i < address.Length; i++)
        {
            if (address[i] != '*')
            {
                result.Add((byte)Math.Min(address[i], '\u007f'));
                continue;
            }

            var run = 1;
            if (i + 2 < address.Length && address[i + 1] == '*')
            {
                run = RunLengths.IndexOf(address[i + 2], StringComparison.Ordinal) + 2;
                i += 2;
            }

            run = Math.Min(run, bytes.Length);
            result.AddRange(bytes[..run]);
            bytes = bytes[run..];
        }

        return Encoding.UTF8.GetString(result.ToArray());
    }
}
