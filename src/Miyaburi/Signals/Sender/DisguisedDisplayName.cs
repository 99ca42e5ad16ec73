using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Sender;

/// <summary>The display name is padded with blanks or holds invisible or reversing characters, so that the address behind it is pushed out of sight.</summary>
internal sealed class DisguisedDisplayName : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE08",
        Group = SignalGroup.Sender,
        Name = new("細工された差出人名", "Tampered sender name"),
        Text = new(
            "差出人名に、見えない文字や長い空白、はみ出した記号が入れられています。",
            "The sender's name holds invisible characters, long blanks or stray marks."),
    };

    private const int LongBlank = 6;

    public Finding? Inspect(CaseFacts facts)
    {
        var name = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.SenderName);
        if (name is null)
        {
            return null;
        }

        var isTricked = name.Text.Tricks.Any(t => t.Kind is TextTrickKind.ZeroWidthInWord or TextTrickKind.BidiOverride or TextTrickKind.TagCharacters or TextTrickKind.SoftHyphenInWord);
        return (isTricked || IsPadded(facts.Message.From?.Name ?? "") || EndsStray(facts.Message.From?.Name ?? "")) && facts.SenderEvidence() is { } sender ? Descriptor.At(sender) : null;
    }

    /// <summary>A comma or underline at the very end, left by the programs of mass mailers.</summary>
    private static bool EndsStray(string name) => name.AsSpan().TrimEnd() is [_, .., ',' or '_'];

    private static bool IsPadded(string name)
    {
        var run = 0;
        foreach (var c in name)
        {
            run = char.IsWhiteSpace(c) || c is '\u2800' or '\u3164' or '\u115F' or '\u200B' ? run + 1 : 0;
            if (run >= LongBlank)
            {
                return true;
            }
        }

        return false;
    }
}
