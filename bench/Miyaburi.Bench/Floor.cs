using MimeKit;

namespace Miyaburi.Bench;

/// <summary>The least that any mail analyser built on MimeKit pays: parse, and decode the text parts.</summary>
internal static class Floor
{
    internal static void ParseAndDecode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        try
        {
            using var message = new MimeParser(stream, MimeFormat.Entity, persistent: true).ParseMessage();
            foreach (var part in message.BodyParts.OfType<TextPart>())
            {
                _ = part.Text;
            }
        }
        catch (FormatException)
        {
            // Not a mail to MimeKit; the floor for it is the attempt.
        }
    }
}
