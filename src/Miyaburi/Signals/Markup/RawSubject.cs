namespace Miyaburi.Signals.Markup;

/// <summary>A subject with bytes that mail does not allow, as home-made sending programs write it.</summary>
internal sealed class RawSubject : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU11",
        Group = SignalGroup.Markup,
        Name = new("決まりに反した件名の書き方", "A subject written against the rules of mail"),
        Text = new(
            "件名の文字が、メールの決まりに反した形で書かれています。大量に送るための自作の道具によく見られます。",
            "The subject is written in a way that mail does not allow, as home-made mass mailers do."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var subject = facts.Message.Transport.IsSubjectRaw ? facts.Parts.FirstOrDefault(p => p.Part.Role is Messages.PartRole.Subject)?.Part : null;
        return subject is null ? null : Descriptor.At(facts.EvidenceAt(subject.Id, new Text.TextRange(0, subject.Text.Length)));
    }
}
