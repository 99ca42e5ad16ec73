namespace Miyaburi.Messages.Files;

/// <summary>Walks the folded lines of calendar entries and business cards (RFC 5545, 3.1; RFC 6350, 3.2).</summary>
internal ref struct ContentLines(string text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The property's name without group and parameters, as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The parameters, as written.</summary>
    public ReadOnlySpan<char> Parameters { get; private set; }

    /// <summary>The value, unfolded, escapes not undone.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Moves to the next property.</summary>
    public bool Read()
    {
        while (!_rest.IsEmpty)
        {
            var line = NextLine();
            var colon = Colon(line);
            if (colon <= 0)
            {
                continue;
            }

            var head = line[..colon];
            var semicolon = head.IndexOf(';');
            var name = semicolon < 0 ? head : head[..semicolon];
            Name = name[(name.LastIndexOf('.') + 1)..];
            Parameters = semicolon < 0 ? default : head[semicolon..];
            Value = line[(colon + 1)..].ToString();
            return true;
        }

        return false;
    }

    /// <summary>Undoes the escapes of a text value.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var output = new System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                output.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
            }
            else
            {
                output.Append(value[i]);
            }
        }

        return output.ToString();
    }

    /// <summary>The colon outside quotes.</summary>
    private static int Colon(ReadOnlySpan<char> line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A line with those that continue it; allocates only when there are any.</summary>
    private ReadOnlySpan<char> NextLine()
    {
        var line = RawLine();
        if (_rest is not [' ' or '\t', ..])
        {
            return line;
        }

        var joined = new System.Text.StringBuilder().Append(line);
        while (_rest is [' ' or '\t', ..])
        {
            joined.Append(RawLine()[1..]);
        }

        return joined.ToString();
    }

    private ReadOnlySpan<char> RawLine()
    {
        var end = _rest.IndexOf('\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return line.TrimEnd('\r');
    }
}
