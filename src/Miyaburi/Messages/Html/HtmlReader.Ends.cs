namespace Miyaburi.Messages.Html;

/// <summary>Where the middle of a long markup is left out.</summary>
internal sealed partial class HtmlReader
{
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
