using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Recovery;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>The recovery plan in parts that fit a chat: one urgency at a time, the most urgent first and with it what not to do.</summary>
internal static class LinePlan
{
    internal static LineSpeech Part(Plan plan, int index, ImmutableHashSet<Exposure> done, Language language)
    {
        index = Math.Clamp(index, 0, Math.Max(0, plan.Sections.Length - 1));
        var text = new StringBuilder();
        if (plan.Sections.Length > 0)
        {
            Write(text, plan, plan.Sections[index], plan.Sections.Take(index).Sum(s => s.Steps.Length), language);
        }

        if (index == 0)
        {
            WriteDonts(text, plan, language);
        }

        var choices = ImmutableArray.CreateBuilder<(string, string)>();
        if (index + 1 < plan.Sections.Length)
        {
            choices.Add((new Bilingual($"次:{PlanWords.Section(plan.Sections[index + 1].Urgency).Ja}", $"Next: {PlanWords.Section(plan.Sections[index + 1].Urgency).En}").In(language), Data(index + 1)));
        }

        if (index > 0)
        {
            choices.Add((new Bilingual("最初に戻る", "Back to the start").In(language), Data(0)));
        }

        choices.Add((new Bilingual("ほかにもした", "Something else too").In(language), "more"));
        return new LineSpeech(text.ToString().Trim(), [.. choices.Where(c => c.Item1.Length <= LineClient.MostLabel)]);
    }

    private static void Write(StringBuilder text, Plan plan, PlanSection section, int before, Language language)
    {
        text.Append("■ ").Append(PlanWords.Section(section.Urgency).In(language)).Append('\n');
        var number = before;
        foreach (var step in section.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{++number}. {step.Title.In(language)}\n{step.Body.In(language)}\n");
            if (step.Deadline is { } deadline)
            {
                text.Append(PlanWords.Deadline.In(language)).Append(": ").Append(PlanWords.Describe(deadline, language)).Append('\n');
            }

            foreach (var contact in step.Contacts.Select(id => plan.Contacts.First(c => c.Id == id)))
            {
                var phone = contact.Phones.IsEmpty ? "" : $" {contact.Phones[0].Number}";
                text.Append("→ ").Append(contact.Names.In(language)).Append(phone).Append(PlanWords.Mark(contact.Support, language)).Append('\n');
            }
        }
    }

    private static void WriteDonts(StringBuilder text, Plan plan, Language language)
    {
        text.Append("\n■ ").Append(PlanWords.Donts.In(language)).Append('\n');
        foreach (var dont in plan.Donts)
        {
            text.Append("× ").Append(dont.Text.In(language)).Append('\n');
        }
    }

    private static string Data(int index) => string.Create(CultureInfo.InvariantCulture, $"part={index}");
}
