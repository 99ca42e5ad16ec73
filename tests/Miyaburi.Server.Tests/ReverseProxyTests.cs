using System.Net;
using Miyaburi.Bench;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary>What the proxies of the tarball write down of a request that fails: nothing of its address.</summary>
[Trait("Category", "Slow")]
public sealed class ReverseProxyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-proxy-").FullName;

    [Theory]
    [InlineData("nginx.conf")]
    [InlineData("Caddyfile")]
    public async Task FailedRequest_LeavesNoAddressInTheLog(string name)
    {
        var (file, nobody) = (Repository.Path("tools", "deploy", name), FreePort.Next());
        var proxy = name is "Caddyfile" ? await ReverseProxy.CaddyAsync(folder, file, nobody) : await ReverseProxy.NginxAsync(folder, file, nobody);
        using (proxy)
        {
            var scheme = name is "Caddyfile" ? "http" : "https";
            using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=miyaburi.example" } }) { BaseAddress = new Uri($"{scheme}://127.0.0.1:{proxy.Port}") };
            using var answer = await client.GetAsync("/plan?did=zqxsecret", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        }

        Assert.NotEqual("", proxy.Said);
        Assert.DoesNotContain("zqxsecret", proxy.Said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
