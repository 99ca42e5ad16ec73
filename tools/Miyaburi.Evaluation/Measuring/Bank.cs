using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>Every case of the data folder, read once.</summary>
internal sealed class Bank
{
    private const int FramesEvery = 60;
    private const int AloneEvery = 40;
    private const int BenignEvery = 12;
    private const int PopularEvery = 30;
    private const int TextEvery = 20;

    internal Bank() => Cases = [.. Samples().Select(Case.Of).OfType<Case>().Where(c => !IsInAnothersName(c)).Select(BySender)];

    internal List<Case> Cases { get; }

    internal IEnumerable<Case> Of(params Population[] populations) => Cases.Where(c => populations.Contains(c.Sample.Population));

    /// <summary>Addresses that people find in genuine mail, for the host model.</summary>
    internal IEnumerable<(Address Address, Links.Url Url)> LinksInHam() =>
        from c in Of(Population.Newsletter, Population.MailHam)
        where c.Sample.Truth is Truth.Genuine
        from link in c.Facts.Links
        where link.IsFollowable && link.Owners.IsEmpty && link.Host is { Kind: Links.HostKind.Domain }
        select (new Address(link.Link.Raw, 0, "", Population.MailLink) { Campaign = c.Sample.Campaign }, link.Link.Destination);

    /// <summary>A genuine text of a brand, written once more as a mail from a stranger, would be no genuine mail.</summary>
    private static bool IsInAnothersName(Case c) =>
        c.Sample is { Population: Population.WrittenMail, Truth: Truth.Genuine } && c.Facts.Claims.Claimed is not null;

    /// <summary>Newsletters of one sender share their links and layout: they are split by sender.</summary>
    private static Case BySender(Case c) => c.Sample.Population is Population.Newsletter && c.Facts.Sender.Host is { } host
        ? c with { Sample = c.Sample with { Campaign = "from-" + host.Site } }
        : c;

    private static IEnumerable<Sample> Samples()
    {
        var english = Campaigns.Assign([.. World.Sms(), .. World.Tank()], "sms");
        return
        [
            .. Japanese.Mails(), .. Japanese.Messages(), .. Japanese.Screens(), .. Japanese.Templates(), Japanese.Article(),
            .. Japanese.GeneralText(TextEvery), .. Written.Genuine(), .. Written.GenuineBadlyCopied(), .. Written.Phish(), .. Written.World(), .. Written.AsMails(), .. World.Ham(), .. World.Phish(), .. english,
            .. Framed.Phish("frames-scam.txt", FramesEvery), .. Framed.Official("frames-genuine.txt"), .. Framed.Unclear("frames-genuine.txt"),
            .. Addresses.Phish().Where(a => StableHash.Keeps(a.Url, AloneEvery)).Select(Addresses.Alone),
            .. Addresses.Benign().Where(a => StableHash.Keeps(a.Url, BenignEvery)).Select(Addresses.Alone),
            .. Addresses.Popular().Where(a => StableHash.Keeps(a.Url, PopularEvery)).Select(Addresses.Alone),
        ];
    }
}
