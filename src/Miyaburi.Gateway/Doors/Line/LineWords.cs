using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Gateway.Judging;
using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What the bot says, but for the plan.</summary>
internal static class LineWords
{
    private const int MostReasons = 4;
    private const int MostAdvice = 2;

    internal static LineSpeech Verdict(Decision decision, bool isRisky, Language language)
    {
        var report = decision.Report;
        var outline = ReportOutline.Of(report, ReportOptions.None, language);
        var reasons = Reasons.Of(report).First(MostReasons);
        var text = new StringBuilder(ReportWords.Headline(decision.Level, decision.Report, reasons).In(language)).Append('\n');
        foreach (var line in new[] { outline.Subline, outline.Wants, outline.Restraint }.Where(l => l.Length > 0))
        {
            text.Append(line).Append('\n');
        }

        var number = 0;
        foreach (var reason in reasons.Main.Take(isRisky ? MostReasons : 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{++number}. {Defanged.Text(reason.Finding.Text.In(language))}");
        }

        if (isRisky)
        {
            text.Append("\n\n").Append(ReportWords.DoNothing.In(language)).Append("\n\n").Append(AskWhatHappened.In(language));
            return new LineSpeech(text.ToString(), LineChoice.Offer([], language));
        }

        foreach (var advice in ConfirmAdvice.For(report, Customer.Unknown).Take(MostAdvice))
        {
            text.Append("\n・").Append(advice.Text.In(language));
        }

        text.Append("\n\n").Append(AskAnyway.In(language));
        return new LineSpeech(text.ToString(), LineChoice.Offer([], language));
    }

    internal static LineSpeech Greeting(Language language) => Say(language,
        "届いたSMSやメールの文章、リンク、画面の写真をここに送ってください。詐欺かどうかと、次にすることをお答えします。リンクは開きません。送られた内容は、答えたあと保存しません。パスワードや暗証番号は送らないでください。",
        "Send the text of the SMS or e-mail here, its link, or a screenshot. I tell you whether it is a scam and what to do next. I open no link, and keep nothing you send after the answer. Never send passwords or PINs.");

    internal static LineSpeech Undecided(Language language) => Say(language,
        "いま調べられませんでした。少し待ってもう一度送ってください。それまではリンクを開かないでください。",
        "It could not be checked just now. Please send it again in a moment, and open no link until then.");

    internal static LineSpeech NoPictures(Language language) => Say(language,
        "画面の写真は読めません。文章をコピーして送ってください。",
        "Pictures cannot be read here. Please copy the text and send it.");

    internal static LineSpeech StillReading(Language language) => Say(language,
        "写真の文字を読んでいます。終わったらお知らせします。それまではリンクを開かないでください。",
        "I am reading the picture and will tell you when it is done. Open no link until then.");

    internal static LineSpeech ManyPictures(Language language) => Say(language,
        "いま写真がたくさん届いていて、読めません。文章をコピーして送るか、数分後に写真をもう一度送ってください。それまではリンクを開かないでください。",
        "Too many pictures are waiting to be read. Please copy the text and send it, or send the picture again in a few minutes. Open no link until then.");

    internal static LineSpeech NothingRead(Language language) => Say(language,
        "写真から文字を読み取れませんでした。文章をコピーして送ってください。",
        "No text could be read from the picture. Please copy the text and send it.");

    internal static LineSpeech Forgotten(Language language) => Say(language,
        "時間がたったため、前の内容は消えています。お手数ですが、メッセージをもう一度送ってください。",
        "What we talked about has expired and was deleted. Please send the message again.");

    internal static LineSpeech WhatElse(ImmutableHashSet<Exposure> done, Language language) =>
        new(new Bilingual("ほかにしたことを選んでください。", "What else happened? Choose it below.").In(language), LineChoice.Offer(done, language));

    internal static LineSpeech Rarer(ImmutableHashSet<Exposure> done, Language language) =>
        new(new Bilingual("したことを選んでください。", "What happened? Choose it below.").In(language), LineChoice.OfferRarer(done, language));

    private static Bilingual AskWhatHappened { get; } = new(
        "このメッセージに、もう何かしましたか。下から選んでください。することを、急ぐ順にお伝えします。",
        "Did you already do something with it? Choose below, and I take you through the steps.");

    private static Bilingual AskAnyway { get; } = new(
        "もう何か入力したり支払ったりしたときは、下から選んでください。",
        "If you already typed or paid something, choose it below.");

    private static LineSpeech Say(Language language, string ja, string en) => new(new Bilingual(ja, en).In(language), []);
}
