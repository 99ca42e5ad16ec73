using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The token introspection of an OAuth 2.0 server (RFC 7662), which knows one good token of one user, <c>taro</c>.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly int port;

    private TokenServer(WebApplication host, int port) => (this.host, this.port) = (host, port);

    internal string GoodToken { get; } = $"ya29.{Guid.NewGuid():N}";

    internal static async Task<TokenServer> StartAsync()
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.ListenLocalhost(port));
        var server = new TokenServer(builder.Build(), port);
        server.host.Run(server.AnswerAsync);
        await server.host.StartAsync();
        return server;
    }

    /// <summary>Lines for Dovecot: these mechanisms, decided by this server.</summary>
    internal string ForDovecot(Scratch scratch, string mechanism)
    {
        var settings = scratch.Write("oauth2.conf", $"""
            introspection_url = http://127.0.0.1:{port}/introspect
            introspection_mode = post
            force_introspection = yes
            username_attribute = username
            active_attribute = active
            active_value = true

            """);
        return $$"""
            auth_mechanisms = plain {{mechanism}}
            passdb {
              driver = oauth2
              mechanisms = {{mechanism}}
              args = {{settings}}
            }
            """;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        await context.Response.WriteAsJsonAsync(form["token"] == GoodToken
            ? new { active = true, username = "taro" }
            : (object)new { active = false });
    }
}
