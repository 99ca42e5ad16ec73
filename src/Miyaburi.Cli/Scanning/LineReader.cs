namespace Miyaburi.Cli.Scanning;

/// <summary>Reads lines of bytes from a stream; a line longer than the limit is cut and the rest of it is passed over.</summary>
internal sealed class LineReader(Stream stream, int limit)
{
    private readonly byte[] buffer = new byte[256 * 1024];
    private int start;
    private int end;

    /// <summary>Whether the last line read was longer than the limit.</summary>
    internal bool WasCut { get; private set; }

    /// <summary>The next line without its line break, or null at the end.</summary>
    internal byte[]? Read()
    {
        WasCut = false;
        byte[]? line = null;
        while (true)
        {
            if (start == end && !Fill())
            {
                return line;
            }

            var rest = buffer.AsSpan(start, end - start);
            var newline = rest.IndexOf((byte)'\n');
            line = Append(line, newline < 0 ? rest : rest[..newline]);
            start += newline < 0 ? rest.Length : newline + 1;
            if (newline >= 0)
            {
                return line;
            }
        }
    }

    private bool Fill()
    {
        start = 0;
        end = stream.Read(buffer);
        return end > 0;
    }

    private byte[] Append(byte[]? line, ReadOnlySpan<byte> more)
    {
        var had = line?.Length ?? 0;
        var room = limit - had;
        if (more.Length > room)
        {
            WasCut = true;
            more = more[..Math.Max(room, 0)];
        }

        if (had == 0)
        {
            return more.ToArray();
        }

        Array.Resize(ref line, had + more.Length);
        more.CopyTo(line.AsSpan(had));
        return line;
    }
}
