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
    public double Score(ReadOnlySpan<char> text) => Worst(text, [text.Length]);

    /// <summary>The highest score of the passages from the first character to each of these ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ends">Rising.</param>
    public double Worst(ReadOnlySpan<char> text, ReadOnlySpan<int> ends)
    {
        var grams = new Grams(this);
        Span<uint> hashes = stackalloc uint[longest];
        var worst = double.MinValue;
        var at = 0;
        foreach (var end in ends)
        {
            for (; at < end; at++)
            {
                // hashes[k] is that of the n-gram of k + 1 characters that ends here.
                for (var k = Math.Min(at, longest - 1); k >= 0; k--)
                {
                    hashes[k] = NgramHash.Next(k == 0 ? NgramHash.Offset : hashes[k - 1], text[at]);
                    grams.Add(hashes[k], k + 1 >= shortest);
                }
            }

            worst = Math.Max(worst, grams.Score);
        }

        grams.Dispose();
        return ends.IsEmpty ? 0 : worst;
    }

    /// <summary>The highest score of the passages from each of these starts to the last character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="starts">Rising.</param>
    public double WorstFrom(ReadOnlySpan<char> text, ReadOnlySpan<int> starts)
    {
        var grams = new Grams(this);
        var worst = double.MinValue;
        var at = text.Length;
        for (var i = starts.Length - 1; i >= 0; i--)
        {
            while (at > starts[i])
            {
                var gram = text.Slice(--at, Math.Min(longest, text.Length - at));
                var hash = NgramHash.Offset;
                for (var k = 0; k < gram.Length; k++)
                {
                    hash = NgramHash.Next(hash, gram[k]);
                    grams.Add(hash, k + 1 >= shortest);
                }
            }

            worst = Math.Max(worst, grams.Score);
        }

        grams.Dispose();
        return starts.IsEmpty ? 0 : worst;
    }

    /// <summary>The distinct n-grams met so far.</summary>
    private ref struct Grams(NgramModel model)
    {
        private readonly ReadOnlySpan<sbyte> table = model.weights;
        private readonly NgramSet seen = new(model.mask + 1);
        private int sum;
        private int distinct;

        internal readonly double Score => distinct == 0 ? 0 : model.bias + (model.scale * sum / Math.Sqrt(distinct));

        /// <summary>Whether a slot was seen cannot be foretold: a product is cheaper than a branch.</summary>
        internal void Add(uint hash, bool isLongEnough)
        {
            if (!isLongEnough)
            {
                return;
            }

            var slot = NgramHash.SlotOf(hash, model.mask);
            var added = seen.Add(slot);
            distinct += added;
            sum += added * table[slot];
        }

        internal readonly void Dispose() => seen.Dispose();
    }
}
