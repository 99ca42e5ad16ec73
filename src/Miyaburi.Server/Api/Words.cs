using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Brands;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;

namespace Miyaburi.Server.Api;

/// <summary>Reads the words of requests, in forms and in JSON alike. What is not given or empty is null; what is wrong is refused.</summary>
internal static class Words
{
    private static readonly string[] DayForms = ["yyyy-MM-dd"];

    internal static MessageKind? Kind(string? word) => Member<MessageKind>("kind", word);

    internal static Customer Customer(string? word) => Member<Customer>("customer", word) ?? Recovery.Customer.Unknown;

    internal static WaveState? State(string? word) => Member<WaveState>("state", word);

    /// <summary>The id of a lure.</summary>
    internal static string? Lure(string? id) => string.IsNullOrEmpty(id)
        ? null
        : LureWords.Of(id).Ja != id ? id : throw new Refused(Cause.UnknownValue.Because(new("lure: 調べた結果にあるIDを使ってください。", "lure: use an id of a report.")));

    internal static Channel Channel(string? word) => Member<Channel>("channel", word) ?? Recovery.Channel.Unknown;

    internal static ImmutableHashSet<Exposure> Did(IEnumerable<string?> words) =>
    [
        .. words.SelectMany(w => (w ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(w => Exposures.Find(w) ?? throw Unknown("did", Exposures.All.Select(Exposures.IdOf))),
    ];

    internal static Brand? Brand(string? id) => string.IsNullOrEmpty(id)
        ? null
        : EngineData.Embedded.Brands.Find(id) ?? throw new Refused(Cause.UnknownValue.Because(new("brand: /v1/brands にあるIDを使ってください。", "brand: use an id of /v1/brands.")));

    internal static DateOnly? Day(string name, string? text) => string.IsNullOrEmpty(text)
        ? null
        : DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? day
            : throw new Refused(Cause.InvalidDate.Because(Bilingual.Same($"({name})")));

    /// <summary>Lure ids; those that no lure has are passed over, since they only make a plan more exact.</summary>
    internal static ImmutableArray<string> Lures(IEnumerable<string?> words) =>
    [
        .. words.SelectMany(w => (w ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(w => LureWords.Of(w).Ja != w)
            .Distinct(StringComparer.Ordinal),
    ];

    internal static DateTimeOffset? Time(string name, string? text) => string.IsNullOrEmpty(text)
        ? null
        : JapanTime.TryRead(text, out var time)
            ? time
            : throw new Refused(Cause.InvalidDate.Because(Bilingual.Same($"({name})")));

    /// <summary>One word of a closed list.</summary>
    internal static string OneOf(string name, string? word, params string[] words) =>
        words.FirstOrDefault(w => w == word) ?? throw Unknown(name, words);

    private static T? Member<T>(string name, string? word)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(word))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNames.Camel(value) == word)
            {
                return value;
            }
        }

        throw Unknown(name, Enum.GetValues<T>().Select(JsonNames.Camel));
    }

    private static Refused Unknown(string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new(Cause.UnknownValue.Because(new($"{name} に使えるのは: {list}", $"{name} may be: {list}")));
    }
}
