using System.Runtime.InteropServices;
using MimeKit;

namespace Miyaburi.Gateway.Authentication;

/// <summary>
/// A mail as far as its signatures are concerned: the fields of its header, and its body as one run of bytes. Signatures
/// are made over those bytes; what they mean, only the engine reads, once.
/// </summary>
internal static class SignedMail
{
    /// <exception cref="FormatException">The bytes have no header.</exception>
    internal static async Task<MimeMessage> ReadAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var header = HeaderLength(bytes.Span);
        using var stream = StreamOf(bytes[..header]);
        var mail = await new MimeParser(ParserOptions.Default, stream, MimeFormat.Entity, persistent: true).ParseMessageAsync(cancellation);
        var hasVersion = mail.Headers.Contains(HeaderId.MimeVersion);
        mail.Body = Unread(mail.Body, bytes[header..]);
        if (!hasVersion)
        {
            // Added with a body; a signature may say that there was none.
            mail.Headers.Remove(HeaderId.MimeVersion);
        }

        return mail;
    }

    /// <summary>A body under the header's own Content fields that is written out as it came, whatever they say.</summary>
    private static MimePart Unread(MimeEntity? declared, ReadOnlyMemory<byte> bytes)
    {
        var body = new MimePart();
        body.Headers.Clear();
        foreach (var field in declared?.Headers ?? [])
        {
            body.Headers.Add(field);
        }

        body.Content = new MimeContent(StreamOf(bytes), body.ContentTransferEncoding);
        return body;
    }

    /// <summary>Bytes up to the body, the empty line included.</summary>
    private static int HeaderLength(ReadOnlySpan<byte> mail)
    {
        for (var at = 0; at < mail.Length;)
        {
            var end = mail[at..].IndexOf((byte)'\n');
            var line = end < 0 ? mail[at..] : mail.Slice(at, end);
            at += end < 0 ? line.Length : end + 1;
            if (line.Trim("\r"u8).IsEmpty)
            {
                return at;
            }
        }

        return mail.Length;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
