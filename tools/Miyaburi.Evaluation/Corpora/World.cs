using System.Text;
using System.Text.RegularExpressions;
using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>Mail and SMS in other languages.</summary>
internal static partial class World
{
    internal static IEnumerable<Sample> Ham() =>
        Archive.Files("mail_ham_world.tar.gz").Select(f => new Sample
        {
            Population = f.Name.StartsWith("hard", StringComparison.Ordinal) ? Population.Newsletter : Population.MailHam,
            Truth = Truth.Genuine,
            Id = f.Name,
            Mail = f.Bytes,
            Campaign = f.Name,
        });

    /// <summary>CC BY-NC: evaluated, never fitted. Marks of the anonymiser and of the mailbox provider are removed.</summary>
    internal static IEnumerable<Sample> Phish() =>
        Archive.Files("mail_phish_world.tar.gz").Select(f => new Sample
        {
            Population = Population.MailWorldPhish,
            Truth = Truth.Scam,
            Id = f.Name,
            Mail = WithoutMarks(f.Bytes),
            Campaign = f.Name,
        });

    internal static IEnumerable<Sample> Sms()
    {
        var header = true;
        var number = 0;
        foreach (var row in Csv.Rows(Archive.Text("sms_mendeley_5971.csv.gz")))
        {
            if (header || row.Count < 2)
            {
                header = false;
                continue;
            }

            var population = row[0].Trim().ToUpperInvariant() switch
            {
                "SMISHING" => Population.SmsEnPhish,
                "SPAM" => Population.SmsEnSpam,
                _ => Population.SmsEnHam,
            };
            yield return new Sample
            {
                Population = population,
                Truth = population switch { Population.SmsEnPhish => Truth.Scam, Population.SmsEnSpam => Truth.Neither, _ => Truth.Genuine },
                Id = $"mendeley-{++number}",
                Text = row[1].Trim() is { Length: > 0 } text ? text : "-",
                Kind = MessageKind.Sms,
                Campaign = "",
            };
        }
    }

    internal static IEnumerable<Sample> Tank()
    {
        var rows = Csv.Rows(Archive.Text("sms_smishtank.csv.gz")).ToList();
        var (id, text, sender, category) = (rows[0].IndexOf("messageid"), rows[0].IndexOf("MainText"), rows[0].IndexOf("Sender"), rows[0].IndexOf("Message Categories"));
        foreach (var row in rows.Skip(1))
        {
            if (row.Count <= category || row[text].Length < 12 || row[category] == "Advertisement")
            {
                continue;
            }

            yield return new Sample
            {
                Population = Population.SmsTankPhish,
                Truth = Truth.Scam,
                Id = "tank-" + row[id],
                Text = row[text],
                Sender = row[sender],
                Kind = MessageKind.Sms,
                Campaign = "",
            };
        }
    }

    private static byte[] WithoutMarks(byte[] mail)
    {
        var text = Encoding.Latin1.GetString(mail).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? mail : Encoding.Latin1.GetBytes(ProviderFields().Replace(text[..end] + "\n", "") + text[end..].Replace("phishing@pot", "reader@example.com", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?mi)^(?:X-MS-|X-Microsoft|X-Forefront|X-OriginatorOrg|X-EOP|X-Sender|X-Incoming|X-SID)[^\n]*\n(?:[ \t][^\n]*\n)*")]
    private static partial Regex ProviderFields();
}
