using System.Text;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Files;

/// <summary>The text of one XML entry of an Office document, and the links that stand in it as field codes or formulas (<c>HYPERLINK "…"</c>).</summary>
internal static class OfficeText
{
    private enum Run
    {
        None,
        Text,
        Instruction,
    }

    /// <summary>Appends text runs (<c>w:t</c>, <c>a:t</c>, <c>t</c>), a line for each paragraph or cell.</summary>
    public static void Append(string xml, StringBuilder text, FileContext file)
    {
        var tokens = new HtmlTokenizer(xml, HtmlTokenizer.AttributeRoom(file.Draft.Limits), xml: true);
        var instruction = new StringBuilder();
        var run = Run.None;
        for (var token = tokens.Read(); token != HtmlToken.End && text.Length < file.Draft.Limits.AttachmentBytes; token = tokens.Read())
        {
            switch (token)
            {
                case HtmlToken.StartTag:
                    run = tokens.SelfClosing ? Run.None : RunOf(Local(tokens.Value));
                    if (tokens.TryGet("w:instr", out var field))
                    {
                        AddHyperlinks(CharacterReferences.Decode(field), file);
                    }

                    break;
                case HtmlToken.EndTag:
                    run = Run.None;
                    EndTag(Local(tokens.Value), text, instruction, file);
                    break;
                case HtmlToken.Text when run == Run.Text:
                    text.Append(CharacterReferences.Decode(tokens.Value));
                    break;
                case HtmlToken.Text when run == Run.Instruction && instruction.Length < file.Draft.Limits.UrlCharacters:
                    instruction.Append(CharacterReferences.Decode(tokens.Value));
                    break;
            }
        }
    }

    private static ReadOnlySpan<char> Local(ReadOnlySpan<char> name) => name[(name.IndexOf(':') + 1)..];

    private static Run RunOf(ReadOnlySpan<char> name) => name switch
    {
        "t" => Run.Text,
        "instrText" or "f" => Run.Instruction,
        _ => Run.None,
    };

    /// <summary>Word splits one field code over many runs; it ends with its paragraph at the latest.</summary>
    private static void EndTag(ReadOnlySpan<char> name, StringBuilder text, StringBuilder instruction, FileContext file)
    {
        if (name is not ("p" or "si" or "c"))
        {
            return;
        }

        if (instruction.Length > 0)
        {
            AddHyperlinks(instruction.ToString(), file);
            instruction.Clear();
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static void AddHyperlinks(string code, FileContext file)
    {
        var rest = code.AsSpan();
        for (var at = rest.IndexOf("HYPERLINK", StringComparison.OrdinalIgnoreCase); at >= 0; at = rest.IndexOf("HYPERLINK", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[(at + "HYPERLINK".Length)..].TrimStart(" (");
            if (rest is not ['"', ..])
            {
                continue;
            }

            var end = rest[1..].IndexOf('"');
            if (end < 0)
            {
                return;
            }

            file.AddLink(rest.Slice(1, end).ToString());
            rest = rest[(end + 2)..];
        }
    }
}
