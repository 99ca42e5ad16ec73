using Miyaburi.Gateway.Audit;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>What one message or the disk does to the engine, and who notices: through every door, on real connections.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Plain = "Shall we meet at noon?";

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>How each door says that there is no verdict; the milter's as <c>onFailure</c> says.</summary>
    public static TheoryData<string, string, string> Doors => new()
    {
        { "spamd", "accept", "SPAMD/1.5 75 Service temporarily unavailable" },
        { "rspamd", "accept", "503 {\"error\":\"temporarily unavailable\"}" },
        { "milter", "accept", "accept" },
        { "milter", "tryLater", "451 4.7.1 Temporarily unavailable, try again later" },
        { "filter", "accept", "none" },
        { "line", "accept", "いま調べられませんでした" },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task FaultInOneAnalysis_ConcernsItsMessageOnly(string door, string onFailure, string answer)
    {
        await using var peers = await DoorPeers.StartAsync("\"workers\": 2", onFailure);
        var other = peers.AskAsync("rspamd", $"{Plain} {TroubledEngine.Stuck}");
        await peers.Engine.HoldsAsync(1);
        Assert.Equal(answer, await peers.AskAsync(door, $"{Plain} {TroubledEngine.Fault}"));
        Assert.Equal(DoorPeers.Judged, await peers.AskAsync(door, Plain));
        peers.Engine.Release();
        Assert.Equal(DoorPeers.Judged, await other);
        var logged = Assert.Single(peers.Gateway.Log.Errors);
        Assert.StartsWith($"{door}: the analysis failed with InvalidOperationException", logged, StringComparison.Ordinal);
        Assert.DoesNotContain(TroubledEngine.Fault, logged, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task AnalysisThatTakesTooLong_IsGivenUpAndHoldsUpNobody(string door, string onFailure, string answer)
    {
        await using var peers = await DoorPeers.StartAsync("\"workers\": 2, \"analysisSeconds\": 2", onFailure);
        var slow = peers.AskAsync(door, $"{Plain} {TroubledEngine.Stuck}");
        await peers.Engine.HoldsAsync(1);
        Assert.Equal(answer, await slow);
        Assert.Contains(peers.Gateway.Log.All, l => l.Contains("was not judged: TimedOut", StringComparison.Ordinal));

        // The worker is still with it; the other one goes on, on the same connection and on others.
        foreach (var other in DoorPeers.All)
        {
            Assert.Equal(DoorPeers.Judged, await peers.AskAsync(other, Plain));
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task FullQueue_IsToldAtOnceAndWhatWaitsIsJudged(string door, string onFailure, string answer)
    {
        await using var peers = await DoorPeers.StartAsync("\"workers\": 1, \"waiting\": 1", onFailure);
        var first = peers.AskAsync("rspamd", $"{Plain} {TroubledEngine.Stuck}");
        await peers.Engine.HoldsAsync(1);

        // One of the two has the only place to wait at.
        List<Task<string>> both = [peers.AskAsync(door, Plain), peers.AskAsync(door, Plain)];
        var refused = await Task.WhenAny(both);
        Assert.Equal(answer, await refused);
        Assert.Contains(peers.Gateway.Log.All, l => l.Contains("was not judged: Overloaded", StringComparison.Ordinal));
        peers.Engine.Release();
        Assert.Equal(DoorPeers.Judged, await both.Single(b => b != refused));
        Assert.Equal(DoorPeers.Judged, await first);
        Assert.Equal(DoorPeers.Judged, await peers.AskAsync(door, Plain));
    }

    /// <summary>Mail goes on through every door; the failure is logged once, and how much is missing when the disk is there again.</summary>
    [Fact]
    public async Task AuditLogThatCannotBeWritten_StopsNoMail()
    {
        var folder = scratch.At("audit");
        await using var peers = await DoorPeers.StartAsync("", rest: $$""", "audit": { "folder": "{{folder}}", "fileBytes": 65536 }""");
        Directory.Delete(folder);
        File.WriteAllText(folder, "in the way");
        foreach (var door in DoorPeers.All)
        {
            Assert.Equal(DoorPeers.Judged, await peers.AskAsync(door, Plain));
        }

        Assert.StartsWith("The audit log cannot be written: ", Assert.Single(peers.Gateway.Log.Errors), StringComparison.Ordinal);
        File.Delete(folder);
        Directory.CreateDirectory(folder);
        Assert.Equal(DoorPeers.Judged, await peers.AskAsync("spamd", Plain));
        Assert.Single(await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder, AuditLog.Pattern))));
        Assert.Contains(peers.Gateway.Log.All, l => l.StartsWith("The audit log is written again; 5 decisions are not in it", StringComparison.Ordinal));
    }
}
