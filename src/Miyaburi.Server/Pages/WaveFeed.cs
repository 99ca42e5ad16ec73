using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>Waves that began or came back, as an Atom feed: of all, of one company, of one lure.</summary>
internal static class WaveFeed
{
    internal static string Of(ImmutableArray<WaveNews> news, Brand? brand, string? lure, string baseUrl, HtmlView view)
    {
        var say = new Sayer(view);
        var of = string.Join(' ', new[] { brand?.Names.In(view.Language), lure is null ? null : LureWords.Of(lure).In(view.Language) }.OfType<string>());
        var title = say.Of($"見破り: 出回っている詐欺 {of}", $"Miyaburi: scams going round {of}").TrimEnd();
        return AtomFeed.Write(
            new Uri(baseUrl + Address(brand?.Id, lure, view)),
            title,
            [.. news.Select(n => (n.Event, WaveSentences.Event(n, view)))],
            id => new Uri(baseUrl + view.Path("/waves/" + id)));
    }

    /// <summary>The address of a feed.</summary>
    internal static string Address(string? brand, string? lure, HtmlView view)
    {
        var query = string.Join('&', new[] { brand is null ? null : "brand=" + brand, lure is null ? null : "lure=" + lure }.OfType<string>());
        return view.Path("/waves.atom") + (query.Length == 0 ? "" : "?" + query);
    }
}
