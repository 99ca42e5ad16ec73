using CsCheck;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class MutationTests
{
    private static readonly byte[][] Seeds = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "messages", "malformed")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly byte[][] Pieces =
    [
        "\r\n\r\n"u8.ToArray(), "\r\n"u8.ToArray(), "--b\r\n"u8.ToArray(), "--b--"u8.ToArray(), "\u001B$B"u8.ToArray(), "\u001B(B"u8.ToArray(), "=?utf-8?B?"u8.ToArray(),
        "?="u8.ToArray(), "<"u8.ToArray(), "\">"u8.ToArray(), "<!--"u8.ToArray(), "&#x"u8.ToArray(), "</style>"u8.ToArray(), "=3D="u8.ToArray(), "\0"u8.ToArray(),
        [0xFF], [0x82, 0xA0], [0xE3, 0x81], "style='font-size:0"u8.ToArray(), "Content-Type: multipart/mixed; boundary=b\r\n"u8.ToArray(), "\u2588\u2580\u2584"u8.ToArray(),
    ];

    [Fact]
    public void Seeds_AreThere() => Assert.True(Seeds.Length >= 12);

    [Fact]
    public void Read_MutatedMails_StayConsistent()
    {
        var change = Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[1, 200], Gen.Int[0, Pieces.Length - 1], Gen.Byte);
        Gen.Select(Gen.Int[0, Seeds.Length - 1], change.Array[1, 6]).Sample(
            (seed, changes) => CorpusTests.AssertConsistent(MessageReader.Read(changes.Aggregate(Seeds[seed], Mutate), ReadOptions.Default)),
            iter: 4000);
    }

    [Fact]
    public void Read_EveryPrefix_StaysConsistent()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length <= Math.Min(seed.Length, 1500); length += 3)
            {
                CorpusTests.AssertConsistent(MessageReader.Read(seed.AsMemory(0, length), ReadOptions.Default));
            }
        }
    }

    [Fact]
    public void Read_AnyBytesAsAnyKind_StaysConsistent() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 4].Select(i => i == 0 ? (MessageKind?)null : (MessageKind)(i - 1))).Sample(
            (bytes, kind) => CorpusTests.AssertConsistent(MessageReader.Read(bytes, new() { Kind = kind })), iter: 3000);

    /// <summary>Remove, repeat, insert a telling piece, change one byte.</summary>
    private static byte[] Mutate(byte[] bytes, (int Kind, double Place, int Length, int Piece, byte Value) change)
    {
        var at = (int)(change.Place * bytes.Length);
        var end = Math.Min(bytes.Length, at + change.Length);
        return change.Kind switch
        {
            0 => [.. bytes[..at], .. bytes[end..]],
            1 => [.. bytes[..end], .. bytes[at..]],
            2 => [.. bytes[..at], .. Pieces[change.Piece], .. bytes[at..]],
            _ => bytes.Length == 0 || at >= bytes.Length ? bytes : [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
        };
    }
}
