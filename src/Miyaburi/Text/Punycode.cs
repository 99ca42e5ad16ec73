namespace Miyaburi.Text;

/// <summary>RFC 3492. Labels are short: callers bound them, as inserting takes time by the length of the label.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 0x80;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Decodes what follows <c>xn--</c>; false when it is no Punycode. <paramref name="output"/> must be as long as the input.</summary>
    internal static bool TryDecode(ReadOnlySpan<char> input, Span<int> output, out int count)
    {
        count = 0;
        var delimiter = input.LastIndexOf('-');
        for (var i = 0; i < delimiter; i++)
        {
            if (input[i] > 0x7F)
            {
                return false;
            }

            output[count++] = input[i];
        }

        int n = InitialN, index = 0, bias = InitialBias;
        for (var position = delimiter > 0 ? delimiter + 1 : 0; position < input.Length;)
        {
            var before = index;
            if (!TryReadDelta(input, ref position, ref index, bias))
            {
                return false;
            }

            count++;
            bias = Adapt(index - before, count, before == 0);
            if (index / count > LastCodePoint - n)
            {
                return false;
            }

            n += index / count;
            index %= count;
            if (n is >= 0xD800 and <= 0xDFFF)
            {
                return false;
            }

            output[index..(count - 1)].CopyTo(output[(index + 1)..]);
            output[index++] = n;
        }

        return true;
    }

    /// <summary>Appends the Punycode of a label, without <c>xn--</c>; false when a count does not fit 31 bits.</summary>
    internal static bool TryEncode(ReadOnlySpan<int> input, ref CharBuffer output)
    {
        var basic = 0;
        foreach (var codePoint in input)
        {
            if (codePoint < InitialN)
            {
                output.Append((char)codePoint);
                basic++;
            }
        }

        if (basic > 0)
        {
            output.Append('-');
        }

        int n = InitialN, bias = InitialBias, handled = basic;
        long delta = 0;
        while (handled < input.Length)
        {
            var next = SmallestFrom(input, n);
            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (var codePoint in input)
            {
                delta += codePoint < n ? 1 : 0;
                if (delta > int.MaxValue)
                {
                    return false;
                }

                if (codePoint == n)
                {
                    WriteDelta((int)delta, bias, ref output);
                    bias = Adapt((int)delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return true;
    }

    private static bool TryReadDelta(ReadOnlySpan<char> input, ref int position, ref int index, int bias)
    {
        var weight = 1;
        for (var k = Base; ; k += Base)
        {
            if (position >= input.Length)
            {
                return false;
            }

            var digit = Digit(input[position++]);
            if (digit < 0 || digit > (int.MaxValue - index) / weight)
            {
                return false;
            }

            index += digit * weight;
            var threshold = Threshold(k, bias);
            if (digit < threshold)
            {
                return true;
            }

            if (weight > int.MaxValue / (Base - threshold))
            {
                return false;
            }

            weight *= Base - threshold;
        }
    }

    private static void WriteDelta(int delta, int bias, ref CharBuffer output)
    {
        var rest = delta;
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (rest < threshold)
            {
                output.Append(Letter(rest));
                return;
            }

            output.Append(Letter(threshold + ((rest - threshold) % (Base - threshold))));
            rest = (rest - threshold) / (Base - threshold);
        }
    }

    private static int SmallestFrom(ReadOnlySpan<int> input, int n)
    {
        var smallest = int.MaxValue;
        foreach (var codePoint in input)
        {
            smallest = codePoint >= n && codePoint < smallest ? codePoint : smallest;
        }

        return smallest;
    }

    private static int Threshold(int k, int bias) => k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;

    private static int Adapt(int delta, int count, bool first)
    {
        var scaled = first ? delta / Damp : delta / 2;
        scaled += scaled / count;
        var k = 0;
        for (; scaled > (Base - TMin) * TMax / 2; k += Base)
        {
            scaled /= Base - TMin;
        }

        return k + ((Base - TMin + 1) * scaled / (scaled + Skew));
    }

    private static int Digit(char unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0' + 26,
        >= 'a' and <= 'z' => unit - 'a',
        >= 'A' and <= 'Z' => unit - 'A',
        _ => -1,
    };

    private static char Letter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
