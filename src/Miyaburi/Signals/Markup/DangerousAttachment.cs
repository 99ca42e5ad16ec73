namespace Miyaburi.Signals.Markup;

/// <summary>An attachment that runs, or whose name hides what it is.</summary>
internal sealed class DangerousAttachment : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU06",
        Group = SignalGroup.Markup,
        Name = new("危険な添付ファイル", "Dangerous attachment"),
        Text = new(
            "添付「{name}」は、開くとプログラムが動いたり設定が書き換わったりする種類か、種類を偽った名前です。",
            "The attachment {name} runs a program or changes settings when opened, or hides what it is."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var file = facts.Message.Attachments.FirstOrDefault(a => AttachmentNames.IsDangerous(a));
        return file is not null && facts.AddressEvidence(file.FileName) is { } place ? Descriptor.At(place, ("name", file.FileName)) : null;
    }
}
