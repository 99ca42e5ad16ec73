using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Miyaburi.Server.Api;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>A full disk, a database that restarts: the server stays, says so, and does what is due once it can.</summary>
public sealed class FailingStoreTests
{
    private static readonly string[] Failing = ["DELETE ON report", "INSERT ON report", "INSERT ON objection"];

    [Fact]
    [Trait("Category", "Slow")]
    public async Task StoreThatFailsForAWhile_EndsNothing()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-failing-").FullName;
        var store = Path.Combine(folder, "waves.db");
        await WaveStore.Open(store, WaveRules.Default).DisposeAsync();
        Run(store, "INSERT INTO report (id, day, reporter, source, variant) VALUES (zeroblob(16), 1, zeroblob(16), 0, 1)");
        Array.ForEach(Failing, change => Run(store, $"CREATE TRIGGER \"{change}\" BEFORE {change} BEGIN SELECT RAISE(ABORT, 'full'); END"));

        await using (var server = RunningServer.With(o => o with { Waves = store }))
        {
            server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            Assert.True(await BecomesAsync(() => server.Log.Text.Contains("could not be deleted (SqliteException)", StringComparison.Ordinal)), server.Log.Text);
            Assert.False(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
            Assert.Equal("busy", (await ReportAsync(server, null)).Cause);
            Assert.Equal("busy", (await ReportAsync(server, "genuine")).Cause);
            Array.ForEach(Failing, change => Run(store, $"DROP TRIGGER \"{change}\""));
            Assert.True(await BecomesAsync(() => Run(store, "SELECT count(*) FROM report WHERE day = 1") is 0L), server.Log.Text);
            Assert.Equal(HttpStatusCode.Created, (await ReportAsync(server, null)).Status);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What is known of waves is looked up every ten minutes, and one of these looks may find no database.</summary>
    [Fact]
    public async Task StoreThatCannotBeRead_WhenItIsLookedAtAgain_EndsNothing()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-unread-").FullName;
        var store = Path.Combine(folder, "waves.db");
        await using (var server = RunningServer.With(o => o with { Waves = store }, new HastyClock()))
        {
            await server.Services.GetRequiredService<IReportKeeper>().Ready.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            var knowledge = server.Services.GetRequiredService<WaveKnowledge>();
            Run(store, "ALTER TABLE variant_text RENAME TO away");
            Assert.Throws<Refused>(knowledge.Refresh);
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            Assert.False(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested, server.Log.Text);
            Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/check", Sample.Json(new { text = Sample.JcomSms }))).Status);
            Run(store, "ALTER TABLE away RENAME TO variant_text");
            Assert.False(knowledge.ExecuteTask!.IsCompleted);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task FolderThatCannotBeMade_EndsNothing_AndReportsAreTakenOnceItCan()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-nofolder-").FullName;
        var taken = Path.Combine(folder, "waves");
        await File.WriteAllTextAsync(taken, "", TestContext.Current.CancellationToken);
        await using (var server = RunningServer.With(o => o with { Waves = Path.Combine(taken, "waves.db") }))
        {
            server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            Assert.True(await BecomesAsync(() => server.Log.Text.Contains("is not open for writing", StringComparison.Ordinal)), server.Log.Text);
            Assert.Contains(taken, server.Log.Text, StringComparison.Ordinal);
            Assert.Equal("busy", (await ReportAsync(server, null)).Cause);
            Assert.Equal("busy", (await server.GetAsync("/v1/waves")).Cause);
            File.Delete(taken);
            await server.Services.GetRequiredService<IReportKeeper>().Ready.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, (await ReportAsync(server, null)).Status);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<Answer> ReportAsync(RunningServer server, string? says) =>
        server.PostAsync("/v1/reports", Sample.Json(new { id = Guid.NewGuid(), text = Sample.JcomSms, says }));

    private static object? Run(string store, string sql)
    {
        using var file = new SqliteConnection($"Data Source={store};Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static async Task<bool> BecomesAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 150 && !condition(); tries++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        return condition();
    }
}
