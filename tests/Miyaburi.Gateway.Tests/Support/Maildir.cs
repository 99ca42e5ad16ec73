using System.Text;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>What a mail server delivered.</summary>
internal static class Maildir
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static string[] Files(string folder) =>
        Directory.Exists(Path.Combine(folder, "new")) ? Directory.GetFiles(Path.Combine(folder, "new")) : [];

    /// <summary>Waits for so many mails and reads them, oldest first.</summary>
    internal static async Task<List<string>> WaitAsync(string folder, int count)
    {
        var until = DateTime.UtcNow + Patience;
        while (Files(folder).Length < count)
        {
            Assert.True(DateTime.UtcNow < until, $"{Files(folder).Length} of {count} mails were delivered.");
            await Task.Delay(100);
        }

        return [.. Files(folder).OrderBy(File.GetLastWriteTimeUtc).Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)))];
    }
}
