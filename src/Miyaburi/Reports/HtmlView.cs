using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>How pages are to be worded, and where their links lead.</summary>
/// <param name="Language">The language; pages in English live below <c>/en</c>.</param>
/// <param name="Wording">Plain Japanese for plans.</param>
/// <param name="Customer">Whether the reader has a contract with the claimed brand.</param>
public sealed record HtmlView(Language Language, Wording Wording = Wording.Usual, Customer Customer = Customer.Unknown)
{
    /// <summary>The address of a page in this language.</summary>
    /// <param name="page">Its address in Japanese, beginning with a slash.</param>
    public string Path(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (Language, page) switch
        {
            (Language.En, "/") => "/en/",
            (Language.En, _) => "/en" + page,
            _ => page,
        };
    }

    internal string Of(Bilingual text) => text.In(Language);

    internal string Of(GuideText text) => text.In(Language, Wording);

    internal string Of(string ja, string en) => Language is Language.En ? en : ja;

    internal string Of(string ja, string en, string easy) => (Language, Wording) switch
    {
        (Language.En, _) => en,
        (_, Wording.Easy) => easy,
        _ => ja,
    };
}
