namespace Miyaburi.Recovery;

/// <summary>
/// What was done with a message, or given away. The identifiers on the command line and in JSON are the member
/// names in lower camel case; they are stable and append-only.
/// </summary>
public enum Exposure
{
    /// <summary>The message came; nothing was opened.</summary>
    Received,

    /// <summary>The link or attachment was opened; nothing was typed or installed.</summary>
    Opened,

    /// <summary>Answered by text, called back, or talked on the phone.</summary>
    Replied,

    /// <summary>Name, address, phone number or birthday was typed or told.</summary>
    TypedPersonal,

    /// <summary>An e-mail address was typed.</summary>
    TypedEmail,

    /// <summary>An ID and its password were typed.</summary>
    TypedPassword,

    /// <summary>The password that was typed is used for other services too.</summary>
    ReusedPassword,

    /// <summary>The mobile carrier's ID, password or four-digit network PIN was typed.</summary>
    TypedCarrierLogin,

    /// <summary>A one-time code (SMS, e-mail, app) was typed or told.</summary>
    TypedCode,

    /// <summary>A credit or debit card's data was typed or told.</summary>
    TypedCard,

    /// <summary>A bank account, net-banking login or cash-card PIN was typed or told.</summary>
    TypedBank,

    /// <summary>The login of a securities account was typed.</summary>
    TypedSecurities,

    /// <summary>Gift-card or prepaid codes were sent or read out.</summary>
    SentGiftCard,

    /// <summary>Money was transferred to a bank account.</summary>
    TransferredMoney,

    /// <summary>Money was sent, or taken, through a payment app such as PayPay.</summary>
    PaidByApp,

    /// <summary>An Android app from the message was installed.</summary>
    InstalledApp,

    /// <summary>An iPhone configuration profile was installed.</summary>
    InstalledProfile,

    /// <summary>A stranger was let into the computer by remote control (fake support).</summary>
    RemoteAccess,

    /// <summary>My Number, photos of identity documents or a selfie were sent.</summary>
    SharedIdentity,

    /// <summary>A wallet's seed phrase or private key was given, or a strange transaction signed.</summary>
    SharedWallet,
}
