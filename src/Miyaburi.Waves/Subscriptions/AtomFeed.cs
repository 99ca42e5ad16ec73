using System.Globalization;
using System.Text;
using System.Xml;

namespace Miyaburi.Waves;

/// <summary>Waves as an Atom feed (RFC 4287): an entry for each that began or returned.</summary>
public static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>RFC 4287 wants an instant even of an empty feed; some readers refuse the year 1.</summary>
    private static readonly DateOnly NothingYet = DateOnly.FromDateTime(DateTime.UnixEpoch);

    /// <summary>Writes the feed.</summary>
    /// <param name="feed">The feed's own address.</param>
    /// <param name="title">Its title.</param>
    /// <param name="entries">What happened with a sentence about it, the latest first.</param>
    /// <param name="page">The address of a wave's page.</param>
    public static string Write(Uri feed, string title, IReadOnlyList<(WaveEvent Event, string Text)> entries, Func<string, Uri> page)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(page);
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, feed.AbsoluteUri);
            xml.WriteElementString("title", Namespace, title);
            xml.WriteElementString("updated", Namespace, Time(entries.Count == 0 ? NothingYet : entries.Max(e => e.Event.Day)));
            WriteLink(xml, feed, "self");
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "Miyaburi");
            xml.WriteEndElement();
            foreach (var (entry, sentence) in entries)
            {
                WriteEntry(xml, entry, sentence, page(entry.Wave));
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteEntry(XmlWriter xml, WaveEvent entry, string sentence, Uri page)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, string.Create(CultureInfo.InvariantCulture, $"{page.AbsoluteUri}#{entry.Day:yyyy-MM-dd}-{entry.Kind}"));
        xml.WriteElementString("title", Namespace, sentence);
        xml.WriteElementString("updated", Namespace, Time(entry.Day));
        WriteLink(xml, page, "alternate");
        xml.WriteElementString("summary", Namespace, sentence);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, Uri target, string relation)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", target.AbsoluteUri);
        xml.WriteEndElement();
    }

    /// <summary>A day in Japan as the instant it begins.</summary>
    private static string Time(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00+09:00";

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
