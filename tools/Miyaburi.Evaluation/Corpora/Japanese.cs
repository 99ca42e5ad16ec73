using System.Text;
using System.Text.Json;
using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>The Japanese corpora.</summary>
internal static class Japanese
{
    internal static IEnumerable<Sample> Mails()
    {
        var rows = Archive.Rows("mail_ja_2020-2023.jsonl.gz").ToDictionary(r => Text(r, "path"), StringComparer.Ordinal);
        foreach (var (name, bytes) in Archive.Files("mail_ja_2020-2023.tar.gz"))
        {
            if (!rows.TryGetValue(name, out var row))
            {
                continue;
            }

            var label = Text(row, "label");
            var rewritten = row.GetProperty("from_rewritten_by_list").ValueKind is JsonValueKind.True;
            var address = Text(row, "reply_to_or_orig");
            yield return new Sample
            {
                Population = label switch { "phish" => Population.MailJaPhish, "ham" => Population.MailHam, _ => Population.MailJaOther },
                Truth = label switch { "phish" => Truth.Scam, "ham" or "autoreply" => Truth.Genuine, _ => Truth.Neither },
                Id = name,
                Mail = ListTraces.Remove(bytes, rewritten && address.Contains('@', StringComparison.Ordinal) ? DisplayName(Text(row, "from_display")) + "<" + address + ">" : null),
                Year = YearOf(name),
                Brand = Text(row, "brand"),
                Campaign = "mail-" + (Text(row, "campaign") is { Length: > 0 } campaign ? campaign : name),
            };
        }
    }

    internal static IEnumerable<Sample> Messages()
    {
        foreach (var file in new[] { "messages_ja_phish.jsonl.gz", "messages_ja_legit.jsonl.gz" })
        {
            foreach (var row in Archive.Rows(file))
            {
                var body = Text(row, "body");
                var subject = Text(row, "subject");
                if (body.Length + subject.Length == 0)
                {
                    continue;
                }

                var phish = Text(row, "label") == "phish";
                yield return new Sample
                {
                    Population = phish ? Population.MessageJaPhish : Population.MessageJaGenuine,
                    Truth = phish ? Truth.Scam : Truth.Genuine,
                    Id = Text(row, "id"),
                    Text = body.Length == 0 ? subject : body,
                    Subject = body.Length == 0 ? null : subject,
                    Sender = Text(row, "from"),
                    Kind = Text(row, "channel") switch { "sms" => MessageKind.Sms, "email" => MessageKind.Mail, _ => MessageKind.Text },
                    Year = Text(row, "date") is { Length: >= 4 } date && int.TryParse(date.AsSpan(0, 4), out var year) ? year : 0,
                    Brand = Text(row, "brand"),
                    Campaign = Text(row, "id"),
                };
            }
        }
    }

    /// <summary>Scams among the texts read from screenshots; the rest is genuine, cut short or noise.</summary>
    internal static IEnumerable<Sample> Screens()
    {
        foreach (var line in Archive.Lines("sms_ja_spamhunter.tsv.gz").Skip(1))
        {
            var text = line.Split('\t')[1];
            if (ScreenNoise.Is(text))
            {
                continue;
            }

            yield return new Sample
            {
                Population = Population.SmsJaScreens,
                Truth = Truth.Scam,
                Id = "screen-" + StableHash.Of(text).ToString("x8", null),
                Text = text,
                Kind = MessageKind.Sms,
                Year = 2020,
                Campaign = "screen-" + text[..Math.Min(12, text.Length)],
            };
        }
    }

    internal static IEnumerable<Sample> Templates() =>
        Archive.Files("templates_ja_ham.tar.gz").Select(f => new Sample
        {
            Population = Population.TemplateJa,
            Truth = Truth.Genuine,
            Id = f.Name,
            Text = Encoding.UTF8.GetString(f.Bytes),
            Kind = MessageKind.Text,
            Campaign = f.Name.Split('/')[0],
        });

    internal static IEnumerable<Sample> GeneralText(int every)
    {
        foreach (var (name, bytes) in Archive.Files("text_ja.tar.gz"))
        {
            foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (StableHash.Keeps(line, every))
                {
                    yield return new Sample
                    {
                        Population = Population.TextJa,
                        Truth = Truth.Genuine,
                        Id = name + "-" + StableHash.Of(line).ToString("x8", null),
                        Text = line,
                        Kind = MessageKind.Text,
                        Campaign = line,
                    };
                }
            }
        }
    }

    internal static Sample Article() => new()
    {
        Population = Population.Article,
        Truth = Truth.Genuine,
        Id = "article_jcom_2022.txt",
        Text = File.ReadAllText(Archive.PathOf("article_jcom_2022.txt")),
        Kind = MessageKind.Text,
        Campaign = "article",
    };

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static int YearOf(string path) => int.TryParse(path.AsSpan(path.IndexOf('/', StringComparison.Ordinal) + 1, 4), out var year) && year > 2000 ? year : 2021;

    /// <summary>The name in an encoded word, so that the rebuilt field stays ASCII.</summary>
    private static string DisplayName(string from)
    {
        var name = from.Split('<')[0].Trim().Trim('"');
        var via = name.IndexOf(" via ", StringComparison.Ordinal);
        name = via > 0 ? name[..via].Trim() : name;
        return name.Length == 0 ? "" : "=?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)) + "?= ";
    }
}
