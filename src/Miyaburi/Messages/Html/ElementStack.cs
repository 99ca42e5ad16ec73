namespace Miyaburi.Messages.Html;

/// <summary>
/// The open elements. Browsers stop nesting at 512 elements and so does this; elements beyond are treated as if they were not there.
/// </summary>
internal sealed class ElementStack
{
    private const int MaximumDepth = 512;

    private readonly List<Frame> _frames = [Frame.Root];

    /// <summary>Whether elements had to be left out.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>The innermost open element.</summary>
    public Frame Top => _frames[^1];

    /// <summary>How many elements are open besides the root.</summary>
    public int Depth => _frames.Count - 1;

    /// <summary>Opens an element.</summary>
    public void Push(in Frame frame)
    {
        if (_frames.Count > MaximumDepth)
        {
            Overflowed = true;
            return;
        }

        _frames.Add(frame);
    }

    /// <summary>Closes the innermost element.</summary>
    public Frame Pop()
    {
        var frame = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        return frame;
    }

    /// <summary>How many elements an end tag closes; 0 when nothing fits it.</summary>
    public int ClosedBy(HtmlTag tag, int nameHash)
    {
        var tablePart = IsTablePart(tag);
        for (var i = _frames.Count - 1; i > 0; i--)
        {
            var frame = _frames[i];
            if (frame.Tag == tag && (tag != HtmlTag.Other || frame.NameHash == nameHash))
            {
                return _frames.Count - i;
            }

            if (tablePart ? frame.Tag == HtmlTag.Table : frame.Tag is HtmlTag.Td or HtmlTag.Th or HtmlTag.Table or HtmlTag.Caption or HtmlTag.Template)
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>How many elements a start tag closes because their end tag may be left out (<c>p</c>, <c>li</c>, <c>td</c> …).</summary>
    public int ClosedByStartOf(HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.Li:
                return UpTo(HtmlTag.Li, HtmlTag.Li, HtmlTag.Ul, HtmlTag.Ol);
            case HtmlTag.Dd or HtmlTag.Dt:
                return UpTo(HtmlTag.Dd, HtmlTag.Dt, HtmlTag.Dl, HtmlTag.Dl);
            case HtmlTag.Td or HtmlTag.Th:
                return UpTo(HtmlTag.Td, HtmlTag.Th, HtmlTag.Tr, HtmlTag.Tr);
            case HtmlTag.Tr:
                return UpTo(HtmlTag.Tr, HtmlTag.Tr, HtmlTag.Table, HtmlTag.Table);
            case HtmlTag.Option:
                return UpTo(HtmlTag.Option, HtmlTag.Option, HtmlTag.Select, HtmlTag.Select);
            default:
                return HtmlTags.IsBlock(tag) && !IsTablePart(tag) ? UpTo(HtmlTag.P, HtmlTag.P, HtmlTag.Button, HtmlTag.ForeignObject) : 0;
        }
    }

    private static bool IsTablePart(HtmlTag tag) => tag is HtmlTag.Table or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Tr
        or HtmlTag.Td or HtmlTag.Th or HtmlTag.Caption or HtmlTag.Body or HtmlTag.Html;

    /// <summary>Elements looked through; markup that nests deeper without a block is nobody's mail.</summary>
    private int UpTo(HtmlTag wanted, HtmlTag orWanted, HtmlTag stop, HtmlTag orStop)
    {
        var last = Math.Max(1, _frames.Count - 32);
        for (var i = _frames.Count - 1; i >= last; i--)
        {
            var tag = _frames[i].Tag;
            if (tag == wanted || tag == orWanted)
            {
                return _frames.Count - i;
            }

            if (tag == stop || tag == orStop || tag == HtmlTag.Table || (tag is HtmlTag.Td or HtmlTag.Th && wanted is not (HtmlTag.Td or HtmlTag.Tr)))
            {
                return 0;
            }
        }

        return 0;
    }
}
