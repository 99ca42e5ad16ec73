using System.Buffers.Binary;

namespace Miyaburi.Messages.Outlook;

/// <summary>
/// Reads the compound file format ([MS-CFB]) as far as Outlook messages need it: storages, streams, nothing written. Every
/// chain of sectors ends after as many as the file has, whatever the file says.
/// </summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MiniShift = 6;
    private const int MiniCutoff = 4096;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _shift;
    private readonly int _sectors;
    private readonly uint[] _next;
    private readonly uint[] _nextMini;
    private readonly byte[] _mini;
    private readonly Entry[] _entries;

    private CompoundFile(ReadOnlyMemory<byte> file, int shift, AnalysisLimits limits)
    {
        _file = file;
        Limits = limits;
        _shift = shift;
        _sectors = Math.Max(0, (file.Length >> shift) - 1) + 1;
        var head = file.Span;
        _next = ReadTable(head);
        _entries = ReadEntries(Chain(Number(head, 48), int.MaxValue));
        _nextMini = Numbers(Chain(Number(head, 60), int.MaxValue));
        _mini = Root is { } root ? Chain(root.Start, root.Size) : [];
    }

    /// <summary>A storage or stream of the directory.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsStorage">Whether it holds others.</param>
    internal sealed record Entry(string Name, bool IsStorage)
    {
        internal uint Left { get; init; }

        internal uint Right { get; init; }

        internal uint Child { get; init; }

        internal uint Start { get; init; }

        internal int Size { get; init; }
    }

    /// <summary>The bounds on the work.</summary>
    public AnalysisLimits Limits { get; }

    /// <summary>Whether a limit was reached, so that part of the message stays unread.</summary>
    public bool IsCut { get; set; }

    /// <summary>The storage that holds all; null in a file without a directory.</summary>
    public Entry? Root => _entries is [var root, ..] ? root : null;

    /// <summary>Whether bytes begin as compound files do.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    /// <summary>Opens a file; null when its header is broken.</summary>
    public static CompoundFile? Open(ReadOnlyMemory<byte> file, AnalysisLimits limits)
    {
        if (file.Length < HeaderBytes * 2 || !Is(file.Span))
        {
            return null;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.Span[30..]);
        return shift is 9 or 12 ? new(file, shift, limits) : null;
    }

    /// <summary>What a storage holds, by name.</summary>
    public Dictionary<string, Entry> Children(Entry storage)
    {
        var children = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([storage.Child]);
        while (open.TryPop(out var id))
        {
            if (id < _entries.Length && seen.Add(id))
            {
                var entry = _entries[id];
                children.TryAdd(entry.Name, entry);
                open.Push(entry.Left);
                open.Push(entry.Right);
            }
        }

        return children;
    }

    /// <summary>The bytes of a stream; fewer where its chain breaks off.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">Bytes read at most.</param>
    public byte[] Read(Entry stream, int most)
    {
        var size = Math.Min(stream.Size, most);
        return stream.Size >= MiniCutoff ? Chain(stream.Start, size) : MiniChain(stream.Start, size);
    }

    /// <summary>The table of sectors: which one follows each.</summary>
    private uint[] ReadTable(ReadOnlySpan<byte> head)
    {
        var next = new List<uint>();
        for (var i = 0; i < 109; i++)
        {
            Append(next, Number(head, 76 + (i * 4)));
        }

        var more = Number(head, 68);
        var perSector = (1 << _shift) / 4;
        for (var steps = 0; more < LastSector && steps < _sectors; steps++)
        {
            var sector = Sector(more);
            for (var i = 0; i < perSector - 1 && (i + 1) * 4 <= sector.Length; i++)
            {
                Append(next, Number(sector, i * 4));
            }

            more = sector.Length == 1 << _shift ? Number(sector, sector.Length - 4) : LastSector;
        }

        return [.. next];
    }

    private void Append(List<uint> table, uint sector)
    {
        // A table larger than the file names sectors that are not there.
        if (sector < LastSector && table.Count < _sectors)
        {
            table.AddRange(Numbers(Sector(sector)));
        }
    }

    private Entry[] ReadEntries(byte[] directory)
    {
        IsCut |= directory.Length / EntryBytes > Limits.OutlookEntries;
        var entries = new Entry[Math.Min(directory.Length / EntryBytes, Limits.OutlookEntries)];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = directory.AsSpan(i * EntryBytes, EntryBytes);
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            entries[i] = new(System.Text.Encoding.Unicode.GetString(entry[..(length & ~1)]), entry[66] is 1 or 5)
            {
                Left = Number(entry, 68),
                Right = Number(entry, 72),
                Child = Number(entry, 76),
                Start = Number(entry, 116),
                Size = (int)Math.Min(Number(entry, 120), int.MaxValue),
            };
        }

        return entries;
    }

    private byte[] Chain(uint first, int size)
    {
        var bytes = new List<byte>();
        for (var steps = 0; first < LastSector && bytes.Count < size && steps < _sectors; steps++)
        {
            bytes.AddRange(Sector(first));
            first = first < _next.Length ? _next[first] : LastSector;
        }

        return [.. bytes[..Math.Min(size, bytes.Count)]];
    }

    private byte[] MiniChain(uint first, int size)
    {
        var bytes = new List<byte>();
        for (var steps = 0; bytes.Count < size && steps <= MiniCutoff >> MiniShift && first < _mini.Length >> MiniShift; steps++)
        {
            bytes.AddRange(_mini.AsSpan((int)first << MiniShift, 1 << MiniShift));
            first = first < _nextMini.Length ? _nextMini[first] : LastSector;
        }

        return [.. bytes[..Math.Min(size, bytes.Count)]];
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = ((long)number + 1) << _shift;
        return start >= _file.Length ? [] : _file.Span.Slice((int)start, (int)Math.Min(1 << _shift, _file.Length - start));
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(bytes, i * 4);
        }

        return numbers;
    }
}
