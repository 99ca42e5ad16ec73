using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Miyaburi.Text;

/// <summary>
/// A linear model over hashed character n-grams with weights of eight bits. What ships are numbers only; no text can
/// be read back from them.
/// </summary>
/// <remarks>
/// File format, little-endian: "MYNG", version (1 byte), shortest and longest n-gram (1 byte each), log2 of the number
/// of weights (1 byte), bias and scale (IEEE 754 single), then one signed byte a weight. A text's score is
/// bias + scale × (sum of the weights of its distinct n-grams ÷ square root of their number).
/// </remarks>
public sealed class NgramModel
{
    private const int HeaderBytes = 16;
    private readonly int shortest;
    private readonly int longest;
    private readonly int mask;
    private readonly float bias;
    private readonly float scale;
    private readonly sbyte[] weights;

    /// <summary>Reads a model file.</summary>
    /// <exception cref="FormatException">The bytes are no model of this version.</exception>
    public NgramModel(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || !file.StartsWith("MYNG\u0001"u8) || file.Length != HeaderBytes + (1 << file[7]))
        {
            throw new FormatException("Not an n-gram model of version 1.");
        }

        shortest = file[5];
        longest = file[6];
        mask = (1 << file[7]) - 1;
        bias = BinaryPrimitives.ReadSingleLittleEndian(file[8..]);
        scale = BinaryPrimitives.ReadSingleLittleEndian(file[12..]);
        weights = MemoryMarshal.Cast<byte, sbyte>(file[HeaderBytes..]).ToArray();
    }

    /// <summary>Log-odds in nats for a text; 0 when it is shorter than the shortest n-gram.</summary>
    public double Score(ReadOnlySpan<char> text)
    {
        var seen = new NgramSet(mask + 1);
        ReadOnlySpan<sbyte> table = weights;
        var (least, most, bits) = (shortest - 1, longest, mask);
        var (sum, distinct) = (0, 0);
        for (var start = 0; start < text.Length; start++)
        {
            var gram = text.Slice(start, Math.Min(most, text.Length - start));
            var hash = NgramHash.Offset;
            for (var i = 0; i < gram.Length; i++)
            {
                hash = NgramHash.Next(hash, gram[i]);
                if (i >= least)
                {
                    // Whether a slot was seen cannot be foretold: a product is cheaper than a branch.
                    var slot = NgramHash.SlotOf(hash, bits);
                    var added = seen.Add(slot);
                    distinct += added;
                    sum += added * table[slot];
                }
            }
        }

        seen.Dispose();
        return distinct == 0 ? 0 : bias + (scale * sum / Math.Sqrt(distinct));
    }
}
