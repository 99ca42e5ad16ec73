namespace Miyaburi.Text;

/// <summary>One pass over a broken address.</summary>
internal ref struct AddressRepairer
{
    private const int WidestGap = 3;
    private readonly ReadOnlySpan<char> _text;
    private CharBuffer _out;
    private int _hostStart;
    private bool _fullWidth;
    private bool _hasScheme;

    internal AddressRepairer(ReadOnlySpan<char> text)
    {
        _text = text;
        _out = new CharBuffer(text.Length + 8);
    }

    /// <summary>Units read that belong to the address.</summary>
    internal int Consumed { get; private set; }

    /// <summary>Whether anything was repaired.</summary>
    internal bool Changed { get; private set; }

    /// <summary>The repaired address, or null when nothing was wrong.</summary>
    internal string? Run()
    {
        var i = Scheme();
        if (!Changed && _text.IndexOfAnyExceptInRange('!', '~') < 0 && _text.IndexOfAny('[', '(', '{') < 0)
        {
            _out.Free();
            return null;
        }

        _hostStart = _out.Count;
        i = Host(i);
        i = Rest(i);
        Consumed = i;
        var repaired = Changed ? new string(_out.Written) : null;
        _out.Free();
        return repaired;
    }

    private int Scheme()
    {
        var length = BrokenScheme.Read(_text, out var secure, out var whole);
        if (length == 0)
        {
            return 0;
        }

        _hasScheme = true;
        Changed = !whole;
        _fullWidth = _text[..length].IndexOfAnyInRange('！', '～') >= 0;
        _out.Append(whole ? _text[..length] : secure ? "https://" : "http://");
        return length;
    }

    private int Host(int from)
    {
        var i = from;
        while (i < _text.Length)
        {
            var unit = _text[i];
            var dot = AddressDots.BracketedDot(_text, i);
            if (dot > 0)
            {
                i = AddDot(i + dot);
            }
            else if (IsDot(unit) && HostEndsBefore(i))
            {
                break;
            }
            else if (IsDot(unit) && unit != '.')
            {
                i = AddDot(i + 1);
            }
            else if (unit == '.' && SpaceBehindDot(i) is var behind and > 0)
            {
                i = AddDot(behind);
            }
            else if (FoldUnits.Kind(unit) == FoldKind.Space)
            {
                var next = Bridge(i);
                if (next < 0)
                {
                    break;
                }

                i = next;
            }
            else if (Plain(unit) is '/' or '?' or '#' or '\\' || !IsHostUnit(unit))
            {
                break;
            }
            else
            {
                Add(unit);
                i++;
            }
        }

        return i;
    }

    /// <summary>Path, query and fragment: up to the first blank or quotation mark.</summary>
    private int Rest(int from)
    {
        var i = from;
        if (i >= _text.Length || Plain(_text[i]) is not ('/' or '?' or '#' or '\\'))
        {
            return i;
        }

        while (i < _text.Length && !IsEnd(_text[i]))
        {
            var dot = AddressDots.BracketedDot(_text, i);
            if (dot > 0)
            {
                i = AddDot(i + dot);
                continue;
            }

            Add(_text[i++]);
        }

        return i;
    }

    /// <summary>Decides about a blank inside the host: index behind it when the host goes on, otherwise -1.</summary>
    private int Bridge(int at)
    {
        var next = at;
        while (next < _text.Length && next - at < WidestGap && FoldUnits.Kind(_text[next]) == FoldKind.Space)
        {
            next++;
        }

        if (next >= _text.Length || _out.Count == _hostStart)
        {
            return -1;
        }

        var goesOn = AddressDots.BracketedDot(_text, next) > 0
            || (_text[next] == '.' && AddressDots.GoesOnBehindDot(_text, next))
            || AddressDots.CompletesSuffix(_out.Written[_hostStart..], _text[next..])
            || (_out[_out.Count - 1] == '-' && AddressDots.LooksLikeHost(_text[next..]));
        if (goesOn)
        {
            Changed = true;
            return next;
        }

        // 「http //sagawa byb.com」: readers of screenshots lose hyphens.
        var host = _out.Written[_hostStart..];
        if (_hasScheme && Changed && host.IndexOf('.') < 0 && AddressDots.LooksLikeHost(_text[next..]))
        {
            _out.Append('-');
            return next;
        }

        return -1;
    }

    private readonly int SpaceBehindDot(int dot) => AddressDots.SuffixBehindBlank(_text, dot + 1);

    /// <summary>Whether a Japanese full stop ends the address: the host is complete, and no suffix follows.</summary>
    private readonly bool HostEndsBefore(int dot)
    {
        if (_text[dot] == '.')
        {
            return false;
        }

        var next = dot + 1 < _text.Length ? _text[dot + 1] : ' ';
        return !char.IsAsciiLetterOrDigit(Plain(next))
            || (AddressDots.EndsInSuffix(_out.Written[_hostStart..]) && !AddressDots.StartsWithSuffix(_text[(dot + 1)..]));
    }

    private int AddDot(int next)
    {
        _out.Append('.');
        Changed = true;
        return next;
    }

    private void Add(char unit)
    {
        var plain = _fullWidth ? Plain(unit) : unit;
        Changed |= plain != unit;
        _out.Append(plain);
    }

    private static bool IsDot(char unit) => unit is '.' or '。' or '．' or '｡';

    private static char Plain(char unit) => unit is >= '！' and <= '～' ? (char)(unit - 0xFEE0) : unit;

    private static bool IsHostUnit(char unit) => !IsEnd(unit) && unit is not (',' or '!' or '"' or '\'');

    private static bool IsEnd(char unit) =>
        unit <= ' ' || unit is '<' or '>' or '"' or '「' or '」' or '『' or '』' or '【' or '】' or '（' or '）' or '、' or '《' or '》'
        || FoldUnits.Kind(unit) is FoldKind.Space or FoldKind.NewLine;
}
