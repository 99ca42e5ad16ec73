namespace Miyaburi.Messages.Files;

/// <summary>What a reader of one kind of file needs to know.</summary>
/// <param name="Draft">The message that is being read.</param>
/// <param name="PartId">The id of the file's text.</param>
/// <param name="Charset">The charset label, or empty.</param>
/// <param name="Role">Where a person sees the file's text.</param>
internal readonly record struct FileContext(MessageDraft Draft, string PartId, string Charset, PartRole Role)
{
    /// <summary>Notes an address in the file; what a person sees in its place is not known.</summary>
    public void AddLink(string url) => Draft.AddTarget(TargetKind.Attachment, url, PartId, default);

    /// <summary>Adds the file's text.</summary>
    public void AddText(string text) => Draft.AddPartAs(PartId, Role, Draft.Cut(text));
}
