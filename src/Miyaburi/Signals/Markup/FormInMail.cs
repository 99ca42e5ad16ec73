namespace Miyaburi.Signals.Markup;

/// <summary>A form inside the mail asks for data in a company's name.</summary>
internal sealed class FormInMail : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU03",
        Group = SignalGroup.Markup,
        Name = new("メールの中の入力欄", "Form inside the mail"),
        Text = new(
            "{brand}を名乗るメールの中に、情報を入力させる欄があります。",
            "The mail claims to be {brand} and holds fields to type your data into."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var markup = facts.Message.Markup;
        return facts.Claims.Claimed is { } brand
            && facts.ClaimsByName()
            && markup is { Forms: > 0, TextFields: >= 2 }
            && !facts.Links.Any(l => l.Destination is Destination.Claimed)
            && facts.FirstBody() is { } place
                ? Descriptor.At(place, ("brand", brand.Names))
                : null;
    }
}
