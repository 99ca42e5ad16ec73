namespace Miyaburi.Messages.Qr;

/// <summary>Reed–Solomon correction over GF(256) with the polynomial 0x11D, as QR codes use it.</summary>
internal static class ReedSolomon
{
    private const int Polynomial = 0x11D;
    private static readonly byte[] Powers = MakePowers();
    private static readonly byte[] Logs = MakeLogs();

    /// <summary>Puts wrong codewords right.</summary>
    /// <param name="block">Data and correction codewords; corrected in place.</param>
    /// <param name="correction">How many of them correct; half as many errors can be put right.</param>
    /// <returns>Whether the block is right now.</returns>
    public static bool TryCorrect(Span<byte> block, int correction)
    {
        Span<byte> syndromes = stackalloc byte[correction];
        if (Syndromes(block, syndromes))
        {
            return true;
        }

        Span<byte> locator = stackalloc byte[correction + 1];
        var errors = Locate(syndromes, locator);
        return errors * 2 <= correction && Repair(block, syndromes, locator[..(errors + 1)], errors) && Syndromes(block, syndromes);
    }

    /// <summary>The values of the block at the roots of the generator; all zero when nothing is wrong.</summary>
    private static bool Syndromes(ReadOnlySpan<byte> block, Span<byte> syndromes)
    {
        var isRight = true;
        for (var i = 0; i < syndromes.Length; i++)
        {
            byte value = 0;
            foreach (var codeword in block)
            {
                value = (byte)(Multiply(value, Powers[i]) ^ codeword);
            }

            syndromes[i] = value;
            isRight &= value == 0;
        }

        return isRight;
    }

    /// <summary>Berlekamp–Massey: the shortest recurrence of the syndromes, lowest power first; returns its length.</summary>
    private static int Locate(ReadOnlySpan<byte> syndromes, Span<byte> locator)
    {
        Span<byte> previous = stackalloc byte[locator.Length];
        Span<byte> kept = stackalloc byte[locator.Length];
        locator[0] = previous[0] = 1;
        var (length, shift) = (0, 1);
        byte lastDifference = 1;
        for (var n = 0; n < syndromes.Length; n++)
        {
            var difference = syndromes[n];
            for (var i = 1; i <= length; i++)
            {
                difference ^= Multiply(locator[i], syndromes[n - i]);
            }

            if (difference == 0)
            {
                shift++;
                continue;
            }

            locator.CopyTo(kept);
            var factor = Multiply(difference, Inverse(lastDifference));
            for (var i = 0; i + shift < locator.Length; i++)
            {
                locator[i + shift] ^= Multiply(factor, previous[i]);
            }

            if (2 * length > n)
            {
                shift++;
                continue;
            }

            length = n + 1 - length;
            kept.CopyTo(previous);
            lastDifference = difference;
            shift = 1;
        }

        return length;
    }

    /// <summary>Chien search for the places and Forney's formula for the values.</summary>
    private static bool Repair(Span<byte> block, ReadOnlySpan<byte> syndromes, ReadOnlySpan<byte> locator, int errors)
    {
        Span<byte> evaluator = stackalloc byte[syndromes.Length];
        for (var i = 0; i < evaluator.Length; i++)
        {
            for (var j = 0; j <= Math.Min(i, errors); j++)
            {
                evaluator[i] ^= Multiply(locator[j], syndromes[i - j]);
            }
        }

        var found = 0;
        for (var place = 0; place < block.Length; place++)
        {
            var root = Powers[(255 - place) % 255];
            if (Value(locator, root) != 0)
            {
                continue;
            }

            var slope = Slope(locator, root);
            if (slope == 0)
            {
                return false;
            }

            // The first root of the generator is 1, so one factor of the place remains.
            block[block.Length - 1 - place] ^= Multiply(Powers[place % 255], Multiply(Value(evaluator, root), Inverse(slope)));
            found++;
        }

        return found == errors;
    }

    private static byte Value(ReadOnlySpan<byte> polynomial, byte at)
    {
        byte value = 0;
        for (var i = polynomial.Length - 1; i >= 0; i--)
        {
            value = (byte)(Multiply(value, at) ^ polynomial[i]);
        }

        return value;
    }

    /// <summary>The formal derivative: odd powers remain.</summary>
    private static byte Slope(ReadOnlySpan<byte> polynomial, byte at)
    {
        byte value = 0;
        byte power = 1;
        var square = Multiply(at, at);
        for (var i = 1; i < polynomial.Length; i += 2)
        {
            value ^= Multiply(polynomial[i], power);
            power = Multiply(power, square);
        }

        return value;
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(Logs[a] + Logs[b]) % 255];

    private static byte Inverse(byte a) => Powers[(255 - Logs[a]) % 255];

    private static byte[] MakePowers()
    {
        var powers = new byte[255];
        var value = 1;
        for (var i = 0; i < powers.Length; i++)
        {
            powers[i] = (byte)value;
            value <<= 1;
            value ^= value > 255 ? Polynomial : 0;
        }

        return powers;
    }

    private static byte[] MakeLogs()
    {
        var logs = new byte[256];
        for (var i = 0; i < Powers.Length; i++)
        {
            logs[Powers[i]] = (byte)i;
        }

        return logs;
    }
}
