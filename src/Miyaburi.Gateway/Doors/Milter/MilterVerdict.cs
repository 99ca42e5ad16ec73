using System.Globalization;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>Translates decisions into what an MTA is to do at the end of a message.</summary>
internal sealed class MilterVerdict(GatewayConfig config, MilterSession session, Negotiation agreed, MilterWriter writer)
{
    private readonly MilterConfig door = config.Doors.Milter!;

    internal void Decided(Decision decision)
    {
        RemoveForged();
        if (decision.Action is MailAction.Reject)
        {
            writer.ReplyCode($"550 5.7.1 Message refused: judged a scam ({decision.Id})");
            return;
        }

        if (agreed.Actions.HasFlag(MilterActions.AddHeaders))
        {
            foreach (var (name, value) in MailHeaders.Of(decision, config.Language))
            {
                writer.AddHeader(name, Spaced(value));
            }
        }

        Mark(decision);
        if (decision.Action is MailAction.Quarantine && agreed.Actions.HasFlag(MilterActions.Quarantine))
        {
            writer.Quarantine(string.Create(CultureInfo.InvariantCulture, $"Miyaburi: score {decision.Score:F1} ({decision.Id})"));
        }

        writer.Write(MilterAnswer.Continue);
    }

    /// <summary>A message too large to judge would be too large later as well: it is never put off.</summary>
    internal void Undecided(UndecidedReason reason)
    {
        RemoveForged();
        if (door.OnFailure is FailureAnswer.TryLater && reason is not (UndecidedReason.TooLarge or UndecidedReason.Unreadable))
        {
            writer.ReplyCode("451 4.7.1 Temporarily unavailable, try again later");
            return;
        }

        writer.Write(MilterAnswer.Accept);
    }

    private void RemoveForged()
    {
        if (!agreed.Actions.HasFlag(MilterActions.ChangeHeaders))
        {
            return;
        }

        foreach (var (name, count) in session.Forged)
        {
            // From the last to the first, so that the others keep their number.
            for (var index = count; index > 0; index--)
            {
                writer.ChangeHeader(name, index, "");
            }
        }
    }

    /// <summary>Changes subject and text, when the administrator accepts that signatures break.</summary>
    private void Mark(Decision decision)
    {
        if (!decision.IsSpam && decision.Action is not MailAction.RewriteSubject)
        {
            return;
        }

        if (agreed.Actions.HasFlag(MilterActions.ChangeHeaders) && (door.SubjectTag ?? Tag(decision)) is { } tag)
        {
            var subject = Spaced(EncodedWords.Of(tag + SubjectTag.Original(decision.Report)));
            if (session.HasSubject)
            {
                writer.ChangeHeader("Subject", 1, subject);
            }
            else
            {
                writer.AddHeader("Subject", subject);
            }
        }

        if (door.Banner && agreed.Actions.HasFlag(MilterActions.ChangeBody | MilterActions.ChangeHeaders) && Banner.Put(session.Message, decision, config.Language) is { } changed)
        {
            foreach (var (name, value) in changed.Headers)
            {
                writer.ChangeHeader(name, 1, Spaced(value));
            }

            writer.ReplaceBody(changed.Body.Span);
        }
    }

    private string? Tag(Decision decision) => decision.Action is MailAction.RewriteSubject ? SubjectTag.Of(decision, config.Language) : null;

    private string Spaced(string value) => agreed.Steps.HasFlag(MilterSteps.LeadingSpace) ? " " + value : value;
}
