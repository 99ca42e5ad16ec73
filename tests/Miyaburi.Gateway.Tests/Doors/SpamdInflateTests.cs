using System.IO.Compression;
using System.Text;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Doors.Spamd;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>What unpacking a compressed message costs beside the memory that is counted.</summary>
public sealed class SpamdInflateTests
{
    private const int Packed = 8 << 20;
    private readonly MemoryBudget budget = new(64 << 20);

    [Fact]
    public void Inflate_CopiesNothingPastTheBudget()
    {
        using var raw = new MessageBuffer(budget, 2 * Packed);
        using var message = new MessageBuffer(budget, 2 * Packed);
        var noise = new byte[Packed];
        new Random(8).NextBytes(noise);
        raw.Add(Pack(noise));
        Assert.True(raw.Written.Length > Packed, "noise became smaller");
        Assert.Equal(Growth.Added, message.Add(new byte[Packed + 1])); // From here it does not grow within this test's message.
        var counted = budget.Used;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = SpamdDoor.Inflate(raw, message);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains("larger than allowed", Encoding.ASCII.GetString(refusal ?? []), StringComparison.Ordinal);
        Assert.True(allocated < Packed / 8, $"{allocated} bytes allocated, {budget.Used - counted} counted");
    }

    [Fact]
    public void Inflate_GivesBackWhatWasPacked()
    {
        using var raw = new MessageBuffer(budget, Packed);
        using var message = new MessageBuffer(budget, Packed);
        raw.Add(Pack(Sample.Scam));
        Assert.Null(SpamdDoor.Inflate(raw, message));
        Assert.Equal(Sample.Scam, message.Written.ToArray());
    }

    [Fact]
    public void Inflate_OfNothing_IsEmpty()
    {
        using var raw = new MessageBuffer(budget, Packed);
        using var message = new MessageBuffer(budget, Packed);
        _ = SpamdDoor.Inflate(raw, message);
        Assert.Equal(0, message.Written.Length);
    }

    private static ReadOnlySpan<byte> Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
