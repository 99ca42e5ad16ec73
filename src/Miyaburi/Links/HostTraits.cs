namespace Miyaburi.Links;

/// <summary>What the lists in data/lists say about a host. None of these alone makes an address bad or good.</summary>
[Flags]
public enum HostTraits
{
    /// <summary>On no list.</summary>
    None = 0,

    /// <summary>Turns a short address into a redirect to any other.</summary>
    Shortener = 1,

    /// <summary>A name that anybody gets for a changing address of their own.</summary>
    DynamicDns = 2,

    /// <summary>Site builder, free web space, or a name given away below another.</summary>
    FreeHosting = 4,

    /// <summary>A bucket of cloud storage.</summary>
    CloudStorage = 8,

    /// <summary>A computer at home shown to the world under the service's name.</summary>
    Tunnel = 16,

    /// <summary>Click counter, relay or translator: leads on to another address.</summary>
    Redirector = 32,

    /// <summary>A mail provider at which anybody gets an address for nothing.</summary>
    FreeMail = 64,

    /// <summary>A carrier or access provider whose customers have addresses under the name.</summary>
    ConsumerMail = 128,

    /// <summary>A large service where anybody publishes under the service's own host.</summary>
    SharedPlatform = 256,

    /// <summary>Machinery of large services, where random-looking names are normal.</summary>
    Infrastructure = 512,

    /// <summary>A top-level domain much more common among phishing hosts than among others.</summary>
    AbusedTld = 1024,

    /// <summary>Under a suffix that only a company or body existing in Japan gets a name below.</summary>
    Organisation = 2048,
}
