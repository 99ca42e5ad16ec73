using MailKit;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>Rings when a mailbox grows, also while its mail is being looked at: nothing that comes between a look and a wait is missed.</summary>
internal sealed class MailBell : IDisposable
{
    private readonly IMailFolder folder;
    private CancellationTokenSource source = new();

    internal MailBell(IMailFolder folder)
    {
        this.folder = folder;
        folder.CountChanged += Ring;
    }

    /// <summary>Cancelled as soon as the mailbox has changed since the last reset.</summary>
    internal CancellationToken Rang => source.Token;

    /// <summary>What came until now is about to be looked at.</summary>
    internal void Reset()
    {
        source.Dispose();
        source = new CancellationTokenSource();
    }

    public void Dispose()
    {
        folder.CountChanged -= Ring;
        source.Dispose();
    }

    private void Ring(object? sender, EventArgs arguments) => source.Cancel();
}
