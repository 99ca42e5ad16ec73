using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>
/// Brings an answer to whoever asked, although the API may be busy or out of reach for a moment: the reply is tried again
/// while its token lives, then the answer is pushed, again and again under one retry key. Which errors may be tried again,
/// and that a reply knows no such key: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/.
/// </summary>
internal sealed class LineDelivery(LineClient client, TimeProvider time)
{
    /// <summary>A reply token is good for about a minute from the event on, some of which is gone.</summary>
    private static readonly TimeSpan TokenTime = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan[] ReplyPauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];
    private static readonly TimeSpan[] PushPauses = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    /// <summary>Answers an event.</summary>
    /// <exception cref="HttpRequestException">The answer could not be delivered in any way.</exception>
    internal async Task SayAsync(LineConfig config, LineEvent one, LineSpeech speech)
    {
        if (await ReplyAsync(config, one.ReplyToken, speech) is not LineOutcome.Delivered)
        {
            await PushAsync(config, one.Place, speech);
        }
    }

    /// <summary>Says something that no reply token is left for.</summary>
    /// <exception cref="HttpRequestException">It could not be delivered.</exception>
    internal async Task PushAsync(LineConfig config, string to, LineSpeech speech)
    {
        var key = Guid.NewGuid();
        var outcome = LineOutcome.Unclear;
        foreach (var pause in PushPauses)
        {
            await Task.Delay(pause, time);
            outcome = await client.PushAsync(config, to, speech, key);
            if (outcome is LineOutcome.Delivered or LineOutcome.Refused)
            {
                break;
            }
        }

        if (outcome is not LineOutcome.Delivered)
        {
            throw new HttpRequestException($"LINE took neither a reply nor a push ({outcome}).");
        }
    }

    private async Task<LineOutcome> ReplyAsync(LineConfig config, string token, LineSpeech speech)
    {
        var (start, outcome, mayBeUsed) = (time.GetTimestamp(), LineOutcome.Unclear, false);
        foreach (var pause in ReplyPauses.TakeWhile(p => time.GetElapsedTime(start) + p < TokenTime))
        {
            await Task.Delay(pause, time);
            outcome = await client.ReplyAsync(config, token, speech);
            if (outcome is LineOutcome.Delivered)
            {
                break;
            }

            if (outcome is LineOutcome.Refused)
            {
                // The try before was accepted after all, only its answer was lost.
                return mayBeUsed ? LineOutcome.Delivered : LineOutcome.Refused;
            }

            mayBeUsed |= outcome is LineOutcome.Unclear;
        }

        return outcome;
    }
}
