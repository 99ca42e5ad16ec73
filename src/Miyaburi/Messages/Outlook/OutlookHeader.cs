using System.Buffers;
using System.Globalization;
using System.Text;

namespace Miyaburi.Messages.Outlook;

/// <summary>The header of a mail that Outlook keeps: as it was delivered, without what described parts that are no more; or written from properties.</summary>
internal static class OutlookHeader
{
    private const int MostShort = 64 * 1024;

    /// <summary>Writes the header fields, without the empty line behind them.</summary>
    public static void Write(IBufferWriter<byte> mail, PropertyBag bag, int most)
    {
        var delivered = bag.Text(OutlookProperty.TransportHeaders, most * 2);
        if (!Copy(mail, delivered))
        {
            Compose(mail, bag);
        }

        Line(mail, "MIME-Version: 1.0");
    }

    /// <summary>Copies fields with their folded lines; whether there were any.</summary>
    private static bool Copy(IBufferWriter<byte> mail, string delivered)
    {
        var keeps = false;
        var copied = false;
        foreach (var range in delivered.AsSpan().Split('\n'))
        {
            var line = delivered.AsSpan(range).TrimEnd('\r');
            if (line is not [' ' or '\t', ..])
            {
                keeps = IsField(line) && !line.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase);
            }

            if (keeps)
            {
                Line(mail, line);
                copied = true;
            }
        }

        return copied;
    }

    private static bool IsField(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon > 0 && line[..colon].IndexOfAnyExceptInRange('!', '~') < 0;
    }

    private static void Compose(IBufferWriter<byte> mail, PropertyBag bag)
    {
        var name = First(bag, OutlookProperty.RepresentingName, OutlookProperty.SenderName);
        var address = First(bag, OutlookProperty.RepresentingSmtpAddress, OutlookProperty.SenderSmtpAddress, OutlookProperty.RepresentingAddress, OutlookProperty.SenderAddress);
        // Inside an organisation Exchange keeps a directory name ("/O=…/CN=…"), which is no address.
        address = address.Contains('@', StringComparison.Ordinal) ? new string([.. address.Where(c => c is > ' ' and not ('<' or '>'))]) : "";
        if (name.Length > 0 || address.Length > 0)
        {
            Line(mail, $"From: {Encoded(name)}{(address.Length > 0 ? $" <{address}>" : "")}");
        }

        Line(mail, "Subject: " + Encoded(bag.Text(OutlookProperty.Subject, MostShort)));
        if ((bag.Time(OutlookProperty.ClientSubmitTime) ?? bag.Time(OutlookProperty.DeliveryTime)) is { } sent)
        {
            Line(mail, "Date: " + sent.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        }
    }

    private static string First(PropertyBag bag, params ReadOnlySpan<int> properties)
    {
        foreach (var property in properties)
        {
            if (bag.Text(property, MostShort).Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>An encoded word (RFC 2047), so that nothing in it can be taken for another field.</summary>
    private static string Encoded(string text) => text.Length == 0 ? "" : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    /// <summary>Writes one line and its end.</summary>
    public static void Line(IBufferWriter<byte> mail, ReadOnlySpan<char> line)
    {
        Encoding.UTF8.GetBytes(line, mail);
        mail.Write("\r\n"u8);
    }
}
