namespace Miyaburi.Messages.Outlook;

/// <summary>Numbers of the properties that are read ([MS-OXPROPS]).</summary>
internal static class OutlookProperty
{
    public const int Subject = 0x0037, ClientSubmitTime = 0x0039, RepresentingName = 0x0042, RepresentingAddress = 0x0065, TransportHeaders = 0x007D,
        SenderName = 0x0C1A, SenderAddress = 0x0C1F, DisplayTo = 0x0E04, DeliveryTime = 0x0E06, Body = 0x1000, Rtf = 0x1009, Html = 0x1013,
        AttachData = 0x3701, AttachFileName = 0x3704, AttachLongFileName = 0x3707, AttachMimeTag = 0x370E, InternetCodePage = 0x3FDE, MessageCodePage = 0x3FFD,
        SenderSmtpAddress = 0x5D01, RepresentingSmtpAddress = 0x5D02;
}
