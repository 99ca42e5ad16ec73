using System.Text;

namespace Miyaburi.Links;

/// <summary>Paths (WHATWG URL Standard, path state): dot segments resolved, characters encoded.</summary>
internal static class UrlPath
{
    /// <summary>The path as a browser sends it.</summary>
    /// <param name="written">What stands behind the authority, before query and fragment.</param>
    /// <param name="special">Whether backslashes are slashes.</param>
    /// <param name="file">Whether drive letters are kept.</param>
    public static string Read(ReadOnlySpan<char> written, bool special, bool file) =>
        !file && IsPlain(written, special) ? written.ToString() : Resolve(written, special, file);

    /// <summary>A letter with a colon or bar: <c>C:</c>, <c>C|</c>.</summary>
    public static bool IsDriveLetter(ReadOnlySpan<char> segment) =>
        segment.Length == 2 && char.IsAsciiLetter(segment[0]) && segment[1] is ':' or '|';

    private static bool IsPlain(ReadOnlySpan<char> path, bool special)
    {
        var previous = '\0';
        foreach (var c in path)
        {
            if (PercentEncoding.Needs(c, EncodeSet.Path) || (special && c == '\\') || (previous == '/' && c is '.' or '%'))
            {
                return false;
            }

            previous = c;
        }

        return true;
    }

    private static string Resolve(ReadOnlySpan<char> path, bool special, bool file)
    {
        var segments = new List<string>();
        if (!path.IsEmpty && IsSlash(path[0], special))
        {
            path = path[1..];
        }

        while (true)
        {
            var end = special ? path.IndexOfAny('/', '\\') : path.IndexOf('/');
            Take(segments, end < 0 ? path : path[..end], isLast: end < 0, file);
            if (end < 0)
            {
                break;
            }

            path = path[(end + 1)..];
        }

        var result = new StringBuilder();
        foreach (var segment in segments)
        {
            result.Append('/').Append(segment);
        }

        return result.ToString();
    }

    private static void Take(List<string> segments, ReadOnlySpan<char> segment, bool isLast, bool file)
    {
        var dots = Dots(segment);
        if (dots == 2)
        {
            Shorten(segments, file);
        }

        if (dots == 0)
        {
            var text = PercentEncoding.Encode(segment, EncodeSet.Path);
            segments.Add(file && segments.Count == 0 && IsDriveLetter(segment) ? $"{segment[0]}:" : text);
        }
        else if (isLast)
        {
            segments.Add("");
        }
    }

    private static void Shorten(List<string> segments, bool file)
    {
        if (segments.Count == 0 || (file && segments.Count == 1 && segments[0].Length == 2 && IsDriveLetter(segments[0]) && segments[0][1] == ':'))
        {
            return;
        }

        segments.RemoveAt(segments.Count - 1);
    }

    /// <summary>1 for a single-dot segment, 2 for a double-dot segment, 0 for any other.</summary>
    private static int Dots(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (!segment.IsEmpty && dots < 3)
        {
            if (segment[0] == '.')
            {
                segment = segment[1..];
            }
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                segment = segment[3..];
            }
            else
            {
                return 0;
            }

            dots++;
        }

        return dots < 3 ? dots : 0;
    }

    private static bool IsSlash(char c, bool special) => c == '/' || (special && c == '\\');
}
