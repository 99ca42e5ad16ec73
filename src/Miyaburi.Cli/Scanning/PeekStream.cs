namespace Miyaburi.Cli.Scanning;

/// <summary>A stream whose beginning can be looked at before it is read. Reads forward only.</summary>
internal sealed class PeekStream(Stream inner) : Stream
{
    private byte[] first = [];
    private int given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, behind a byte order mark and white space.</summary>
    internal byte[] First()
    {
        var buffer = new byte[64];
        var length = inner.Read(buffer, 0, buffer.Length);
        first = buffer[..length];
        return first.AsSpan().TrimStart("\uFEFF \t\r\n"u8).ToArray();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (given == first.Length)
        {
            return inner.Read(buffer, offset, count);
        }

        var taken = Math.Min(count, first.Length - given);
        first.AsSpan(given, taken).CopyTo(buffer.AsSpan(offset));
        given += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
