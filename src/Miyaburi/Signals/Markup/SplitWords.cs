using System.Globalization;

namespace Miyaburi.Signals.Markup;

/// <summary>Words are split by invisible markup, so that filters do not find them.</summary>
internal sealed class SplitWords : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU08",
        Group = SignalGroup.Markup,
        Name = new("見えない区切りを入れた文章", "Words split invisibly"),
        Text = new(
            "本文の単語が、目に見えない印で{count}か所分断されています。迷惑メール対策を避けるための細工です。",
            "Invisible marks split words of the text in {count} places, so that filters do not find them."),
    };

    /// <summary>Careless editors leave one or two.</summary>
    private const int Fewest = 3;

    public Finding? Inspect(CaseFacts facts)
    {
        var count = facts.Message.Markup.SplitWords;
        return count >= Fewest && facts.FirstBody() is { } place
            ? Descriptor.At(place, ("count", count.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}
