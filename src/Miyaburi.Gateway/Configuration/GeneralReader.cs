using System.Net;

namespace Miyaburi.Gateway.Configuration;

/// <summary>Reads what concerns the gateway as a whole.</summary>
internal static class GeneralReader
{
    private const int DnsPort = 53;

    internal static AuthenticationConfig Authentication(ConfigSection? section)
    {
        if (section is null)
        {
            return new AuthenticationConfig(null, false, null, TimeSpan.FromSeconds(3), []);
        }

        var resolver = section.Text("resolver");
        IPEndPoint? server = null;
        if (resolver is not null && !IPEndPoint.TryParse(resolver, out server))
        {
            section.Error("resolver", "must be an IP address, with :port where it is not 53");
        }

        if (server is { Port: 0 })
        {
            server.Port = DnsPort;
        }

        var read = new AuthenticationConfig(
            section.Text("authservId"),
            section.Flag("verify", false),
            server,
            section.Seconds("seconds", 0.1, 30, TimeSpan.FromSeconds(3)),
            [.. section.Texts("trustedSealers").Select(d => d.Trim('.').ToLowerInvariant())]);
        section.End();
        return read;
    }

    internal static GatewayLimits Limits(ConfigSection? section)
    {
        var usual = GatewayLimits.Default;
        if (section is null)
        {
            return usual;
        }

        var read = new GatewayLimits
        {
            Connections = (int)section.Whole("connections", 1, 1_000_000, usual.Connections),
            Waiting = (int)section.Whole("waiting", 1, 1_000_000, usual.Waiting),
            Workers = (int)section.Whole("workers", 0, 1024, usual.Workers),
            MessageBytes = (int)section.Whole("messageBytes", 1024, AnalysisLimits.Default.MessageBytes, usual.MessageBytes),
            MemoryBytes = section.Whole("memoryBytes", 1024 * 1024, 1L << 40, usual.MemoryBytes),
            Request = section.Seconds("requestSeconds", 0.1, 3600, usual.Request),
            Analysis = section.Seconds("analysisSeconds", 0.1, 600, usual.Analysis),
            Drain = section.Seconds("drainSeconds", 0, 80, usual.Drain),
        };
        section.End();
        return read;
    }

    internal static AuditConfig? Audit(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var folder = section.Text("folder");
        var read = new AuditConfig(
            folder ?? "",
            section.Whole("fileBytes", 64 * 1024, 1L << 40, 64 * 1024 * 1024),
            (int)section.Whole("files", 1, 10_000, 30));
        section.End();
        if (folder is null)
        {
            section.Error("folder", "must name the folder of the audit log");
        }

        return read;
    }
}
