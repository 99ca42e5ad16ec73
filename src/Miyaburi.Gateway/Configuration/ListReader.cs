namespace Miyaburi.Gateway.Configuration;

/// <summary>Reads the lines of allow- and block-lists.</summary>
internal static class ListReader
{
    internal static ListEntry? Read(ConfigSection section, bool isAllow)
    {
        var (sender, domain, brand) = (section.Text("sender"), section.Text("domain"), section.Text("brand"));
        var unproven = isAllow && section.Flag("unproven", false);
        section.End();
        return (sender, domain, brand) switch
        {
            ({ } address, null, null) when address.Contains('@', StringComparison.Ordinal) => new(ListKind.Sender, address.ToLowerInvariant(), unproven),
            (null, { } host, null) when host.Contains('.', StringComparison.Ordinal) => new(ListKind.Domain, host.Trim('.').ToLowerInvariant(), unproven),
            (null, null, { } id) when EngineData.Embedded.Brands.Find(id) is not null => new(ListKind.Brand, id, Unproven: false),
            (null, null, { } id) => Wrong(section, "brand", $"there is no brand {id}; see: miyaburi brand"),
            _ => Wrong(section, "sender", "an entry holds exactly one of sender (an address), domain or brand"),
        };
    }

    private static ListEntry? Wrong(ConfigSection section, string name, string what)
    {
        section.Error(name, what);
        return null;
    }
}
