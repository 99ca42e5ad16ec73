using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What came of reading a screenshot.</summary>
internal abstract record PictureText
{
    private PictureText()
    {
    }

    /// <summary>There is text in it.</summary>
    internal sealed record Read(string Text) : PictureText;

    /// <summary>There is none, or the picture could not be fetched or read.</summary>
    internal sealed record Nothing : PictureText;

    /// <summary>Its turn did not come in time.</summary>
    internal sealed record NoTurn : PictureText;
}

/// <summary>
/// Reads the text of a screenshot with tesseract. In a process of its own, since pictures from strangers reach
/// decoders written in C; few at a time, each fetched only when its turn has come, with time limits for both. When the program stops, none gets
/// its turn any more, and those being read end with it.
/// </summary>
internal sealed partial class PictureReader(TimeProvider time, Drain drain) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Queueing = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>Waits for its turn, fetches the picture and reads it.</summary>
    /// <param name="program">The program: <c>tesseract</c>.</param>
    /// <param name="fetch">Gets the bytes of a PNG or JPEG, or null when it is too large.</param>
    internal async Task<PictureText> ReadAsync(string program, Func<CancellationToken, Task<byte[]?>> fetch)
    {
        if (!await TakePlaceAsync())
        {
            return new PictureText.NoTurn();
        }

        try
        {
            using var deadline = new CancellationTokenSource(Reading, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, drain.Over);
            var text = await fetch(either.Token) is { } picture ? await RunAsync(program, picture, either.Token) : null;
            return string.IsNullOrWhiteSpace(text) ? new PictureText.Nothing() : new PictureText.Read(text);
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException or System.ComponentModel.Win32Exception)
        {
            // Whoever sent a picture that LINE does not hand out is told so, not left waiting.
            return new PictureText.Nothing();
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<bool> TakePlaceAsync()
    {
        using var deadline = new CancellationTokenSource(Queueing, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, drain.Stopping);
        try
        {
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<string?> RunAsync(string program, byte[] picture, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList = { "stdin", "stdout", "-l", "jpn+eng", "--psm", "6" },
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.BaseStream.WriteAsync(picture, cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            await error;
            return process.ExitCode == 0 ? JapaneseSpace().Replace(await output, "") : null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>The spaces that tesseract puts between Japanese letters.</summary>
    [GeneratedRegex(@"(?<=[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}。、「」]) (?=[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}。、「」])", RegexOptions.CultureInvariant)]
    private static partial Regex JapaneseSpace();
}
