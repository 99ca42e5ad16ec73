using System.Text;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What the bot answers to whom. A text is judged and forgotten; only what the plan depends on is remembered for a while.</summary>
internal sealed class LineBot(Judge judge, ConfigHolder configuration, Conversations conversations, LineClient client, LineDelivery delivery, PictureReader pictures, TimeProvider time)
{
    /// <summary>A reply token is good for about a minute; what takes longer than this is pushed.</summary>
    private static readonly TimeSpan ReplyTime = TimeSpan.FromSeconds(15);

    private Language Language => configuration.Current.Language;

    internal async Task AnswerAsync(LineConfig config, LineEvent one)
    {
        switch (one)
        {
            case LineEvent.Text text:
                await delivery.SayAsync(config, one, await JudgeAsync(config, one.Source, text.Body, kind: null));
                break;
            case LineEvent.Picture picture:
                await ReadAsync(config, picture);
                break;
            case LineEvent.Choice choice:
                await delivery.SayAsync(config, one, Choose(config, one.Source, choice.Data));
                break;
            default:
                await delivery.SayAsync(config, one, LineWords.Greeting(Language));
                break;
        }
    }

    /// <summary>Too many pictures wait already.</summary>
    internal Task PutOffAsync(LineConfig config, LineEvent one) => delivery.SayAsync(config, one, LineWords.ManyPictures(Language));

    /// <param name="config">The door.</param>
    /// <param name="source">Whose conversation it is.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">What it is, or null where a forwarded mail, an address or a text is told from its content.</param>
    private async Task<LineSpeech> JudgeAsync(LineConfig config, string source, string text, MessageKind? kind)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return LineWords.Greeting(Language);
        }

        var request = new JudgeRequest { Bytes = Encoding.UTF8.GetBytes(text), Door = LineWebhook.Name, Kind = kind };
        if (await judge.JudgeAsync(request, CancellationToken.None) is not Judgement.Decided { Decision: var decision })
        {
            return LineWords.Undecided(Language);
        }

        var report = decision.Report;
        var isRisky = decision.Level is not Level.NothingFound;
        var seed = PlanRequests.For(report, [], Customer.Unknown, Today);
        conversations.Set(source, new Conversation { Brand = seed.Brand, Lures = seed.Lures }, config.Memory);
        return LineWords.Verdict(decision, isRisky, Language);
    }

    /// <summary>Reading a screenshot can take longer than a reply token lives: then the person is told so, and the answer is pushed.</summary>
    private async Task ReadAsync(LineConfig config, LineEvent.Picture picture)
    {
        if (config.Ocr is null)
        {
            await delivery.SayAsync(config, picture, LineWords.NoPictures(Language));
            return;
        }

        var reading = ReadPictureAsync(config, picture.MessageId);
        if (await Task.WhenAny(reading, Task.Delay(ReplyTime, time)) == reading)
        {
            await delivery.SayAsync(config, picture, await AnswerAsync(config, picture.Source, await reading));
            return;
        }

        // Whether this is heard or not, the answer follows.
        await client.ReplyAsync(config, picture.ReplyToken, LineWords.StillReading(Language));
        var speech = await AnswerAsync(config, picture.Source, await reading);
        await delivery.PushAsync(config, picture.Place, speech);
    }

    private Task<PictureText> ReadPictureAsync(LineConfig config, string messageId) =>
        pictures.ReadAsync(config.Ocr!, cancellation => client.PictureAsync(config, messageId, cancellation));

    private async Task<LineSpeech> AnswerAsync(LineConfig config, string source, PictureText picture) => picture switch
    {
        PictureText.Read read => await JudgeAsync(config, source, read.Text, MessageKind.Text),
        PictureText.NoTurn => LineWords.ManyPictures(Language),
        _ => LineWords.NothingRead(Language),
    };

    private LineSpeech Choose(LineConfig config, string source, string data)
    {
        if (conversations.Find(source) is not { } conversation)
        {
            return LineWords.Forgotten(Language);
        }

        switch (LineChoice.Parse(data))
        {
            case LineChoice.Did did:
                conversation = conversation with { Did = conversation.Did.Add(did.What) };
                conversations.Set(source, conversation, config.Memory);
                return LinePlan.Part(PlanFor(conversation), 0, conversation.Did, Language);
            case LineChoice.Part part:
                return LinePlan.Part(PlanFor(conversation), part.Index, conversation.Did, Language);
            case LineChoice.More:
                return LineWords.WhatElse(conversation.Did, Language);
            case LineChoice.Rarer:
                return LineWords.Rarer(conversation.Did, Language);
            default:
                return LineWords.Greeting(Language);
        }
    }

    private Plan PlanFor(Conversation conversation) => PlanBuilder.Build(RecoveryGuide.Default, new PlanRequest
    {
        Exposures = conversation.Did,
        On = Today,
        Brand = conversation.Brand,
        Lures = conversation.Lures,
    });

    private DateOnly Today => JapanTime.DayOf(time.GetUtcNow());
}
