using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>Ways other than a link by which a message wants to be answered or paid.</summary>
public enum ContactKind
{
    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>The LINE ID of an account, which begins with @.</summary>
    LineId,

    /// <summary>A mail address in the text.</summary>
    Email,

    /// <summary>A bank account to transfer to.</summary>
    BankAccount,

    /// <summary>A cryptocurrency address.</summary>
    Wallet,

    /// <summary>The LINE ID of a person. A kind of its own: no company is reached by one.</summary>
    LinePersonalId,

    /// <summary>Gift cards or their codes that the message asks for.</summary>
    GiftCard,

    /// <summary>An address that adds a LINE account or person without showing the ID; the value is the code behind it.</summary>
    LineInvitation,

    /// <summary>A Telegram account or invitation.</summary>
    Telegram,

    /// <summary>A WhatsApp number or invitation.</summary>
    WhatsApp,
}

/// <summary>What kind of phone number it is, as its first digits tell (総務省 電気通信番号計画).</summary>
public enum PhoneKind
{
    /// <summary>Not a phone number.</summary>
    None,

    /// <summary>0120 or 0800: the called party pays.</summary>
    TollFree,

    /// <summary>0570: navigation dial; the caller pays.</summary>
    Navi,

    /// <summary>050: IP phone, rented easily and anonymously.</summary>
    Ip,

    /// <summary>060, 070, 080, 090: a mobile line.</summary>
    Mobile,

    /// <summary>An area code.</summary>
    Landline,

    /// <summary>+ with a country code other than 81.</summary>
    Foreign,

    /// <summary>0005…: a common short code vetted by the four carriers.</summary>
    ShortCode,

    /// <summary>00 and the digits of a carrier (0077, 0088): a desk reached by way of that carrier's network.</summary>
    Carrier,

    /// <summary>Three digits from 1 (113, 157, 188): a service number, the same everywhere.</summary>
    Service,
}

/// <summary>A contact point found in a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Normalised: digits with leading + for foreign numbers, the bare id, the address; of a demand the words as they stand in the message.</param>
/// <param name="Phone">The kind of phone number.</param>
/// <param name="PartId">The part it stands in.</param>
/// <param name="Range">Its place in the decoded part.</param>
public sealed record ContactPoint(ContactKind Kind, string Value, PhoneKind Phone, string PartId, TextRange Range);
