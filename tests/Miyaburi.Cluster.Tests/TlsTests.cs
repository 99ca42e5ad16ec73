using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Miyaburi.Cluster.Bench;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary><c>--tls</c>: silos and clients with the cluster's certificate work together; without it, or with another, nobody is let in.</summary>
public sealed class TlsTests(Servers servers) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-tls-");
    private readonly RedisServer redis = RedisServer.Start();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task OnlyTheClustersCertificate_IsLetIn()
    {
        var (own, other, store) = (Certificate("own"), Certificate("other"), servers.NewStore());
        using var first = await SiloProcess.StartAsync(store, redis.Address, "--tls", own);
        using var second = await SiloProcess.StartAsync(store, redis.Address, "--tls", own);
        await using (var client = await ClusterClient.ConnectAsync(redis.Address, own))
        {
            var sent = Enumerable.Range(300, 40).Select(Seen).ToList();
            Assert.All(await Task.WhenAll(sent.Select(client.AddAsync)), r => Assert.Equal(Receipt.Accepted, r));
            await client.SettleAsync();
            await using var reader = WaveReader.Open(store, WaveRules.Default);
            Assert.All(sent, s => Assert.True(reader.Has(s.Id)));
        }

        await Assert.ThrowsAnyAsync<Exception>(() => TryAsync(other));
        await Assert.ThrowsAnyAsync<Exception>(() => TryAsync(null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SiloProcess.StartAsync(store, redis.Address, "--tls", Path.Combine(folder.FullName, "missing.pem")));
    }

    /// <summary>One that is let in needs a second or two; others try for minutes.</summary>
    private async Task TryAsync(string? certificate) =>
        await (await ClusterClient.ConnectAsync(redis.Address, certificate, TimeSpan.FromSeconds(15))).DisposeAsync();

    public void Dispose()
    {
        redis.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Self-made, as docs/scale.md has it made.</summary>
    private string Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=miyaburi", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder.FullName, name + ".pem");
        File.WriteAllText(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    private static Sighting Seen(int template) => new()
    {
        Id = Guid.NewGuid(),
        Day = Feed.Day,
        Reporter = Sighting.Pseudonym("gateway"),
        Source = SightingSource.Gateway,
        Traits = Feed.Traits(template, 0),
    };
}
