using System.Net;
using System.Text;
using Miyaburi.Waves.Bench;

namespace Miyaburi.Server.Tests;

/// <summary>A PostgreSQL that is stopped and started again under a running server.</summary>
public sealed class LostDatabaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task DatabaseThatRestarts_LosesNothing_AndNeedsNoRestartOfTheServer()
    {
        using var postgres = PostgresServer.Start();
        await using var server = RunningServer.With(o => o with { Waves = postgres.NewDatabase("waves") });
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var before = Guid.NewGuid();
        var token = (await UntilAsync(() => ReportAsync(server, before), HttpStatusCode.Created)).Json.GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/v1/waves")).Status);

        postgres.Stop();
        foreach (var answer in new[] { await ReportAsync(server, Guid.NewGuid()), await ReportAsync(server, Guid.NewGuid(), "genuine"), await server.GetAsync("/v1/waves"), await DeleteAsync(server, token) })
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), (answer.Status, answer.Cause));
        }

        // What needs no store is answered all the same.
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/check", Sample.Json(new { text = Sample.JcomSms }))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.GetAsync("/waves")).Status);

        postgres.StartAgain();
        await UntilAsync(() => server.GetAsync("/v1/waves"), HttpStatusCode.OK);
        var after = Guid.NewGuid();
        await UntilAsync(() => ReportAsync(server, after, more: "本日中に必ずご確認のうえ、お手続きをお願いいたします。"), HttpStatusCode.Created);

        // The one of before is known still, and goes by its token.
        Assert.Equal(HttpStatusCode.OK, (await ReportAsync(server, before)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(server, token)).Status);
    }

    private static async Task<Answer> DeleteAsync(RunningServer server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/reports") { Content = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(new { token })), "application/json") };
        return await Answer.OfAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    private static Task<Answer> ReportAsync(RunningServer server, Guid id, string? says = null, string more = "") =>
        server.PostAsync("/v1/reports", Sample.Json(new { id, text = Sample.JcomSms + more, says }));

    /// <summary>Asks until it is answered so; until then nothing but that it is to be tried again.</summary>
    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, HttpStatusCode wanted)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (answer.Status == wanted)
            {
                return answer;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Patience, $"never {wanted}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
