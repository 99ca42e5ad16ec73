using System.Text.Json;

namespace Miyaburi.Gateway.Audit;

/// <summary>Finds a decision in the audit log, newest file first.</summary>
internal static class AuditSearch
{
    internal static AuditEntry? Find(string folder, string id)
    {
        foreach (var file in Directory.GetFiles(folder, AuditLog.Pattern).OrderDescending(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            while (reader.ReadLine() is { } line)
            {
                if (line.Contains(id, StringComparison.OrdinalIgnoreCase) && Read(line) is { } entry && entry.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>The last line of a killed process may be cut off.</summary>
    private static AuditEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
