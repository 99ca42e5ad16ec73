using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Kinds of phone numbers as signals group them.</summary>
internal static class PhoneKinds
{
    /// <summary>Every number a person could call.</summary>
    internal static ReadOnlySpan<PhoneKind> All => [PhoneKind.TollFree, PhoneKind.Navi, PhoneKind.Ip, PhoneKind.Mobile, PhoneKind.Landline, PhoneKind.Foreign];

    /// <summary>Numbers that anybody can have without being known: mobile, IP and foreign ones.</summary>
    internal static ReadOnlySpan<PhoneKind> Personal => [PhoneKind.Ip, PhoneKind.Mobile, PhoneKind.Foreign];
}
