namespace Miyaburi.Links;

/// <summary>Finds written addresses in running text, left to right and in one pass.</summary>
internal ref struct AddressScanner(ReadOnlySpan<char> text, AnalysisLimits limits)
{
    private const int LongestHost = 253;

    /// <summary>Without the two slashes nothing longer than a host and its port can follow, so that a run of schemes stays cheap.</summary>
    private const int LongestWithoutSlashes = 300;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly int _longest = limits.UrlCharacters;
    private int _position;
    private int _floor;

    /// <summary>Finds the next address; false at the end of the text.</summary>
    public bool Next(out AddressSpan found)
    {
        while (_position < _text.Length)
        {
            var step = TextCharacters.Triggers.IndexIn(_text[_position..]);
            if (step < 0)
            {
                break;
            }

            var at = _position + step;
            _position = at + 1;
            if (TryAt(at, out found))
            {
                _position = _floor = found.End;
                return true;
            }
        }

        found = default;
        return false;
    }

    private bool TryAt(int at, out AddressSpan found) => TextCharacters.IsDot(_text[at]) ? TryBare(at, out found) : TrySchemed(at, out found);

    private bool TrySchemed(int at, out AddressSpan found)
    {
        found = default;
        if (!AddressScheme.TryRead(_text, _floor, at, out var scheme) || scheme.End >= _text.Length)
        {
            return false;
        }

        _position = scheme.End;
        var window = _text[..Math.Min(_text.Length, scheme.End + (HasTwoSlashes(scheme) ? _longest : LongestWithoutSlashes))];
        if (scheme.IsBroken)
        {
            return BrokenAddress.TryRead(window, scheme.Start, out found);
        }

        var authorityEnd = AddressEnd.OfAuthority(window, scheme.End);
        var isWeb = scheme.Scheme is "http" or "https";
        var isComplete = AddressEnd.HasKnownSuffix(window[scheme.End..authorityEnd]);
        var isDefanged = window[scheme.End..authorityEnd].IndexOfAny('[', '(') >= 0 && window[scheme.End] != '[';
        if (isWeb && (!isComplete || isDefanged) && BrokenAddress.TryRead(window, scheme.Start, out found))
        {
            return true;
        }

        var end = AddressEnd.Trim(window, scheme.End, AddressEnd.OfPath(window, authorityEnd, scheme.IsFullWidth));
        if (end <= scheme.End || (isWeb && !isComplete && !HasTwoSlashes(scheme)))
        {
            return false;
        }

        found = new AddressSpan(scheme.Start, end, AddressForm.Schemed);
        return true;
    }

    /// <summary>Without its two slashes a scheme may be an ordinary word ("http: …").</summary>
    private readonly bool HasTwoSlashes(AddressScheme scheme) => _text[scheme.End - 1] is '/' or '\\' && _text[scheme.End - 2] is '/' or '\\';

    private bool TryBare(int at, out AddressSpan found)
    {
        found = default;
        var start = at;
        while (start > _floor && at - start < LongestHost && IsBareHost(_text[start - 1]))
        {
            start--;
        }

        while (start < at && _text[start] is '-' or '_' or '.')
        {
            start++;
        }

        if (start == at || (start > 0 && _text[start - 1] is '@' or '/' or '\\' or '=' or '%' or '＠'))
        {
            return false;
        }

        var end = at;
        while (end < _text.Length && end - start <= LongestHost && (IsBareHost(_text[end]) || IsJoiningDot(end)))
        {
            end++;
        }

        _position = Math.Max(_position, end);
        var hostEnd = AddressEnd.Trim(_text, start, end);
        if (end < _text.Length && _text[end] is '@' or '＠')
        {
            return false;
        }

        if (IsKey(start, end))
        {
            return false;
        }

        var hasPath = end == hostEnd && end < _text.Length && (_text[end] is '/' || IsPort(end));
        if (!BareAddress.IsMeant(_text[start..hostEnd], hasPath))
        {
            return false;
        }

        var last = _text[..Math.Min(_text.Length, start + _longest)];
        var pathEnd = end == hostEnd && end < _text.Length && (hasPath || _text[end] is '?' or '#') ? AddressEnd.OfPath(last, end, fullWidth: false) : hostEnd;
        found = new AddressSpan(start, AddressEnd.Trim(_text, start, pathEnd), AddressForm.Bare);
        return true;
    }

    /// <summary>"mail.setting.shop: …" at the start of a line is the key of a settings or language file.</summary>
    private readonly bool IsKey(int start, int end)
    {
        if (end >= _text.Length || _text[end] is not (':' or '=') || IsPort(end))
        {
            return false;
        }

        var before = _text[_floor..start].TrimEnd(" \t\"'");
        return before.IsEmpty || before[^1] is '\n' or '\r';
    }

    private readonly bool IsPort(int at) => _text[at] == ':' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]);

    private static bool IsBareHost(char c) => TextCharacters.IsName(c) || c is '.' or '．';

    private readonly bool IsJoiningDot(int at) =>
        HostCharacters.IsForeignDot(_text[at]) && at > 0 && at + 1 < _text.Length && TextCharacters.IsName(_text[at - 1]) && TextCharacters.IsName(_text[at + 1]);
}
