namespace Miyaburi.Signals.Markup;

/// <summary>A web page or picture file with a program in it came as an attachment.</summary>
internal sealed class ScriptInAttachment : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU05",
        Group = SignalGroup.Markup,
        Name = new("プログラム入りの添付ファイル", "Program in an attached page"),
        Text = new(
            "添付「{name}」はプログラムを含むページです。開くと偽の画面が表示されることがあります。",
            "The attachment {name} is a page with a program in it: opening it can show a false sign-in."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var file = facts.Message.Attachments.FirstOrDefault(a => a.Kind is "html" or "svg");
        return file is not null && facts.Message.Markup.Scripts > 0 && facts.AddressEvidence(file.FileName) is { } place
            ? Descriptor.At(place, ("name", file.FileName))
            : null;
    }
}
