using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Tests.Links;

/// <summary>Node's URL, asked through tools/urls/read.mjs. It parses text; it opens nothing.</summary>
internal static class NodeUrl
{
    /// <summary>What Node makes of each address, in order. Throws when node is not installed.</summary>
    public static List<JsonElement> Read(IReadOnlyList<string> addresses)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tools", "urls", "read.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var writing = Task.Run(() =>
        {
            foreach (var address in addresses)
            {
                node.StandardInput.Write(JsonSerializer.Serialize(address) + "\n");
            }

            node.StandardInput.Close();
        });
        var read = new List<JsonElement>(addresses.Count);
        while (node.StandardOutput.ReadLine() is { } line)
        {
            read.Add(JsonDocument.Parse(line).RootElement);
        }

        writing.Wait();
        node.WaitForExit();
        return node.ExitCode == 0 && read.Count == addresses.Count
            ? read
            : throw new InvalidOperationException($"node answered {read.Count} of {addresses.Count} addresses, exit code {node.ExitCode}");
    }
}
