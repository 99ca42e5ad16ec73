using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Miyaburi.Brands;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>Waves that began, parted from another or came back, as an Atom feed: of all, of one company, of one lure.</summary>
internal static class WaveFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes it.</summary>
    /// <param name="news">What it tells.</param>
    /// <param name="told">When each of them was first told.</param>
    /// <param name="brand">The company it is of, or null.</param>
    /// <param name="lure">The lure it is of, or null.</param>
    /// <param name="baseUrl">The site's address.</param>
    /// <param name="view">The language.</param>
    internal static string Of(ImmutableArray<WaveNews> news, IReadOnlyList<DateTimeOffset> told, Brand? brand, string? lure, string baseUrl, HtmlView view)
    {
        var say = new Sayer(view);
        var of = string.Join(' ', new[] { brand?.Names.In(view.Language), lure is null ? null : LureWords.Of(lure).In(view.Language) }.OfType<string>());
        var title = say.Of($"見破り: 出回っている詐欺 {of}", $"Miyaburi: scams going round {of}").TrimEnd();
        var feed = XDocument.Parse(AtomFeed.Write(
            new Uri(baseUrl + Address(brand?.Id, lure, view)),
            title,
            [.. news.Select(n => (n.Event, WaveSentences.Event(n, view)))],
            id => new Uri(baseUrl + view.Path("/waves/" + id))));
        feed.Root!.SetAttributeValue(XNamespace.Xml + "lang", view.Language is Language.En ? "en" : "ja");
        Date(feed.Root, news, told);
        return $"{feed.Declaration}\n{feed}\n";
    }

    /// <summary>The address of a feed.</summary>
    internal static string Address(string? brand, string? lure, HtmlView view)
    {
        var query = string.Join('&', new[] { brand is null ? null : "brand=" + brand, lure is null ? null : "lure=" + lure }.OfType<string>());
        return view.Path("/waves.atom") + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>An entry is of its day, and new since it was told: two of one day, or one of a day long past, move the feed forward.</summary>
    private static void Date(XElement feed, ImmutableArray<WaveNews> news, IReadOnlyList<DateTimeOffset> told)
    {
        foreach (var (entry, i) in feed.Elements(Atom + "entry").Select((entry, i) => (entry, i)))
        {
            entry.Element(Atom + "updated")!.Value = Time(told[i]);
            entry.Element(Atom + "updated")!.AddAfterSelf(new XElement(Atom + "published", Time(JapanTime.BeginOf(news[i].Event.Day))));
        }

        if (told.Count > 0)
        {
            feed.Element(Atom + "updated")!.Value = Time(told.Max());
        }
    }

    private static string Time(DateTimeOffset at) => JapanTime.In(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
