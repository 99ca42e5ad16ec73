using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>
/// Reads the text of a screenshot with tesseract. In a process of its own, since pictures from strangers reach
/// decoders written in C; few at a time, with a time limit.
/// </summary>
internal sealed partial class PictureReader(TimeProvider time) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>The text, or null when none could be read.</summary>
    /// <param name="program">The program: <c>tesseract</c>.</param>
    /// <param name="picture">The bytes of a PNG or JPEG.</param>
    internal async Task<string?> ReadAsync(string program, byte[] picture)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        if (!await TakePlaceAsync(deadline.Token))
        {
            return null;
        }

        try
        {
            return await RunAsync(program, picture, deadline.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<bool> TakePlaceAsync(CancellationToken cancellation)
    {
        try
        {
            await places.WaitAsync(cancellation);
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
