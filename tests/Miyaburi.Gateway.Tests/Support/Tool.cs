using System.Diagnostics;
using System.Text;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>What a program wrote and how it ended.</summary>
internal sealed record Ran(int Code, byte[] Bytes, string Error)
{
    internal string Output => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Runs real programs.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    internal static Task<Ran> RunAsync(string program, params string[] args) => RunWithAsync([], program, args);

    internal static async Task<Ran> RunWithAsync(byte[] input, string program, params string[] args)
    {
        using var process = Process.Start(Start(program, args)) ?? throw new InvalidOperationException(program);
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await FeedAsync(process, input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            await reading;
            return new Ran(process.ExitCode, output.ToArray(), await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    internal static ProcessStartInfo Start(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        Array.ForEach(args, start.ArgumentList.Add);
        start.Environment["LC_ALL"] = "C";
        start.Environment["PATH"] = "/usr/local/sbin:/usr/sbin:/sbin:" + Environment.GetEnvironmentVariable("PATH");
        return start;
    }

    private static async Task FeedAsync(Process process, byte[] input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program stopped reading.
        }
    }
}
