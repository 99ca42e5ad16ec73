using System.Globalization;
using System.Text;

namespace Miyaburi.Recovery;

/// <summary>A plan as plain text for a terminal or a printed page.</summary>
public static class PlanText
{
    /// <summary>Renders the plan; lines end in LF.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="language">The language.</param>
    /// <param name="wording">Plain Japanese leaves out reasons and sources.</param>
    /// <param name="width">Columns of the page, at least 40.</param>
    public static string Render(Plan plan, Language language, Wording wording = Wording.Usual, int width = 80)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Writer(plan, language, wording, Math.Max(width, 40)).Write();
    }

    private sealed class Writer(Plan plan, Language language, Wording wording, int width)
    {
        private readonly StringBuilder text = new();
        private readonly Dictionary<string, PlanContact> contacts = plan.Contacts.ToDictionary(c => c.Id, StringComparer.Ordinal);

        private string Bullet => language is Language.En ? "- " : "・";

        private bool Full => wording is Wording.Usual;

        internal string Write()
        {
            Columns.Append(text, "", $"{PlanWords.Title.In(language)} — {PlanWords.Day(plan.Request.On).In(language)}", width);
            var number = 0;
            foreach (var section in plan.Sections)
            {
                Heading(PlanWords.Section(section.Urgency));
                foreach (var step in section.Steps)
                {
                    Step(step, ++number);
                }
            }

            Notices(PlanWords.Donts, plan.Donts, "  × ");
            Notices(PlanWords.Evidence, plan.Evidence, "  □ ");
            Notices(PlanWords.Confirm, plan.Confirm, "  " + Bullet);
            Desks();
            Memo();
            if (Full)
            {
                Sources();
            }

            return text.ToString();
        }

        private void Heading(Bilingual heading)
        {
            text.Append('\n');
            Columns.Append(text, "", "■ " + heading.In(language), width);
        }

        private void Step(PlanStep step, int number)
        {
            Columns.Append(text, string.Create(CultureInfo.InvariantCulture, $"{number,3}. "), step.Title.In(language, wording), width);
            Line(step.Body.In(language, wording) + PlanWords.Mark(step.Support, language));
            if (step.Causes.Length > 1)
            {
                Line($"{PlanWords.Causes.In(language)}: {string.Join(language is Language.En ? "; " : "、", step.Causes.Select(c => c.In(language)))}");
            }

            if (step.Deadline is { } deadline)
            {
                Line($"{PlanWords.Deadline.In(language, wording)}: {PlanWords.Describe(deadline, language, wording)}");
            }

            if (step.Contacts.Length > 0)
            {
                Line($"{PlanWords.Desk.In(language)}: {string.Join(" / ", step.Contacts.Select(Short))}");
            }

            if (Full)
            {
                foreach (var detail in step.Details)
                {
                    Columns.Append(text, "     " + Bullet, PlanWords.Describe(detail, language), width);
                }

                Line($"{PlanWords.Why.In(language)}: {step.Why.In(language)}");
            }
        }

        private string Short(string id)
        {
            var contact = contacts[id];
            var name = contact.Names.In(language);
            return contact.Phones.IsEmpty || name.Contains(contact.Phones[0].Number, StringComparison.Ordinal) ? name : $"{name} {contact.Phones[0].Number}";
        }

        private void Notices(Bilingual heading, IReadOnlyCollection<PlanNotice> notices, string lead)
        {
            if (notices.Count == 0)
            {
                return;
            }

            Heading(heading);
            foreach (var notice in notices)
            {
                Columns.Append(text, lead, notice.Text.In(language, wording) + PlanWords.Mark(notice.Support, language), width);
            }
        }

        private void Desks()
        {
            if (plan.Contacts.IsEmpty)
            {
                return;
            }

            Heading(PlanWords.Desks);
            foreach (var contact in plan.Contacts)
            {
                Columns.Append(text, "  " + Bullet, contact.Names.In(language) + PlanWords.Mark(contact.Support, language), width);
                foreach (var line in PlanWords.Lines(contact, language))
                {
                    Line(line);
                }
            }
        }

        private void Memo()
        {
            Heading(new(PlanWords.Memo.In(language, wording), PlanWords.Memo.En));
            foreach (var line in plan.Memo)
            {
                Columns.Append(text, "  □ ", $"{new GuideText(line.Label.Ja, line.Label.En, line.Easy).In(language, wording)}: {line.Value?.In(language) ?? "____________"}", width);
            }
        }

        private void Sources()
        {
            Heading(PlanWords.Sources);
            foreach (var source in plan.Sources)
            {
                Columns.Append(text, "  " + Bullet, $"{source.Owner} {source.Url}", width);
            }
        }

        private void Line(string line) => Columns.Append(text, "     ", line, width);
    }
}
