namespace Miyaburi.Cli.Scanning;

/// <summary>One message to be scanned, before it is read.</summary>
internal abstract record ScanItem(string Source)
{
    /// <summary>Bytes it holds in memory.</summary>
    internal abstract int Size { get; }

    /// <summary>A whole message.</summary>
    internal sealed record Message(string Source, ReadOnlyMemory<byte> Bytes) : ScanItem(Source)
    {
        internal override int Size => Bytes.Length;
    }

    /// <summary>A line of JSON that holds one.</summary>
    internal sealed record JsonLine(string Source, byte[] Bytes) : ScanItem(Source)
    {
        internal override int Size => Bytes.Length;
    }

    /// <summary>Something that could not even be fetched.</summary>
    internal sealed record Broken(string Source, Bilingual Why) : ScanItem(Source)
    {
        internal override int Size => 0;
    }
}
