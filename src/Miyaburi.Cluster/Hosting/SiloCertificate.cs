using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Miyaburi.Cluster.Hosting;

/// <summary>
/// The certificate with which silos and their clients know each other: one for the whole cluster, in every machine's hands and
/// nobody else's. Who shows another one is no silo, whoever signed it; names and authorities are not looked at.
/// </summary>
internal sealed class SiloCertificate
{
    private readonly X509Certificate2 own;

    private SiloCertificate(X509Certificate2 own) => this.own = own;

    /// <summary>Reads certificate and private key from a PEM file; null when none is named.</summary>
    /// <exception cref="ArgumentException">The file holds no certificate with its key.</exception>
    internal static SiloCertificate? Read(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(file);

            // TLS wants the key in a form that only the detour over PKCS #12 gives everywhere.
            return new SiloCertificate(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null));
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"{file}: no certificate with its private key in PEM ({error.Message})", error);
        }
    }

    /// <summary>Both sides show the certificate, and demand it of the other.</summary>
    internal void Apply(TlsOptions tls)
    {
        tls.LocalCertificate = own;
        tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (shown, _, _) => shown is not null && shown.RawDataMemory.Span.SequenceEqual(own.RawDataMemory.Span);
        tls.OnAuthenticateAsClient = (_, options) => options.TargetHost = "miyaburi";
    }
}
