using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Miyaburi.Reports;

/// <summary>
/// Markup in which every text was encoded. It is made from interpolated strings only: their literal parts are markup
/// of ours, what is put into them is text unless it is <see cref="Html"/> itself.
/// </summary>
public readonly struct Html
{
    private readonly string? markup;

    internal Html(string markup) => this.markup = markup;

    /// <summary>No markup.</summary>
    public static Html Empty => default;

    /// <summary>Whether there is no markup.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>Markup from an interpolated string.</summary>
    public static Html Of(HtmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return writer.Written;
    }

    /// <summary>Pieces one after another.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.markup)));

    /// <summary>The markup.</summary>
    public override string ToString() => markup ?? "";
}

/// <summary>
/// Takes the parts of an interpolated string. There is no general overload on purpose: what is neither text, number nor
/// markup does not compile.
/// </summary>
[InterpolatedStringHandler]
public sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder markup;

    /// <summary>Begins a string.</summary>
    public HtmlWriter(int literalLength, int formattedCount) => markup = new StringBuilder(literalLength + (formattedCount * 16));

    internal Html Written => new(markup.ToString());

    /// <summary>Markup of ours.</summary>
    public void AppendLiteral(string value) => markup.Append(value);

    /// <summary>Text, encoded for elements and quoted attributes.</summary>
    public void AppendFormatted(string? value) => markup.Append(value is null ? "" : Encoder.Encode(value));

    /// <summary>A number.</summary>
    public void AppendFormatted(int value) => markup.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A date, ISO 8601.</summary>
    public void AppendFormatted(DateOnly value) => markup.Append(ReportWords.Iso(value));

    /// <summary>Markup.</summary>
    public void AppendFormatted(Html value) => markup.Append(value.ToString());

    /// <summary>Markup, one piece after another.</summary>
    public void AppendFormatted(IEnumerable<Html> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var piece in value)
        {
            markup.Append(piece.ToString());
        }
    }
}
