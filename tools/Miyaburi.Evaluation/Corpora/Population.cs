namespace Miyaburi.Evaluation.Corpora;

/// <summary>The populations that are counted apart, because their rates differ by orders of magnitude.</summary>
internal enum Population
{
    /// <summary>Japanese phishing mail as delivered, list traces removed.</summary>
    MailJaPhish,

    /// <summary>Japanese scam SMS, mail and LINE texts quoted on warning pages.</summary>
    MessageJaPhish,

    /// <summary>Japanese scam SMS read from screenshots.</summary>
    SmsJaScreens,

    /// <summary>JPCERT addresses inside 「【brand】… URL」 texts.</summary>
    FramedUrlPhish,

    /// <summary>JPCERT addresses alone.</summary>
    UrlPhish,

    /// <summary>English smishing, 2005–2022.</summary>
    SmsEnPhish,

    /// <summary>English smishing of 2022–2023 read from screenshots.</summary>
    SmsTankPhish,

    /// <summary>Phishing mail of many countries. CC BY-NC: evaluated, never fitted.</summary>
    MailWorldPhish,

    /// <summary>Scams written for this project, in other words than any corpus. Synthetic.</summary>
    WrittenPhish,

    /// <summary>Scam and genuine mail in other languages written for this project. Synthetic.</summary>
    WrittenWorld,

    /// <summary>The written ones once more as mails. Synthetic.</summary>
    WrittenMail,

    /// <summary>Genuine Japanese messages quoted on the web.</summary>
    MessageJaGenuine,

    /// <summary>Transactional mail templates in Japanese.</summary>
    TemplateJa,

    /// <summary>Genuine-looking Japanese messages written for this project. Synthetic.</summary>
    WrittenGenuine,

    /// <summary>The same with the marks of a bad copy. Synthetic; fitted only.</summary>
    WrittenCopied,

    /// <summary>【brand】 texts with official links. Synthetic.</summary>
    FramedOfficial,

    /// <summary>【brand】 texts with a shortened or mail service's link; nobody can tell. Synthetic.</summary>
    FramedShared,

    /// <summary>Newsletters.</summary>
    Newsletter,

    /// <summary>Other genuine mail.</summary>
    MailHam,

    /// <summary>English chat and notices by SMS.</summary>
    SmsEnHam,

    /// <summary>English advertising by SMS.</summary>
    SmsEnSpam,

    /// <summary>Advertising and advance-fee mail in Japanese; label unclear.</summary>
    MailJaOther,

    /// <summary>General Japanese text.</summary>
    TextJa,

    /// <summary>Articles that warn of scams.</summary>
    Article,

    /// <summary>Benign addresses with a path.</summary>
    UrlFull,

    /// <summary>Benign addresses of a host alone.</summary>
    UrlHost,

    /// <summary>Addresses inside genuine mail; fitted only.</summary>
    MailLink,

    /// <summary>Popular domains.</summary>
    DomainTop,
}
