namespace Miyaburi.Messages.Html;

/// <summary>Where the middle of a long markup is left out.</summary>
internal sealed partial class HtmlReader
{
    /// <summary>Reads head and tail of markup between which something was left out; the caller says so.</summary>
    /// <param name="head">The head; of a longer one what stands within half the limit.</param>
    /// <param name="tail">The tail, likewise.</param>
    /// <param name="draft">The message that is being read.</param>
    /// <param name="id">The wanted id of the visible text.</param>
    /// <param name="role">The role of the visible text.</param>
    /// <param name="xml">Whether it is SVG or XHTML rather than HTML.</param>
    public static Result ReadEnds(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, MessageDraft draft, string id, PartRole role, bool xml = false)
    {
        var most = draft.Limits.PartCharacters;
        head = head[..TextEnds.HeadEnd(head, most / 2)];
        tail = tail[TextEnds.TailStart(tail, tail.Length - TextEnds.TailUnits(most))..];
        var reader = new HtmlReader(draft, draft.FreeId(id), draft.FreeId("images"), head.Length + tail.Length, xml);
        reader.Run(head);
        reader.CloseAll();
        reader.Run(FromTag(tail));
        return reader.Finish(role);
    }

    /// <summary>What is open where a head ends may be closed in what was left out: nothing hides a tail.</summary>
    private void CloseAll()
    {
        while (_open.Depth > 0)
        {
            PopElement();
        }

        _visible.Break();
        _splitPending = false;
        _emptyInline = false;
    }

    /// <summary>A tail may begin inside a tag or a comment, whose rest nobody sees.</summary>
    private static ReadOnlySpan<char> FromTag(ReadOnlySpan<char> tail)
    {
        var bracket = tail.IndexOfAny('<', '>');
        return bracket >= 0 && tail[bracket] == '>' ? tail[(bracket + 1)..] : tail;
    }
}
