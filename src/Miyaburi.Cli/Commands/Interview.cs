using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Cli.Commands;

/// <summary>Asks what happened, step by step, as a person in a hurry would answer: message, sender, what was done.</summary>
internal sealed class Interview(Screen screen, CheckRequest request)
{
    private const int MostCharacters = 2_000_000;

    /// <summary>Lines of one paste follow each other faster than anybody types.</summary>
    private static readonly TimeSpan Pasting = TimeSpan.FromMilliseconds(250);

    internal int Run()
    {
        var text = AskMessage();
        var options = AskSender(text);
        var outcome = new Judging(request.AuthservId).Judge(text, options);
        if (outcome is Outcome.Unreadable unreadable)
        {
            throw new Failure(unreadable.Why);
        }

        var report = ((Outcome.Judged)outcome).Report;
        Say(new("", ""));
        new Check(screen, request with { Plan = request.Plan with { Did = [] } }).Show(report, null);
        var isFound = report.Verdict.Level is not Level.NothingFound;
        var did = request.Plan.Did.IsEmpty ? AskDone() : request.Plan.Did;
        if (!did.IsEmpty && (isFound || !did.SetEquals([Exposure.Received])))
        {
            var customer = request.Plan.Customer is Customer.Unknown && report.ClaimedBrand is { } brand ? AskCustomer(brand.Names) : request.Plan.Customer;
            var plan = PlanBuilder.Build(RecoveryGuide.Default, PlanRequests.For(report, did, customer, request.Plan.On));
            Say(new("", ""));
            screen.Write(PlanText.Render(plan, screen.Language, Wording.Usual, screen.Width));
        }

        return isFound ? ExitCode.Found : ExitCode.NothingFound;
    }

    private string AskMessage()
    {
        Say(new(
            "届いたメッセージの文章を、ここに貼り付けてください。リンクは開きません。\n終わったら、何も書かずに Enter を2回押してください。",
            "Paste the message here. No link will be opened.\nWhen done, press Enter twice on an empty line."));
        var text = new StringBuilder();
        var empty = 0;
        while (screen.ReadLine() is { } line && text.Length < MostCharacters)
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty >= 2 && text.ToString().AsSpan().IsWhiteSpace())
            {
                empty = 0;
                continue;
            }

            // Mails hold empty lines of their own: what is still coming in belongs to the paste, not to the next question.
            if (empty >= 2 && !screen.HasLineWithin(Pasting))
            {
                break;
            }

            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private ReadOptions AskSender(string text)
    {
        // A whole mail or a bare address names its sender itself, or has none.
        if (request.Reading.Sender is not null || MessageReader.ReadText(text, request.Reading) is not Reading.Read { Message.Kind: MessageKind.Text })
        {
            return request.Reading;
        }

        var kind = request.Reading.Kind ?? AskKind();
        Say(new("差出人に表示されていた名前や番号・アドレスは何ですか(分からなければ Enter)。", "Which name, number or address was shown as the sender? (Enter if not sure)"));
        Prompt();
        var sender = screen.ReadLine()?.Trim();
        return request.Reading with
        {
            Kind = kind,
            Sender = string.IsNullOrEmpty(sender) ? null : sender,
        };
    }

    /// <summary>How it came, or null when that is not known; an unpaid notice by SMS is judged otherwise than one by mail.</summary>
    private MessageKind? AskKind() => AskChoice(
        new("どうやって届きましたか。", "How did it come?"),
        [new("SMS(ショートメッセージ)", "SMS"), new("メール", "E-mail"), new("その他・分からない", "Other, or not sure")]) switch
    {
        1 => MessageKind.Sms,
        2 => MessageKind.Mail,
        _ => null,
    };

    private ImmutableHashSet<Exposure> AskDone()
    {
        var entries = RecoveryGuide.Default.Exposures;
        Say(new("", ""));
        Say(new("このメッセージに対して、何かしましたか。\nあてはまる番号をコンマで区切って入力してください(何もしていなければ Enter)。", "Did you do anything with this message?\nType the numbers that apply, separated by commas (Enter if nothing)."));
        for (var i = 0; i < entries.Length; i++)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i + 1,2}  {entries[i].Label.In(screen.Language)}"));
        }

        while (true)
        {
            Prompt();
            var line = screen.ReadLine();
            if (string.IsNullOrWhiteSpace(line))
            {
                return [Exposure.Received];
            }

            if (Numbers(line, entries.Length) is { } numbers)
            {
                return [.. numbers.Select(n => entries[n - 1].Id)];
            }

            Say(new($"1から{entries.Length}の番号で答えてください(例: 2,8)。", $"Answer with numbers from 1 to {entries.Length}, such as 2,8."));
        }
    }

    private Customer AskCustomer(Bilingual names) => AskChoice(
        new($"{names.Ja}を契約・利用していますか。", $"Are you a customer of {names.En}?"),
        [new("はい", "Yes"), new("いいえ", "No"), new("分からない", "Not sure")]) switch
    {
        1 => Customer.Yes,
        2 => Customer.No,
        _ => Customer.Unknown,
    };

    /// <summary>The number of the choice; the last one when nothing is answered. Any other answer is asked for again.</summary>
    private int AskChoice(Bilingual question, ImmutableArray<Bilingual> choices)
    {
        Say(question);
        for (var i = 0; i < choices.Length; i++)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {choices[i].In(screen.Language)}"));
        }

        while (true)
        {
            Prompt();
            var line = screen.ReadLine();
            if (string.IsNullOrWhiteSpace(line))
            {
                return choices.Length;
            }

            if (Numbers(line, choices.Length) is [var number])
            {
                return number;
            }

            Say(new($"1から{choices.Length}の番号を1つ入力してください(分からなければ Enter)。", $"Answer with one number from 1 to {choices.Length} (Enter if not sure)."));
        }
    }

    /// <summary>The numbers in an answer, full-width digits too; null when there is none or one is out of range.</summary>
    private static List<int>? Numbers(string answer, int most)
    {
        var numbers = new List<int>();
        var number = -1;
        foreach (var c in answer + " ")
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c is >= '\uFF10' and <= '\uFF19' ? c - '\uFF10' : -1;
            if (digit >= 0)
            {
                number = Math.Min((Math.Max(number, 0) * 10) + digit, 1000);
                continue;
            }

            if (number >= 0)
            {
                numbers.Add(number);
            }

            number = -1;
        }

        return numbers.Count > 0 && numbers.TrueForAll(n => n >= 1 && n <= most) ? numbers : null;
    }

    private void Say(Bilingual text) => screen.WriteLine(text.In(screen.Language));

    private void Prompt() => screen.Write("> ");
}
