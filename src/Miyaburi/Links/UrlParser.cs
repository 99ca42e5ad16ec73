namespace Miyaburi.Links;

/// <summary>One reading of one address. The input is trimmed and holds no tab or line break.</summary>
internal ref struct UrlParser(ReadOnlySpan<char> input, UrlTrickSet tricks)
{
    private readonly ReadOnlySpan<char> _input = input;
    private UrlTrickSet _tricks = tricks;
    private string _scheme = "";
    private bool _special;
    private string _userInfo = "";
    private Host? _host;
    private int? _port;
    private string _path = "";

    public UrlReading Parse()
    {
        if (_input.IsEmpty)
        {
            return new UrlReading.NotAnAddress(NotAnAddressReason.Empty);
        }

        var schemeLength = UrlSchemes.Length(_input);
        if (schemeLength == 0)
        {
            return new UrlReading.NotAnAddress(NotAnAddressReason.NoScheme);
        }

        _scheme = UrlSchemes.Canonical(_input[..schemeLength]);
        _special = UrlSchemes.IsSpecial(_scheme);
        var rest = _input[(schemeLength + 1)..];
        var fragment = CutAt('#', ref rest, out var hasFragment);
        var query = CutAt('?', ref rest, out var hasQuery);
        if (!TryHierarchy(rest))
        {
            return new UrlReading.NotAnAddress(NotAnAddressReason.NoHost);
        }

        _tricks.AddIf(IsEncodedTwice(rest) || IsEncodedTwice(query), UrlTrick.DoubleEncoding);
        return new UrlReading.Read(new Url
        {
            Scheme = _scheme,
            UserInfo = _userInfo,
            Host = _host,
            Port = _port,
            Path = _path,
            Query = hasQuery ? PercentEncoding.Encode(query, _special ? EncodeSet.SpecialQuery : EncodeSet.Query) : null,
            Fragment = hasFragment ? PercentEncoding.Encode(fragment, EncodeSet.Fragment) : null,
            Tricks = _tricks.ToImmutable(),
        });
    }

    private static ReadOnlySpan<char> CutAt(char mark, ref ReadOnlySpan<char> rest, out bool found)
    {
        var at = rest.IndexOf(mark);
        found = at >= 0;
        if (!found)
        {
            return [];
        }

        var tail = rest[(at + 1)..];
        rest = rest[..at];
        return tail;
    }

    private bool TryHierarchy(ReadOnlySpan<char> rest)
    {
        if (_scheme == "file")
        {
            ReadFile(rest);
            return true;
        }

        if (_special)
        {
            return TryAuthority(rest[CountSlashes(rest)..]);
        }

        if (rest.StartsWith("//"))
        {
            return TryAuthority(rest[2..]);
        }

        _path = rest.StartsWith('/') ? UrlPath.Read(rest, special: false, file: false) : PercentEncoding.Encode(rest, EncodeSet.Control);
        return true;
    }

    private int CountSlashes(ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (count < rest.Length && rest[count] is '/' or '\\')
        {
            count++;
        }

        _tricks.AddIf(count != 2, UrlTrick.Slashes);
        _tricks.AddIf(rest[..count].Contains('\\'), UrlTrick.Backslash);
        return count;
    }

    private bool TryAuthority(ReadOnlySpan<char> rest)
    {
        var end = _special ? rest.IndexOfAny('/', '\\') : rest.IndexOf('/');
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? [] : rest[end..];
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            NoteUserInfo(authority[..at]);
        }

        var hostAndPort = authority[(at + 1)..];
        var colon = PortColon(hostAndPort);
        var host = colon < 0 ? hostAndPort : hostAndPort[..colon];
        if (host.IsEmpty && (_special || at >= 0 || colon >= 0))
        {
            return false;
        }

        if (!host.IsEmpty)
        {
            _host = _special ? HostReader.Read(host, ref _tricks) : HostReader.ReadOpaque(host);
        }

        if (colon >= 0)
        {
            ReadPort(hostAndPort[(colon + 1)..]);
        }

        ReadPath(path);
        return true;
    }

    private void NoteUserInfo(ReadOnlySpan<char> written)
    {
        _userInfo = written.ToString();
        _tricks.Add(UrlTrick.UserInfo);
        var decoded = PercentEncoding.DecodeFully(_userInfo, 3);
        _tricks.AddIf(DomainSpotter.Holds(decoded), UrlTrick.UserInfoDomain);
        foreach (var rune in decoded.EnumerateRunes())
        {
            _tricks.AddIf(HostCharacters.IsConfusableSlash(rune.Value), UrlTrick.ConfusableSlash);
        }
    }

    private static int PortColon(ReadOnlySpan<char> hostAndPort)
    {
        var inBrackets = false;
        for (var i = 0; i < hostAndPort.Length; i++)
        {
            switch (hostAndPort[i])
            {
                case '[':
                    inBrackets = true;
                    break;
                case ']':
                    inBrackets = false;
                    break;
                case ':' when !inBrackets:
                    return i;
            }
        }

        return -1;
    }

    private void ReadPort(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty)
        {
            return;
        }

        var port = 0;
        foreach (var c in digits)
        {
            port = char.IsAsciiDigit(c) && port <= 65535 ? (port * 10) + c - '0' : int.MaxValue / 16;
        }

        if (port > 65535)
        {
            _tricks.Add(UrlTrick.InvalidPort);
        }
        else if (port != UrlSchemes.DefaultPort(_scheme) || !_special)
        {
            _port = port;
            _tricks.Add(UrlTrick.OddPort);
        }
    }

    private void ReadPath(ReadOnlySpan<char> path)
    {
        _tricks.AddIf(_special && path.Contains('\\'), UrlTrick.Backslash);
        _path = path.IsEmpty ? (_special ? "/" : "") : UrlPath.Read(path, _special, file: false);
    }

    private void ReadFile(ReadOnlySpan<char> rest)
    {
        _tricks.AddIf(rest.Contains('\\'), UrlTrick.Backslash);
        if (rest.Length >= 2 && IsSlash(rest[0]) && IsSlash(rest[1]))
        {
            rest = rest[2..];
            var end = rest.IndexOfAny('/', '\\');
            var host = end < 0 ? rest : rest[..end];
            if (!UrlPath.IsDriveLetter(host))
            {
                rest = rest[host.Length..];
                if (!host.IsEmpty && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
                {
                    _host = HostReader.Read(host, ref _tricks);
                }
            }
        }

        _path = UrlPath.Read(rest, special: true, file: true);
    }

    private static bool IsSlash(char c) => c is '/' or '\\';

    private static bool IsEncodedTwice(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf("%25"); at >= 0; at = text.IndexOf("%25"))
        {
            text = text[(at + 3)..];
            if (text.Length >= 2 && char.IsAsciiHexDigit(text[0]) && char.IsAsciiHexDigit(text[1]))
            {
                return true;
            }
        }

        return false;
    }
}
