using System.Collections.Immutable;

namespace Miyaburi.Gateway.Configuration;

/// <summary>Reads the doors.</summary>
internal static class DoorReader
{
    internal static DoorConfigs Read(ConfigSection root)
    {
        if (root.Section("doors") is not { } doors)
        {
            root.Error("doors", "no door is open; open at least one of spamd, rspamd, milter, filter, line");
            return new DoorConfigs(null, null, null, null, null);
        }

        var read = new DoorConfigs(
            Plain(doors.Section("spamd")),
            Plain(doors.Section("rspamd")),
            Milter(doors.Section("milter")),
            Filter(doors.Section("filter")),
            Line(doors.Section("line")));
        doors.End();
        if (read is { Spamd: null, Rspamd: null, Milter: null, Filter: null, Line: null })
        {
            root.Error("doors", "no door is open; open at least one of spamd, rspamd, milter, filter, line");
        }

        return read;
    }

    private static DoorConfig? Plain(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var door = new DoorConfig(Listen(section));
        section.End();
        return door;
    }

    private static MilterConfig? Milter(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var door = new MilterConfig(Listen(section))
        {
            OnFailure = section.Choice("onFailure", FailureAnswer.Accept, ("accept", FailureAnswer.Accept), ("tryLater", FailureAnswer.TryLater)),
            SubjectTag = section.Text("subjectTag"),
            Banner = section.Flag("banner", false),
            Idle = section.Seconds("idleSeconds", 1, 86_400, TimeSpan.FromMinutes(10)),
        };
        section.End();
        return door;
    }

    private static FilterConfig? Filter(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var door = new FilterConfig(Listen(section))
        {
            Token = Secret(section, "tokenFile"),
            SuspiciousIsJunk = section.Flag("suspiciousIsJunk", false),
        };
        section.End();
        return door;
    }

    private static LineConfig? Line(ConfigSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var door = new LineConfig(Listen(section))
        {
            ChannelSecret = Needed(section, "channelSecretFile"),
            AccessToken = Needed(section, "accessTokenFile"),
            Api = Address(section, "api", "https://api.line.me"),
            DataApi = Address(section, "dataApi", "https://api-data.line.me"),
            Ocr = section.Text("ocr"),
            Memory = section.Seconds("memorySeconds", 1, 86_400, TimeSpan.FromMinutes(30)),
        };
        section.End();
        return door;
    }

    private static ImmutableArray<ListenAddress> Listen(ConfigSection section)
    {
        var texts = section.Texts("listen");
        if (texts.IsEmpty)
        {
            section.Error("listen", "must name at least one address: \"127.0.0.1:783\" or \"unix:/path\"");
        }

        foreach (var text in texts.Where(t => ListenAddress.Parse(t) is null))
        {
            section.Error("listen", $"{text} is no address; write 127.0.0.1:783, [::1]:783 or unix:/path");
        }

        return [.. texts.Select(ListenAddress.Parse).OfType<ListenAddress>()];
    }

    /// <summary>The secret in the file that an entry must name.</summary>
    internal static string Needed(ConfigSection section, string name)
    {
        var secret = Secret(section, name, out var isNamed);
        if (!isNamed)
        {
            section.Error(name, "must name a file that holds the secret");
        }

        return secret ?? "";
    }

    private static string? Secret(ConfigSection section, string name) => Secret(section, name, out _);

    /// <summary>Secrets stand in files of their own, so that the configuration can be shown to others.</summary>
    private static string? Secret(ConfigSection section, string name, out bool isNamed)
    {
        var path = section.Text(name);
        isNamed = path is not null;
        if (path is null)
        {
            return null;
        }

        try
        {
            var secret = File.ReadAllText(path).Trim();
            if (secret.Length == 0)
            {
                section.Error(name, $"{path} is empty");
            }

            return secret;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            section.Error(name, error.Message);
            return null;
        }
    }

    private static Uri Address(ConfigSection section, string name, string otherwise)
    {
        if (Uri.TryCreate(section.Text(name) ?? otherwise, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        {
            return address;
        }

        section.Error(name, "must be an https address");
        return new Uri(otherwise);
    }
}
