using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>Messages written for this project. Synthetic: they help the fit and are never counted in a headline figure.</summary>
internal static class Written
{
    /// <summary>Both kinds of every language: with only one of them the fit would learn the language, not the wording.</summary>
    private static readonly (string Name, Truth Truth)[] WorldFiles =
    [
        ("phish-en.txt", Truth.Scam),
        ("genuine-en.txt", Truth.Genuine),
        ("phish-de.txt", Truth.Scam),
        ("genuine-de.txt", Truth.Genuine),
        ("phish-pt.txt", Truth.Scam),
        ("genuine-pt.txt", Truth.Genuine),
        ("phish-fr.txt", Truth.Scam),
        ("genuine-fr.txt", Truth.Genuine),
        ("phish-es.txt", Truth.Scam),
        ("genuine-es.txt", Truth.Genuine),
        ("phish-nl.txt", Truth.Scam),
        ("genuine-nl.txt", Truth.Genuine),
        ("phish-it.txt", Truth.Scam),
        ("genuine-it.txt", Truth.Genuine),
    ];

    internal static IEnumerable<Sample> Genuine() =>
        Of("genuine-ja.txt", Population.WrittenGenuine, Truth.Genuine).Concat(Sent("sent-genuine-ja.txt", Population.WrittenGenuine, Truth.Genuine).Select(Pasted));

    /// <summary>
    /// Every third of them as a bad copy or screen reader leaves it: blanks inside words, invisible characters, look-alike kanji.
    /// They teach the fit what such marks are worth alone; fitted only.
    /// </summary>
    internal static IEnumerable<Sample> GenuineBadlyCopied() => Genuine().Where((_, i) => i % 3 == 0).Select((s, i) => s with
    {
        Population = Population.WrittenCopied,
        Id = s.Id + "-copied",
        Text = (i % 3) switch
        {
            0 => string.Join('\u200B', s.Text!.ToCharArray()),
            1 => string.Join(' ', s.Text!.ToCharArray()),
            _ => s.Text!.Replace('カ', '力').Replace('ロ', '口').Replace('ニ', '二').Replace('エ', '工').Replace('ト', '卜'),
        },
    });

    internal static IEnumerable<Sample> Phish() =>
        Of("phish-ja.txt", Population.WrittenPhish, Truth.Scam).Concat(Sent("sent-phish-ja.txt", Population.WrittenPhish, Truth.Scam).Select(Pasted));

    /// <summary>People paste the text of a mail without its sender.</summary>
    private static Sample Pasted(Sample sent) => IsMail(sent) ? sent with { Sender = null } : sent;

    private static bool IsMail(Sample sent) => sent.Sender?.Contains('@', StringComparison.Ordinal) is true;

    /// <summary>Mail and SMS in other languages, fitted only: nothing else that may be fitted shows how scam mail is worded there.</summary>
    internal static IEnumerable<Sample> World() => WorldFiles.SelectMany(f => Of(f.Name, Population.WrittenWorld, f.Truth));

    private static IEnumerable<Sample> Plain() =>
        Of("genuine-ja.txt", Population.WrittenGenuine, Truth.Genuine).Concat(Of("phish-ja.txt", Population.WrittenPhish, Truth.Scam)).Concat(World());

    /// <summary>
    /// Once more as mails with a header that says nothing: a mail is judged on a scale of its own. Those that came with a sender
    /// are left out: among the real scams are many whose links an archive took away, which nothing tells from a company's honest mail
    /// without one, and the fit would learn that a company's address in From is a good sign.
    /// </summary>
    internal static IEnumerable<Sample> AsMails() => Plain().Select(s => s with
    {
        Population = Population.WrittenMail,
        Id = s.Id + "-mail",
        Text = null,
        Kind = MessageKind.Mail,
        Mail = PlainMail(s.Text!),
    });

    /// <summary>A mail with the text's first words as subject, from a domain that nobody knows.</summary>
    private static byte[] PlainMail(string text)
    {
        var subject = text.ReplaceLineEndings(" ");
        var host = Hosts[StableHash.Of(text) % (uint)Hosts.Length];
        return Encoding.UTF8.GetBytes($"From: <info@{host}>\nTo: <reader@example.com>\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject[..Math.Min(40, subject.Length)]))}?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n");
    }

    /// <summary>
    /// Messages with the sender and subject they came with, in lines of a header before the text. A mail stands here
    /// as people paste it (<see cref="Pasted"/>).
    /// </summary>
    private static IEnumerable<Sample> Sent(string file, Population population, Truth truth) =>
        Archive.Written(file).Select((block, i) =>
        {
            var (sender, subject, text) = Headed(block);
            return new Sample
            {
                Population = population,
                Truth = truth,
                Id = $"{file}-{i + 1}",
                Text = text,
                Sender = sender,
                Subject = subject,
                Kind = sender?.Contains('@', StringComparison.Ordinal) is true ? MessageKind.Text : text.Length < 200 ? MessageKind.Sms : MessageKind.Text,
                Campaign = $"{file}-{i + 1}",
            };
        });

    private static (string? Sender, string? Subject, string Text) Headed(string block)
    {
        string? sender = null, subject = null;
        var rest = block;
        while (rest.StartsWith("From: ", StringComparison.Ordinal) || rest.StartsWith("Subject: ", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('\n', StringComparison.Ordinal);
            var value = rest[(rest.IndexOf(' ', StringComparison.Ordinal) + 1)..end];
            (sender, subject) = rest[0] == 'F' ? (value, subject) : (sender, value);
            rest = rest[(end + 1)..];
        }

        return (sender, subject, rest.TrimStart('\n'));
    }

    private static readonly string[] Hosts = ["alderwick-house.com", "norrland-mail.net", "hinode-kaikan.jp", "quietharbour.org", "maplestreet-club.com", "sorano-mori.jp"];

    private static IEnumerable<Sample> Of(string file, Population population, Truth truth) =>
        Archive.Written(file).Select((text, i) => new Sample
        {
            Population = population,
            Truth = truth,
            Id = $"{file}-{i + 1}",
            Text = text,
            Kind = text.Length < 200 ? MessageKind.Sms : MessageKind.Text,
            Campaign = $"{file}-{i + 1}",
        });
}
