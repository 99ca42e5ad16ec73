using System.Text;

namespace Miyaburi.Recovery;

/// <summary>A plan as Markdown (CommonMark with task lists), to be saved, printed and ticked off.</summary>
public static class PlanMarkdown
{
    /// <summary>Renders the plan; lines end in LF.</summary>
    public static string Render(Plan plan, Language language, Wording wording = Wording.Usual)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Writer(plan, language, wording).Write();
    }

    private sealed class Writer(Plan plan, Language language, Wording wording)
    {
        private readonly StringBuilder text = new();
        private readonly Dictionary<string, PlanContact> contacts = plan.Contacts.ToDictionary(c => c.Id, StringComparer.Ordinal);

        internal string Write()
        {
            text.Append("# ").Append(PlanWords.Title.In(language)).Append("\n\n").Append(PlanWords.Day(plan.Request.On).In(language)).Append('\n');
            foreach (var section in plan.Sections)
            {
                Heading(PlanWords.Section(section.Urgency));
                foreach (var step in section.Steps)
                {
                    Step(step);
                }
            }

            List(PlanWords.Deadlines, plan.Deadlines.Select(d => PlanWords.Describe(d, language)), "- ");
            List(PlanWords.Donts, plan.Donts.Select(Notice), "- ");
            List(PlanWords.Evidence, plan.Evidence.Select(Notice), "- [ ] ");
            List(PlanWords.Confirm, plan.Confirm.Select(Notice), "- ");
            Desks();
            List(PlanWords.Memo.Bilingual, plan.Memo.Select(m => $"{m.Label.In(language)}: {m.Value?.In(language)}"), "- ");
            Heading(PlanWords.Sources);
            foreach (var source in plan.Sources)
            {
                text.Append("- ").Append(Escape(source.Title is null ? source.Owner : $"{source.Owner}: {source.Title}")).Append(" <").Append(source.Url).Append("> (")
                    .Append(PlanWords.Seen.In(language)).Append(' ').Append(PlanWords.Iso(source.Checked)).Append(")\n");
            }

            return text.ToString();
        }

        private void Step(PlanStep step)
        {
            text.Append("- [ ] **").Append(Escape(step.Title.In(language, wording))).Append("**").Append(PlanWords.Mark(step.Support, language)).Append('\n');
            Paragraph(step.Body.In(language, wording));
            if (step.Causes.Length > 1)
            {
                Item(PlanWords.Causes, string.Join(language is Language.En ? "; " : "、", step.Causes.Select(c => c.In(language))));
            }

            if (step.Deadline is { } deadline)
            {
                Item(PlanWords.Deadline.Bilingual, PlanWords.Describe(deadline, language));
            }

            if (step.Contacts.Length > 0)
            {
                Item(PlanWords.Desk, string.Join(" / ", step.Contacts.Select(c => contacts[c].Names.In(language))));
            }

            foreach (var detail in step.Details)
            {
                text.Append("  - ").Append(Escape(detail.Text.In(language))).Append(detail.Url is null ? "" : $" <{detail.Url}>").Append(PlanWords.Mark(detail.Support, language)).Append('\n');
            }

            Item(PlanWords.Why, step.Why.In(language));
            if (step.Evidence)
            {
                text.Append("  - ").Append(PlanWords.KeepThis.In(language)).Append('\n');
            }
        }

        private string Notice(PlanNotice notice) =>
            $"{notice.Text.In(language, wording)}{PlanWords.Mark(notice.Support, language)} — {notice.Why.In(language)}";

        private void Desks()
        {
            if (plan.Contacts.IsEmpty)
            {
                return;
            }

            Heading(PlanWords.Desks);
            foreach (var contact in plan.Contacts)
            {
                text.Append("- **").Append(Escape(contact.Names.In(language))).Append("**").Append(PlanWords.Mark(contact.Support, language)).Append('\n');
                foreach (var line in PlanWords.Lines(contact, language))
                {
                    text.Append("  - ").Append(line.StartsWith("http", StringComparison.Ordinal) ? $"<{line}>" : Escape(line)).Append('\n');
                }
            }
        }

        private void Heading(Bilingual heading) => text.Append("\n## ").Append(heading.In(language)).Append("\n\n");

        private void List(Bilingual heading, IEnumerable<string> items, string lead)
        {
            var any = false;
            foreach (var item in items)
            {
                if (!any)
                {
                    Heading(heading);
                    any = true;
                }

                text.Append(lead).Append(Escape(item)).Append('\n');
            }
        }

        private void Paragraph(string body) => text.Append("  ").Append(Escape(body)).Append('\n');

        private void Item(Bilingual label, string value) =>
            text.Append("  - ").Append(label.In(language)).Append(": ").Append(Escape(value)).Append('\n');

        /// <summary>Keeps names such as "P_ONE*" from turning into markup.</summary>
        private static string Escape(string value)
        {
            var escaped = new StringBuilder(value.Length + 8);
            foreach (var c in value)
            {
                if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|')
                {
                    escaped.Append('\\');
                }

                escaped.Append(c);
            }

            return escaped.ToString();
        }
    }
}
