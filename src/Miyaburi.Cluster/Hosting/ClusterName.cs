using System.CommandLine;

namespace Miyaburi.Cluster.Hosting;

/// <summary>How a client finds the silos, and how they know it.</summary>
/// <param name="Redis">The Redis that knows the silos.</param>
/// <param name="Name">Name of the cluster.</param>
/// <param name="Certificate">The cluster's certificate, or null for connections in the clear.</param>
internal sealed record ClusterName(string Redis, string Name, SiloCertificate? Certificate)
{
    /// <summary>The option that names the certificate, the same on every command.</summary>
    internal static Option<string?> CertificateOption(string name = "--tls") => new(name)
    {
        Description = "PEM file with the cluster's certificate and private key; the same on all machines",
        HelpName = "FILE",
    };
}
