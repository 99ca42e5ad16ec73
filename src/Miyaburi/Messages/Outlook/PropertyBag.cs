using System.Buffers.Binary;
using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Outlook;

/// <summary>The properties of a message or attachment ([MS-OXMSG] 2.4): numbers in one stream, everything longer in a stream of its own.</summary>
internal sealed class PropertyBag
{
    private const int EntryBytes = 16;

    private readonly CompoundFile _file;
    private readonly Dictionary<string, CompoundFile.Entry> _entries;
    private readonly Dictionary<int, long> _numbers = [];
    private readonly int _codePage;

    /// <summary>Reads the bag of a storage.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storage">The message or attachment.</param>
    /// <param name="header">Bytes before the first property: 32 of a message, 24 of one inside another, 8 of an attachment.</param>
    /// <param name="codePage">Of strings that are not Unicode, where this bag does not say.</param>
    public PropertyBag(CompoundFile file, CompoundFile.Entry storage, int header, int codePage = 932)
    {
        _file = file;
        _entries = file.Children(storage);
        IsThere = _entries.TryGetValue("__properties_version1.0", out var stream);
        if (stream is not null)
        {
            var most = header + (file.Limits.OutlookProperties * EntryBytes);
            file.IsCut |= stream.Size > most;
            ReadNumbers(file.Read(stream, most), header);
        }

        _codePage = (int)_numbers.GetValueOrDefault(OutlookProperty.MessageCodePage, codePage);
    }

    /// <summary>Whether the storage has properties at all.</summary>
    public bool IsThere { get; }

    /// <summary>The storages inside, by name.</summary>
    public IEnumerable<CompoundFile.Entry> Storages => _entries.Values.Where(e => e.IsStorage);

    /// <summary>The code page of strings that are not Unicode.</summary>
    public int CodePage => _codePage;

    /// <summary>A string, or empty.</summary>
    public string Text(int property, int most)
    {
        if (Stream(property, "001F") is { } unicode)
        {
            return Encoding.Unicode.GetString(_file.Read(unicode, most)).TrimEnd('\0');
        }

        return Stream(property, "001E") is { } narrow
            ? TextDecoder.Decode(_file.Read(narrow, most), OutlookCharset.Of(_codePage)).Text.TrimEnd('\0')
            : "";
    }

    /// <summary>Bytes, or none.</summary>
    public byte[] Bytes(int property, int most) => Stream(property, "0102") is { } stream ? _file.Read(stream, most) : [];

    /// <summary>A number, or null.</summary>
    public int? Number(int property) => _numbers.TryGetValue(property, out var value) ? (int)value : null;

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? Time(int property) =>
        _numbers.TryGetValue(property, out var ticks) && ticks > 0 && ticks < DateTime.MaxValue.ToFileTimeUtc() ? DateTimeOffset.FromFileTime(ticks).ToUniversalTime() : null;

    /// <summary>A storage that is a property: the message that an attachment is.</summary>
    public CompoundFile.Entry? Storage(int property) => _entries.TryGetValue(Name(property, "000D"), out var entry) && entry.IsStorage ? entry : null;

    private CompoundFile.Entry? Stream(int property, string type) =>
        _entries.TryGetValue(Name(property, type), out var entry) && !entry.IsStorage ? entry : null;

    private static string Name(int property, string type) => $"__substg1.0_{property:X4}{type}";

    private void ReadNumbers(ReadOnlySpan<byte> bytes, int header)
    {
        for (var at = header; at + EntryBytes <= bytes.Length; at += EntryBytes)
        {
            var entry = bytes.Slice(at, EntryBytes);
            var (type, id) = (BinaryPrimitives.ReadUInt16LittleEndian(entry), BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]));
            const int Integer = 0x0003, Instant = 0x0040;
            if (type is Integer)
            {
                _numbers.TryAdd(id, BinaryPrimitives.ReadInt32LittleEndian(entry[8..]));
            }
            else if (type is Instant)
            {
                _numbers.TryAdd(id, BinaryPrimitives.ReadInt64LittleEndian(entry[8..]));
            }
        }
    }
}
