namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>What an MTA sends (libmilter/mfdef.h, SMFIC_*).</summary>
internal enum MilterCommand : byte
{
    Abort = (byte)'A',
    Body = (byte)'B',
    Connect = (byte)'C',
    Macro = (byte)'D',
    EndOfBody = (byte)'E',
    Helo = (byte)'H',
    QuitForNew = (byte)'K',
    Header = (byte)'L',
    Mail = (byte)'M',
    EndOfHeader = (byte)'N',
    Negotiate = (byte)'O',
    Quit = (byte)'Q',
    Recipient = (byte)'R',
    Data = (byte)'T',
    Unknown = (byte)'U',
}

/// <summary>What a milter answers (SMFIR_*).</summary>
internal enum MilterAnswer : byte
{
    AddHeader = (byte)'h',
    ChangeHeader = (byte)'m',
    InsertHeader = (byte)'i',
    ReplaceBody = (byte)'b',
    Quarantine = (byte)'q',
    Accept = (byte)'a',
    Continue = (byte)'c',
    Skip = (byte)'s',
    ReplyCode = (byte)'y',
    Negotiate = (byte)'O',
}

/// <summary>What a milter may do to a message (SMFIF_*).</summary>
[Flags]
internal enum MilterActions : uint
{
    None = 0,
    AddHeaders = 0x01,
    ChangeBody = 0x02,
    ChangeHeaders = 0x10,
    Quarantine = 0x20,
}

/// <summary>Steps that an MTA may leave out, and answers that it does not wait for (SMFIP_*).</summary>
[Flags]
internal enum MilterSteps : uint
{
    None = 0,
    NoUnknown = 0x100,
    NoData = 0x200,
    Skip = 0x400,
    NoReplyToHeader = 0x80,
    NoReplyToConnect = 0x1000,
    NoReplyToHelo = 0x2000,
    NoReplyToMail = 0x4000,
    NoReplyToRecipient = 0x8000,
    NoReplyToData = 0x10000,
    NoReplyToUnknown = 0x20000,
    NoReplyToEndOfHeader = 0x40000,
    NoReplyToBody = 0x80000,

    /// <summary>Header values come, and are given, with the white space after the colon.</summary>
    LeadingSpace = 0x100000,
}
