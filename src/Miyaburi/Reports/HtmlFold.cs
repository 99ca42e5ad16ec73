namespace Miyaburi.Reports;

/// <summary>
/// A part under its heading that is looked up rather than read. It opens without script, by a link into it too; paper shows it
/// unfolded.
/// </summary>
internal static class HtmlFold
{
    /// <summary>A section whose content lies below its heading.</summary>
    /// <param name="name">Its class.</param>
    /// <param name="heading">The heading, which opens and closes it.</param>
    /// <param name="content">What is folded.</param>
    /// <param name="isOpen">Whether it lies open at first.</param>
    internal static Html Section(string name, string heading, Html content, bool isOpen = false)
    {
        var open = isOpen ? Html.Of($" open") : Html.Empty;
        return Html.Of($"<section class=\"{name}\"><details class=\"fold\"{open}><summary><h3>{heading}</h3></summary>{content}</details></section>\n");
    }
}
