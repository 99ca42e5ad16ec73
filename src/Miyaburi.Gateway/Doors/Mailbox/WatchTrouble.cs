using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>What goes wrong between a watch and its server, in words for the person.</summary>
internal static class WatchTrouble
{
    /// <summary>The words; null for what is a fault of the program.</summary>
    internal static Bilingual? Of(Exception error) => error switch
    {
        WatchFault fault => fault.Text,
        ImapCommandException refused => new($"サーバーが断りました: {Said(refused)}", $"The server refused: {Said(refused)}"),
        IOException or SocketException or ImapProtocolException or ServiceNotConnectedException =>
            new($"サーバーにつながりません: {error.Message}", $"The server cannot be reached: {error.Message}"),
        _ => null,
    };

    /// <summary>Whether another try may help. A refused login counts only after one that worked: a token expires, a wrong password stays wrong.</summary>
    internal static bool MayPass(Exception error, bool hasLoggedIn) =>
        error is WatchFault fault ? fault.MayPass && hasLoggedIn : Of(error) is not null;

    /// <summary>Whether the person has to know of it at once: a lost connection comes back by itself.</summary>
    internal static bool IsWorthTelling(Exception error) => error is WatchFault or ImapCommandException;

    private static string Said(ImapCommandException refused) => TerminalText.Safe(refused.ResponseText ?? refused.Message);
}
