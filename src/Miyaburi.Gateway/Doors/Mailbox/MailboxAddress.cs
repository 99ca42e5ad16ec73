using MailKit.Security;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>A mailbox: <c>imaps://user@host:port/INBOX</c>. <c>imap://</c> goes over STARTTLS; only to the own machine it stays plain.</summary>
internal sealed record MailboxAddress(string User, string Host, int Port, SecureSocketOptions Security, string Folder)
{
    private const int Imaps = 993;
    private const int Imap = 143;

    /// <summary>Reads an address; null when it is none.</summary>
    internal static MailboxAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("imaps" or "imap") || uri.UserInfo.Length == 0 || uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        var isSecure = uri.Scheme == "imaps";
        var folder = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        return new MailboxAddress(
            Uri.UnescapeDataString(uri.UserInfo),
            uri.Host,
            uri.Port > 0 ? uri.Port : isSecure ? Imaps : Imap,
            isSecure ? SecureSocketOptions.SslOnConnect : uri.IsLoopback ? SecureSocketOptions.None : SecureSocketOptions.StartTls,
            folder.Length == 0 ? "INBOX" : folder);
    }

    /// <summary>A file of its own for each mailbox, in the user's state folder.</summary>
    internal string DefaultStateFile
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(home, "miyaburi", Uri.EscapeDataString($"{User}@{Host}:{Port}/{Folder}") + ".json");
        }
    }
}
