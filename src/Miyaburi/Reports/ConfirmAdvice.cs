using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>How to find out without using anything in the message. Every report has some, whatever its level.</summary>
public static class ConfirmAdvice
{
    private static readonly ConfirmDocument NeverFromMessage = new(
        Audience.Anyone,
        new(
            "メッセージに書かれたリンク・電話番号・返信は、確認のためでも使わないでください。検索の広告からも開かないでください。",
            "Do not use the message's own links or phone numbers, and do not reply, not even to check. Do not use search adverts either."));

    private static readonly ConfirmDocument KnownWay = new(
        Audience.Anyone,
        new(
            "心当たりのある会社なら、公式アプリ、自分で保存したブックマーク、紙の請求書やカード裏面の番号から確かめてください。",
            "If you do deal with the company, check in its official app, from your own bookmark, a paper bill, or the number on the back of your card."));

    private static readonly ConfirmDocument AskSomebody = new(
        Audience.Anyone,
        new(
            "迷ったら、消費者ホットライン188か、警察相談専用電話#9110に相談できます。",
            "If unsure, you can ask the consumer hotline 188 or the police advice line #9110 (in Japan)."));

    private static readonly ImmutableArray<string> Bills = ["unpaidBill", "serviceStop", "subscription", "purchase"];

    /// <summary>The advice for a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="customer">Whether the reader has a contract with the claimed brand.</param>
    public static ImmutableArray<ConfirmDocument> For(Report report, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.ClaimedBrand is not { } brand)
        {
            return [NeverFromMessage, KnownWay, AskSomebody];
        }

        var advice = ImmutableArray.CreateBuilder<ConfirmDocument>();
        advice.Add(NeverFromMessage);
        if (customer is not Customer.No)
        {
            advice.AddRange(brand.Reach.Select(r => new ConfirmDocument(Audience.Customer, r.Text, r.Url)));
        }

        if (customer is not Customer.Yes)
        {
            advice.Add(NonCustomer(brand, report.Verdict.Lures.Any(Bills.Contains)));
        }

        advice.Add(AskSomebody);
        return advice.ToImmutable();
    }

    private static ConfirmDocument NonCustomer(Brand brand, bool isBill) => new(
        Audience.NonCustomer,
        isBill
            ? new(
                $"{brand.Names.Ja}を契約していなければ、支払うものはありません。何もしないでください。消すなら、画面を写真に残してからにしてください。",
                $"Without a contract with {brand.Names.En} there is nothing to pay. Do nothing; before you delete it, keep a picture of the screen.")
            : new(
                $"{brand.Names.Ja}を利用していなければ、あなたに関係する手続きはありません。何もしないでください。消すなら、画面を写真に残してからにしてください。",
                $"If you do not use {brand.Names.En}, there is nothing for you to do. Before you delete it, keep a picture of the screen."));
}
