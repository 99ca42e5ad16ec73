namespace Miyaburi.Messages;

/// <summary>Japanese and foreign phone numbers, normalised and told apart.</summary>
public static class PhoneNumbers
{
    /// <summary>The kind of a normalised number, or <see cref="PhoneKind.None"/> when its length does not fit.</summary>
    /// <param name="number">Digits only, with a leading + for the international form; +81 forms are made national first.</param>
    public static PhoneKind KindOf(ReadOnlySpan<char> number)
    {
        if (number.StartsWith("+"))
        {
            return number.Length is >= 9 and <= 14 ? PhoneKind.Foreign : PhoneKind.None;
        }

        if (number.StartsWith("0005"))
        {
            return number.Length is >= 8 and <= 10 ? PhoneKind.ShortCode : PhoneKind.None;
        }

        if (number.Length is >= 7 and <= 11 && number.StartsWith("00") && number[2] is >= '3' and <= '9')
        {
            return PhoneKind.Carrier;
        }

        if (number.Length is 10 && number.StartsWith("0120"))
        {
            return PhoneKind.TollFree;
        }

        if (number.Length is 10 && number.StartsWith("0570"))
        {
            return PhoneKind.Navi;
        }

        return number.Length switch
        {
            3 when number[0] == '1' => PhoneKind.Service,
            11 when number.StartsWith("0800") => PhoneKind.TollFree,
            11 when number.StartsWith("050") => PhoneKind.Ip,
            11 when number.StartsWith("060") || number.StartsWith("070") || number.StartsWith("080") || number.StartsWith("090") => PhoneKind.Mobile,
            10 when number[0] == '0' && number[1] is >= '1' and <= '9' => PhoneKind.Landline,
            _ => PhoneKind.None,
        };
    }

    /// <summary>Removes separators; +81 becomes a leading 0, other country codes keep their +.</summary>
    public static string Normalize(ReadOnlySpan<char> written)
    {
        Span<char> digits = stackalloc char[Math.Min(written.Length, 32)];
        var n = 0;
        foreach (var c in written)
        {
            if (n < digits.Length && (char.IsAsciiDigit(c) || (c == '+' && n == 0)))
            {
                digits[n++] = c;
            }
        }

        var number = digits[..n];
        if (number.StartsWith("+81"))
        {
            var national = number[3..];
            return national.StartsWith("0") ? national.ToString() : string.Concat("0", national);
        }

        return number.ToString();
    }
}
