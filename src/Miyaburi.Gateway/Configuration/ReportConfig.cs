namespace Miyaburi.Gateway.Configuration;

/// <summary>Where scams are reported to; nothing is reported unless the file names a server.</summary>
/// <param name="Server">The server of waves: <c>https://miyaburi.example/</c>.</param>
/// <param name="Key">An API key that the server made (<c>serve keys add</c>).</param>
internal sealed record ReportConfig(Uri Server, string Key)
{
    /// <summary>Reads the section <c>reports</c>.</summary>
    internal static ReportConfig? Read(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var key = DoorReader.Needed(section, "keyFile");
        var server = section.Text("server");
        section.End();
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            section.Error("server", "must be the address of a server of waves: https://…");
            return null;
        }

        return new ReportConfig(url, key);
    }
}
