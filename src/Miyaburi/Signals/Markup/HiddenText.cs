using Miyaburi.Messages;
using Miyaburi.Text;
using System.Globalization;

namespace Miyaburi.Signals.Markup;

/// <summary>A great deal of text that a person does not see, to mislead filters.</summary>
internal sealed class HiddenText : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU01",
        Group = SignalGroup.Markup,
        Name = new("大量の隠し文字", "Much hidden text"),
        Text = new(
            "画面に表示されない文字が{count}字隠されています。迷惑メール対策をだますための手口です。",
            "{count} characters are hidden from the screen, which misleads filters."),
    };

    /// <summary>Preview lines of newsletters are shorter.</summary>
    private const int Fewest = 300;

    private const int QuotedCharacters = 60;

    public Finding? Inspect(CaseFacts facts)
    {
        var hidden = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Hidden)?.Part;
        var markup = facts.Message.Markup;
        return hidden is not null && markup.HiddenCharacters >= Fewest && markup.HiddenCharacters * 2 >= markup.VisibleCharacters
            ? Descriptor.At(facts.EvidenceAt(hidden.Id, new TextRange(0, Math.Min(QuotedCharacters, hidden.Text.Length))), ("count", markup.HiddenCharacters.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}
