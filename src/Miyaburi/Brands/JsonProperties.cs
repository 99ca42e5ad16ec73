using System.Text.Json;

namespace Miyaburi.Brands;

/// <summary>
/// The properties of a JSON object with their values unread. A reader of tokens looks at every byte of a file of which a
/// start needs a fifth; in a browser, where code is interpreted, that was a fifth of the time until the engine is ready.
/// </summary>
internal ref struct JsonProperties
{
    private readonly ReadOnlySpan<byte> utf8;
    private int at;
    private bool isFirst = true;

    /// <summary>Begins before the first property.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    internal JsonProperties(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        Expect((byte)'{');
    }

    /// <summary>The name as written: escapes in it are not undone.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value as written, without white space around it.</summary>
    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next property; false behind the last one.</summary>
    /// <exception cref="JsonException">Brackets, quotes or commas are not where they belong.</exception>
    internal bool MoveNext()
    {
        SkipWhite();
        if (Current is (byte)'}')
        {
            return false;
        }

        if (!isFirst)
        {
            Expect((byte)',');
            SkipWhite();
        }

        isFirst = false;
        var name = at;
        Expect((byte)'"');
        SkipString();
        Name = utf8[(name + 1)..(at - 1)];
        SkipWhite();
        Expect((byte)':');
        SkipWhite();
        var value = at;
        SkipValue();
        Value = utf8[value..at].TrimEnd(" \t\r\n"u8);
        return true;
    }

    private readonly byte Current => at < utf8.Length ? utf8[at] : throw new JsonException("The text ends too early.");

    private void Expect(byte wanted)
    {
        SkipWhite();
        if (Current != wanted)
        {
            throw new JsonException($"'{(char)wanted}' was expected at byte {at}.");
        }

        at++;
    }

    private void SkipWhite()
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }

    /// <summary>To behind the closing quote.</summary>
    private void SkipString()
    {
        while (true)
        {
            var step = at < utf8.Length ? utf8[at..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (step < 0)
            {
                throw new JsonException("A string does not end.");
            }

            at += step;
            if (utf8[at] is (byte)'"')
            {
                at++;
                return;
            }

            at += 2;
        }
    }

    /// <summary>To behind the value, or for a number or a literal to what ends it.</summary>
    private void SkipValue()
    {
        var depth = 0;
        do
        {
            switch (Current)
            {
                case (byte)'"':
                    at++;
                    SkipString();
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    at++;
                    break;
                default:
                    SkipPlain(depth);
                    break;
            }
        }
        while (depth > 0);
    }

    /// <summary>What is neither string nor bracket; outside of brackets a comma ends the value.</summary>
    private void SkipPlain(int depth)
    {
        while (Current is not ((byte)'"' or (byte)'{' or (byte)'[' or (byte)'}' or (byte)']') && (depth > 0 || Current is not (byte)','))
        {
            at++;
        }
    }
}
