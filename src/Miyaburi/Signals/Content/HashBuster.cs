using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Runs of random letters that make every copy of a bulk mail different.</summary>
internal sealed class HashBuster : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO11",
        Group = SignalGroup.Wording,
        Name = new("意味のない文字の並び", "Runs of random characters"),
        Text = new(
            "「{quote}」のような意味のない文字の並びがあります。一通ごとに変えて検査をすり抜けるための細工です。",
            "Meaningless runs such as \"{quote}\" make each copy different, to slip past filters."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsJapanese || facts.TextKind is TextKind.Warning)
        {
            return null;
        }

        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is PartRole.Subject or PartRole.Body && RandomRuns.Find(part.Part.Text, part.Part.Role is PartRole.Subject) is { } range)
            {
                var evidence = facts.EvidenceAt(part.Part.Id, range);
                return Descriptor.At(evidence, ("quote", evidence.Quote));
            }
        }

        return null;
    }
}
