namespace Miyaburi.Signals.Markup;

/// <summary>A field for a password inside the mail or its attachment.</summary>
internal sealed class PasswordField : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU04",
        Group = SignalGroup.Markup,
        Name = new("パスワードの入力欄", "Password field inside"),
        Text = new(
            "メールや添付ファイルの中に、パスワードを入力させる欄があります。",
            "The mail or its attachment holds a field to type a password into."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.Message.Markup.PasswordFields > 0 && facts.FirstBody() is { } place ? Descriptor.At(place) : null;
    }
}
