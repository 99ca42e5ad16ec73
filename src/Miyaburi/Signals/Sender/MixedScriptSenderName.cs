using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Sender;

/// <summary>The display name is written with look-alike letters of another script or with styled letters.</summary>
internal sealed class MixedScriptSenderName : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE13",
        Group = SignalGroup.Sender,
        Name = new("そっくりな別の文字の差出人名", "Look-alike letters in the sender's name"),
        Text = new(
            "差出人名に、英字そっくりの別の文字が使われています。",
            "The sender's name uses letters that only look like the usual ones."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var name = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.SenderName);
        var isMixed = name?.Text.Tricks.Any(t => t.Kind is TextTrickKind.MixedScriptWord or TextTrickKind.StyledLatin) ?? false;
        return isMixed && facts.SenderEvidence() is { } sender ? Descriptor.At(sender) : null;
    }
}
