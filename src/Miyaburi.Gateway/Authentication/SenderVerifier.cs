using System.Collections.Concurrent;
using System.Text;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;
using Miyaburi.Links;
using Miyaburi.Messages;
using MimeKit;

namespace Miyaburi.Gateway.Authentication;

/// <summary>
/// Finds out about the sender by DNS, when the configuration says so, and tells the engine as a mail server would: by
/// an Authentication-Results field on top of the bytes that the engine reads. The mail itself is not changed.
/// </summary>
internal sealed class SenderVerifier(TimeProvider time)
{
    /// <summary>The name under which own results are told where no authserv-id is configured; nobody outside can guess it.</summary>
    private readonly string ownId = $"miyaburi-{Guid.NewGuid():N}.invalid";
    private readonly ConcurrentDictionary<(string Resolver, TimeSpan Budget), Dns> resolvers = new();

    internal async ValueTask<VerifiedMessage> VerifyAsync(AuthenticationConfig config, JudgeRequest request, CancellationToken cancellation)
    {
        if (!config.Verify || request.Kind is not MessageKind.Mail)
        {
            return new VerifiedMessage(request.Bytes, config.AuthservId);
        }

        var id = config.AuthservId ?? ownId;
        var dns = resolvers.GetOrAdd(($"{config.Resolver}", config.Budget), _ => Dns.For(config.Resolver, config.Budget));
        using var deadline = new CancellationTokenSource(config.Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var outcomes = await OutcomesAsync(config, dns, request, either.Token);
        return outcomes.Count == 0
            ? new VerifiedMessage(request.Bytes, config.AuthservId)
            : new VerifiedMessage(OnTop($"Authentication-Results: {id}; {string.Join("; ", outcomes)}\r\n", request.Bytes), id, string.Join(", ", outcomes.Select(o => o.Nameless)));
    }

    private static async Task<List<MethodOutcome>> OutcomesAsync(AuthenticationConfig config, Dns dns, JudgeRequest request, CancellationToken cancellation)
    {
        try
        {
            using var mail = await SignedMail.ReadAsync(request.Bytes, cancellation);
            var outcomes = await DkimCheck.VerifyAsync(mail, dns, cancellation);
            if (request.Envelope is { Client: { } client, MailFrom: { } mailFrom })
            {
                outcomes.Add(await SpfCheck.EvaluateAsync(dns, client, mailFrom, request.Envelope.Helo, cancellation));
            }

            // Which of several authors would be authenticated is not defined.
            if (mail.From.Mailboxes.ToList() is [{ Domain.Length: > 0 } author])
            {
                var fromDomain = DomainText.Clean(HostReader.Read(author.Domain).Ascii);
                outcomes.Insert(0, await DmarcCheck.EvaluateAsync(fromDomain, outcomes, dns, cancellation));
                return Vouched(config, mail, fromDomain, outcomes);
            }

            return outcomes;
        }
        catch (Exception error) when (error is OperationCanceledException or FormatException)
        {
            // Out of time, or no mail: nothing was found out.
            return [];
        }
    }

    /// <summary>Forwarding breaks SPF and often DKIM: where a trusted forwarder saw the mail pass, a failure here says nothing, and neither is it a pass.</summary>
    private static List<MethodOutcome> Vouched(AuthenticationConfig config, MimeMessage mail, string fromDomain, List<MethodOutcome> outcomes)
    {
        var isVouched = outcomes[0].Result == "fail" && outcomes.Exists(o => o is { Method: "arc", IsPass: true }) && ArcVoucher.VouchesFor(mail, fromDomain, config.TrustedSealers);
        return isVouched ? outcomes.FindAll(o => o.IsPass) : outcomes;
    }

    private static byte[] OnTop(string field, ReadOnlyMemory<byte> bytes)
    {
        var whole = new byte[field.Length + bytes.Length];
        Encoding.ASCII.GetBytes(field, whole);
        bytes.CopyTo(whole.AsMemory(field.Length));
        return whole;
    }
}
