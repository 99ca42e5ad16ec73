using System.Collections.Immutable;

namespace Miyaburi.Messages;

/// <summary>A parsed Authentication-Results field (RFC 8601, 2.2).</summary>
/// <param name="AuthservId">The server that says so.</param>
/// <param name="Results">Its results, in order.</param>
internal sealed record AuthenticationResultsField(string AuthservId, ImmutableArray<MethodResult> Results)
{
    internal static AuthenticationResultsField Parse(string value)
    {
        var statements = WithoutComments(value).Split(';', StringSplitOptions.TrimEntries);
        var id = statements[0].Split(' ', 2)[0].Trim('"');
        return new AuthenticationResultsField(id, [.. statements.Skip(1).Select(ParseResult).OfType<MethodResult>()]);
    }

    private static MethodResult? ParseResult(string statement)
    {
        var words = statement.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].Split('=', 2) is not [var method, var result])
        {
            return null;
        }

        var domain = words.Skip(1).Select(DomainOf).FirstOrDefault(d => d.Length > 0) ?? "";
        return new MethodResult(method.Split('/')[0].ToLowerInvariant(), result.Trim('"').ToLowerInvariant(), domain);
    }

    private static string DomainOf(string property)
    {
        if (property.Split('=', 2) is not [var name, var value])
        {
            return "";
        }

        if (name.ToLowerInvariant() is not ("header.from" or "header.d" or "header.i" or "smtp.mailfrom" or "smtp.helo"))
        {
            return "";
        }

        value = value.Trim('"', '<', '>');
        return value[(value.LastIndexOf('@') + 1)..].TrimEnd('.').ToLowerInvariant();
    }

    /// <summary>Removes nested comments (RFC 5322, 3.2.2); an attacker's text stands in them.</summary>
    private static string WithoutComments(string value)
    {
        var kept = new System.Text.StringBuilder(value.Length);
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '"' && depth == 0)
            {
                quoted = !quoted;
            }
            else if (c == '(' && !quoted)
            {
                depth++;
            }
            else if (c == ')' && !quoted)
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                kept.Append(quoted && c == ';' ? ' ' : c);
            }
        }

        return kept.ToString();
    }
}
