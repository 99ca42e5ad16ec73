using System.Buffers.Binary;

namespace Miyaburi.Cluster;

/// <summary>
/// How the work is divided. Nothing that stays on the disk depends on these numbers; every silo of a cluster must have the same.
/// </summary>
internal static class ClusterShape
{
    /// <summary>Grains that take reports. A text always goes to the same one.</summary>
    internal const int Intakes = 32;

    /// <summary>Grains that count what each person sent today.</summary>
    internal const int Reporters = 16;

    /// <summary>Grains that hold the LSH buckets and link patterns.</summary>
    internal const int Slices = 8;

    /// <summary>Reports of one call.</summary>
    internal const int LargestBatch = 1024;

    /// <summary>Reports that wait in one process for one intake; further ones hear that it is busy.</summary>
    internal const int MostWaiting = 2048;

    /// <summary>Counts of one intake that wait to be grouped; beyond that it takes no reports.</summary>
    internal const int MostUngrouped = 20_000;

    internal static int IntakeOf(long key) => (int)((ulong)key % Intakes);

    internal static int ReporterOf(Guid reporter)
    {
        Span<byte> bytes = stackalloc byte[16];
        reporter.TryWriteBytes(bytes);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) % Reporters);
    }
}
