using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Miyaburi.Tests;

namespace Miyaburi.Cli.Tests;

/// <summary>What the program wrote and how it ended.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    internal JsonElement Json => JsonDocument.Parse(Output).RootElement;

    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the real program, as a shell would.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static string Sample(string name) => Repository.Path("samples", "messages", name);

    internal static Ran Run(params string[] args) => RunWith("", args);

    internal static Ran RunWith(string input, params string[] args) => RunWith(Encoding.UTF8.GetBytes(input), args);

    internal static Ran RunWith(byte[] input, params string[] args) => RunProgram(input, "dotnet", [typeof(Failure).Assembly.Location, .. args], Patience);

    /// <summary>The same on a machine that stands elsewhere.</summary>
    internal static Ran RunIn(string timeZone, params string[] args) => RunProgram([], "dotnet", [typeof(Failure).Assembly.Location, .. args], Patience, ("TZ", timeZone));

    /// <summary>The same for a screen of so many columns.</summary>
    internal static Ran RunOn(int columns, params string[] args) =>
        RunProgram([], "dotnet", [typeof(Failure).Assembly.Location, .. args], Patience, ("COLUMNS", columns.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal static Ran RunProgram(byte[] input, string program, string[] args, TimeSpan patience, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Repository.Root,
        };
        Array.ForEach(args, start.ArgumentList.Add);
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("MIYABURI_AUTHSERV_ID");
        Array.ForEach(environment, e => start.Environment[e.Name] = e.Value);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        Assert.True(process.WaitForExit(patience), $"miyaburi {string.Join(' ', args)} did not end.");
        return new Ran(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program stopped reading at its limit.
        }
    }
}
