namespace Miyaburi.Messages;

/// <summary>
/// The piece of a mailbox that is held in memory. It grows by doubling until the end of a mail lies in it, so that every
/// byte is looked at a few times at most.
/// </summary>
internal sealed class MailboxWindow(Stream stream, int mostBytes)
{
    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private bool _isLast;

    private ReadOnlySpan<byte> Held => _buffer.AsSpan(_start.._end);

    /// <summary>Whether the mailbox is read to its end.</summary>
    internal bool IsEmpty
    {
        get
        {
            Want(1);
            return _start == _end;
        }
    }

    internal void PassBlank()
    {
        while (!IsEmpty && MailboxLines.Blank(Held) is > 0 and var blank)
        {
            _start += blank;
        }
    }

    /// <summary>Passes a separator line; false when no such line stands here.</summary>
    internal bool PassSeparator()
    {
        Want(MailboxLines.Longest);
        if (!MailboxLines.IsSeparator(Held))
        {
            return false;
        }

        while (!IsEmpty)
        {
            var end = Held.IndexOf((byte)'\n');
            _start = end < 0 ? _end : _start + end + 1;
            if (end >= 0)
            {
                break;
            }
        }

        return true;
    }

    /// <summary>The mail that begins here; what stands behind it is a separator or the end.</summary>
    internal byte[] TakeMail()
    {
        for (long size = MailboxLines.Longest; ; size *= 2)
        {
            Want(size);
            if (MailboxLines.IsSeparator(Held))
            {
                return [];
            }

            if (TakeByContentLength() is { } mail)
            {
                return mail;
            }

            var next = MailboxLines.FindSeparator(Held);
            if (next >= 0 || _isLast)
            {
                var end = next < 0 ? Held.Length : next;
                var bytes = Cut(MailboxLines.TrimBlankLine(Held[..end]));
                _start += end;
                return bytes;
            }

            if (Held.Length > mostBytes)
            {
                return TakeTooLong();
            }
        }
    }

    /// <summary>Everything to the end, as one mail.</summary>
    internal byte[] TakeRest()
    {
        Want((long)mostBytes + 1);
        var mail = Cut(Held);
        _start = _end;
        _isLast = true;
        return mail;
    }

    /// <summary>A Content-Length is believed when a separator or the end stands where it says.</summary>
    private byte[]? TakeByContentLength()
    {
        var end = MailboxLines.EndByContentLength(Held);
        if (end < 0 || end > mostBytes)
        {
            return null;
        }

        Want(end + MailboxLines.Longest);
        if (end > Held.Length)
        {
            return null;
        }

        var behind = Held[(int)end..];
        var blank = MailboxLines.Blank(behind);
        if (blank < behind.Length && !MailboxLines.IsSeparator(behind[blank..]))
        {
            return null;
        }

        var mail = Held[..(int)end].ToArray();
        _start += (int)end + blank;
        return mail;
    }

    private byte[] TakeTooLong()
    {
        var mail = Cut(Held);
        var next = -1;
        while (next < 0 && !IsEmpty)
        {
            Want(FirstSize);
            next = MailboxLines.FindSeparator(Held);
            _start += next >= 0 ? next : _isLast ? Held.Length : Math.Max(1, Held.Length - MailboxLines.Longest);
        }

        return mail;
    }

    private byte[] Cut(ReadOnlySpan<byte> mail) => mail[..(int)Math.Min(mail.Length, mostBytes + 1L)].ToArray();

    /// <summary>Reads until so many bytes are held or the stream ends.</summary>
    private void Want(long wanted)
    {
        var held = _end - _start;
        if (held >= wanted || _isLast)
        {
            return;
        }

        var size = (int)Math.Min(wanted, Array.MaxLength);
        if (_buffer.Length - _start < size)
        {
            var buffer = size > _buffer.Length ? new byte[size] : _buffer;
            Held.CopyTo(buffer);
            (_buffer, _start, _end) = (buffer, 0, held);
        }

        _end += stream.ReadAtLeast(_buffer.AsSpan(_end), size - held, throwOnEndOfStream: false);
        _isLast = _end - _start < size;
    }
}
