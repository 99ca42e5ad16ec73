using System.Collections.Concurrent;
using System.Text;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Keeps the lines a watch writes; a test may do something at the moment one is written.</summary>
internal sealed class Lines(Func<string, Task>? at = null) : TextWriter
{
    private readonly ConcurrentQueue<string> lines = new();

    public override Encoding Encoding => Encoding.UTF8;

    internal string All => string.Join('\n', lines);

    public override async Task WriteLineAsync(string? value)
    {
        lines.Enqueue(value ?? "");
        await (at?.Invoke(value ?? "") ?? Task.CompletedTask);
    }

    internal int Count(string part) => lines.Count(l => l.Contains(part, StringComparison.Ordinal));

    /// <summary>Waits for a line, for a minute at most, and no longer than the watch runs.</summary>
    internal async Task WaitAsync(string part, Task watch)
    {
        for (var i = 0; i < 600 && Count(part) == 0 && !watch.IsCompleted; i++)
        {
            await Task.Delay(100);
        }

        if (watch.IsFaulted)
        {
            await watch;
        }

        Assert.Contains(part, All, StringComparison.Ordinal);
    }
}
