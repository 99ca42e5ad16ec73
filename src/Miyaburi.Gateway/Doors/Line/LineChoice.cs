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

    /// <summary>The person did something that is asked for less often.</summary>
    internal sealed record Rarer : LineChoice;

    private const string RarerData = "rarer";

    private static readonly Bilingual RarerLabel = new("ほかのことをした", "Something else");

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

    /// <summary>What is offered behind "something else": a message takes 13 buttons (LINE Messaging API, quick replies).</summary>
    internal static ImmutableArray<(Exposure What, Bilingual Label)> RarerExposures { get; } =
    [
        (Exposure.PaidByApp, new("スマホ決済で払った", "Paid by phone app")),
        (Exposure.ReusedPassword, new("同じパスワードを使い回し", "Reused password")),
        (Exposure.RemoteAccess, new("遠隔操作をさせた", "Gave remote control")),
        (Exposure.SharedIdentity, new("免許証などの写真を送った", "Sent ID photos")),
        (Exposure.TypedSecurities, new("証券口座の情報を入れた", "Typed broker login")),
        (Exposure.TypedEmail, new("メールアドレスを入れた", "Typed my e-mail")),
        (Exposure.InstalledProfile, new("構成プロファイルを入れた", "Installed a profile")),
        (Exposure.SharedWallet, new("暗号資産の鍵を教えた", "Told wallet keys")),
    ];

    /// <summary>Reads <c>did=typedCard</c>, <c>part=1</c>, <c>more</c> or <c>rarer</c>; null for anything else.</summary>
    internal static LineChoice? Parse(string data)
    {
        switch (data)
        {
            case "more":
                return new More();
            case RarerData:
                return new Rarer();
        }

        var equals = data.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? ("", "") : (data[..equals], data[(equals + 1)..]);
        return name switch
        {
            "did" when All.FirstOrDefault(e => Word(e.What) == value) is { Label: not null } known => new Did(known.What),
            "part" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new Part(index),
            _ => null,
        };
    }

    /// <summary>The common choices that were not made yet, and the way to the rarer ones. Who did something does not say that he did nothing.</summary>
    internal static ImmutableArray<(string Label, string Data)> Offer(ImmutableHashSet<Exposure> done, Language language)
    {
        var nothing = done.IsEmpty ? done : done.Add(Exposure.Received);
        var rarer = OfferRarer(done, language);
        return [.. Buttons(Exposures, nothing, language), .. rarer.IsEmpty ? [] : new[] { (RarerLabel.In(language), RarerData) }];
    }

    /// <summary>The rarer choices that were not made yet.</summary>
    internal static ImmutableArray<(string Label, string Data)> OfferRarer(ImmutableHashSet<Exposure> done, Language language) => [.. Buttons(RarerExposures, done, language)];

    private static IEnumerable<(Exposure What, Bilingual Label)> All => Exposures.Concat(RarerExposures);

    private static IEnumerable<(string Label, string Data)> Buttons(ImmutableArray<(Exposure What, Bilingual Label)> choices, ImmutableHashSet<Exposure> done, Language language) =>
        choices.Where(e => !done.Contains(e.What)).Select(e => (e.Label.In(language), $"did={Word(e.What)}"));

    private static string Word(Exposure exposure)
    {
        var name = exposure.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
