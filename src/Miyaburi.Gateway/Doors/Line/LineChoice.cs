using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Recovery;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What was tapped; the data of a postback come back from outside and are read as anything else from there.</summary>
internal abstract record LineChoice
{
    private LineChoice()
    {
    }

    /// <summary>The person did this.</summary>
    internal sealed record Did(Exposure What) : LineChoice;

    /// <summary>Show this part of the plan.</summary>
    internal sealed record Part(int Index) : LineChoice;

    /// <summary>The person did more than that.</summary>
    internal sealed record More : LineChoice;

    /// <summary>What can be tapped after a verdict, the commonest first; labels have at most 20 characters.</summary>
    internal static ImmutableArray<(Exposure What, Bilingual Label)> Exposures { get; } =
    [
        (Exposure.Received, new("何もしていない", "Did nothing")),
        (Exposure.Opened, new("開いただけ", "Only opened it")),
        (Exposure.TypedPassword, new("パスワードを入れた", "Typed a password")),
        (Exposure.TypedCard, new("カード番号を入れた", "Typed card number")),
        (Exposure.TypedPersonal, new("名前や住所を入れた", "Typed name/address")),
        (Exposure.TypedCode, new("認証コードを入れた", "Typed a code")),
        (Exposure.TypedBank, new("銀行の情報を入れた", "Typed bank details")),
        (Exposure.SentGiftCard, new("ギフト券の番号を送った", "Sent gift card code")),
        (Exposure.TransferredMoney, new("お金を振り込んだ", "Transferred money")),
        (Exposure.Replied, new("返信・電話をした", "Replied or called")),
        (Exposure.InstalledApp, new("アプリを入れた", "Installed an app")),
        (Exposure.TypedCarrierLogin, new("携帯の暗証番号を入れた", "Typed carrier login")),
    ];

    /// <summary>Reads <c>did=typedCard</c>, <c>part=1</c> or <c>more</c>; null for anything else.</summary>
    internal static LineChoice? Parse(string data)
    {
        if (data == "more")
        {
            return new More();
        }

        var equals = data.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? ("", "") : (data[..equals], data[(equals + 1)..]);
        return name switch
        {
            "did" when Exposures.Any(e => Word(e.What) == value) => new Did(Exposures.First(e => Word(e.What) == value).What),
            "part" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new Part(index),
            _ => null,
        };
    }

    /// <summary>The choices that were not made yet.</summary>
    internal static ImmutableArray<(string Label, string Data)> Offer(ImmutableHashSet<Exposure> done, Language language) =>
        [.. Exposures.Where(e => !done.Contains(e.What)).Select(e => (e.Label.In(language), $"did={Word(e.What)}"))];

    private static string Word(Exposure exposure)
    {
        var name = exposure.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
