using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Gateway.Authentication;

/// <summary>Macros of SPF (RFC 7208, 7): <c>%{ir}.%{v}._spf.%{d2}</c>.</summary>
internal static class SpfMacro
{
    /// <summary>The expanded text; null when it is malformed.</summary>
    internal static string? Expand(string text, IPAddress client, string sender, string domain, string helo)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }

            switch (text.AsSpan(i + 1))
            {
                case ['%', ..]:
                    result.Append('%');
                    i++;
                    break;
                case ['_', ..]:
                    result.Append(' ');
                    i++;
                    break;
                case ['-', ..]:
                    result.Append("%20");
                    i++;
                    break;
                case ['{', ..] when text.IndexOf('}', i) is var end and > 0 && Macro(text[(i + 2)..end], client, sender, domain, helo) is { } value:
                    result.Append(value);
                    i = end;
                    break;
                default:
                    return null;
            }
        }

        return result.ToString();
    }

    private static string? Macro(string macro, IPAddress client, string sender, string domain, string helo)
    {
        if (macro.Length == 0)
        {
            return null;
        }

        var at = sender.LastIndexOf('@');
        var value = char.ToLowerInvariant(macro[0]) switch
        {
            's' => sender,
            'l' => sender[..at],
            'o' => sender[(at + 1)..],
            'd' => domain,
            'i' => Dotted(client),
            'v' => client.AddressFamily is AddressFamily.InterNetworkV6 ? "ip6" : "in-addr",
            'h' => helo,
            'p' => "unknown",
            _ => null,
        };
        return value is null ? null : Transform(value, macro[1..]);
    }

    /// <summary>Digits keep so many parts from the right, <c>r</c> turns them round, the rest are the marks that part them.</summary>
    private static string? Transform(string value, string rules)
    {
        var digits = rules.TakeWhile(char.IsAsciiDigit).Count();
        var isReversed = rules.Length > digits && rules[digits] is 'r' or 'R';
        var marks = rules[(digits + (isReversed ? 1 : 0))..];
        if (!marks.All(".-+,/_=".Contains))
        {
            return null;
        }

        var parts = value.Split(marks.Length == 0 ? ['.'] : marks.ToCharArray());
        if (isReversed)
        {
            Array.Reverse(parts);
        }

        var keep = digits > 0 && int.TryParse(rules[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : parts.Length;
        return string.Join('.', parts.TakeLast(keep));
    }

    private static string Dotted(IPAddress client) => client.AddressFamily is AddressFamily.InterNetworkV6
        ? string.Join('.', Convert.ToHexStringLower(client.GetAddressBytes()).ToCharArray())
        : client.ToString();
}
