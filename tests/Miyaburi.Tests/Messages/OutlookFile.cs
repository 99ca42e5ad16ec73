using System.Buffers.Binary;
using System.Text;

namespace Miyaburi.Tests.Messages;

/// <summary>The smallest Outlook message ([MS-CFB], [MS-OXMSG]) with a body of markup, in sectors of 4,096 bytes: for bodies too long to be kept as samples.</summary>
internal static class OutlookFile
{
    private const int Sector = 4096;
    private const uint Free = 0xFFFFFFFF, End = 0xFFFFFFFE, Table = 0xFFFFFFFD;

    /// <summary>The file: its header, the directory, the table of sectors, the markup.</summary>
    public static byte[] Of(byte[] html)
    {
        var bodies = (html.Length + Sector - 1) / Sector;
        var tables = ((bodies + 8) * 4 / Sector) + 1;
        var file = new byte[(2 + tables + bodies) * Sector];
        WriteHeader(file, tables);
        var directory = file.AsSpan(Sector, Sector);
        WriteEntry(directory, 0, "Root Entry", kind: 5, child: 1, right: Free, start: End, size: 0);
        WriteEntry(directory, 1, "__properties_version1.0", kind: 2, child: Free, right: 2, start: End, size: 0);
        WriteEntry(directory, 2, "__substg1.0_10130102", kind: 2, child: Free, right: Free, start: (uint)tables + 1, size: html.Length);
        WriteTable(file.AsSpan(Sector * 2, tables * Sector), tables, bodies);
        html.CopyTo(file.AsSpan((2 + tables) * Sector));
        return file;
    }

    private static void WriteHeader(Span<byte> file, int tables)
    {
        Convert.FromHexString("D0CF11E0A1B11AE1").CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file[30..], 12);
        BinaryPrimitives.WriteUInt32LittleEndian(file[60..], End);
        BinaryPrimitives.WriteUInt32LittleEndian(file[68..], End);
        for (var i = 0; i < 109; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file[(76 + (i * 4))..], i < tables ? (uint)i + 1 : Free);
        }
    }

    private static void WriteTable(Span<byte> table, int tables, int bodies)
    {
        for (var i = 0; i < table.Length / 4; i++)
        {
            var next = i == 0 ? End : i <= tables ? Table : i < tables + bodies ? (uint)i + 1 : i == tables + bodies ? End : Free;
            BinaryPrimitives.WriteUInt32LittleEndian(table[(i * 4)..], next);
        }
    }

    private static void WriteEntry(Span<byte> directory, int at, string name, byte kind, uint child, uint right, uint start, int size)
    {
        var entry = directory.Slice(at * 128, 128);
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
        entry[66] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], right);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteInt32LittleEndian(entry[120..], size);
    }
}
