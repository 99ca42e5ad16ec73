using System.Text;

namespace Miyaburi.Cli.Terminal;

/// <summary>The program's input and output, always UTF-8, and what is known of the terminal.</summary>
internal sealed class Screen : IDisposable
{
    private const int Narrowest = 40;
    private const int Widest = 100;
    private readonly Stream output = Console.OpenStandardOutput();
    private readonly StreamWriter error = new(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
    private StreamReader? input;
    private Task<string?>? next;

    private Screen(Language language) => Language = language;

    /// <summary>The language of everything shown.</summary>
    internal Language Language { get; }

    /// <summary>Whether a person types the input.</summary>
    internal bool IsInputTerminal { get; } = !Console.IsInputRedirected;

    /// <summary>Whether a person sees the output.</summary>
    internal bool IsTerminal { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether a person sees the errors.</summary>
    internal bool IsErrorTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Whether escape sequences for bold and colour may be written (https://no-color.org).</summary>
    internal bool HasStyle => IsTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null or "");

    /// <summary>Columns to write in.</summary>
    internal int Width { get; } = Math.Clamp(Columns(), Narrowest, Widest);

    /// <summary>The stream behind the output, for bytes.</summary>
    internal Stream Output => output;

    internal static Screen Open(IReadOnlyList<string> args) => new(LanguageChoice.Of(args));

    /// <summary>Writes text to the output.</summary>
    internal void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a line to the output.</summary>
    internal void WriteLine(string text) => Write(text + "\n");

    /// <summary>Writes bytes to the output.</summary>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            output.Write(bytes);
        }
        catch (IOException)
        {
            throw new BrokenPipe();
        }
    }

    /// <summary>Writes an error to the error output.</summary>
    internal void Error(Bilingual text) => error.WriteLine("miyaburi: " + Reports.TerminalText.Safe(text.In(Language)));

    /// <summary>Writes to the error output as it is: progress.</summary>
    internal void Progress(string text) => error.Write(text);

    /// <summary>The next line typed, or null at the end of the input.</summary>
    internal string? ReadLine()
    {
        var line = NextLine().GetAwaiter().GetResult();
        next = null;
        return line;
    }

    /// <summary>Whether another line comes in before this time is over; it stays the next line.</summary>
    internal bool HasLineWithin(TimeSpan time) => NextLine() is var line && line.Wait(time) && line.Result is not null;

    private Task<string?> NextLine() => next ??= Task.Run(() => (input ??= new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false))).ReadLine());

    /// <inheritdoc/>
    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        input?.Dispose();
    }

    private static int Columns()
    {
        const int Usual = 80;
        try
        {
            if (!Console.IsOutputRedirected && Console.WindowWidth > 0)
            {
                return Console.WindowWidth;
            }
        }
        catch (IOException)
        {
            return Usual;
        }

        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : Usual;
    }
}
