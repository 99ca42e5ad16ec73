using System.Collections.Immutable;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary>The way to one intake, without silos.</summary>
public sealed class LaneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What nobody foresaw fails those reports and no later ones.</summary>
    [Fact]
    public async Task ErrorOfAnyKind_IsAnswered_AndTheNextReportIsSent()
    {
        var intake = new Intake(new InvalidOperationException("unforeseen"), null);
        await using var lane = new Lane(intake, TimeProvider.System);
        var failed = Assert.IsType<ClusterAnswer.Failed>(await lane.AddAsync(Feed.Report(1)).WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal("unforeseen", failed.Reason);
        Assert.Equal(new ClusterAnswer.Given(Receipt.Accepted), await lane.AddAsync(Feed.Report(2)).WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    /// <summary>Throws in turn; keeps what is sent where there is nothing to throw.</summary>
    private sealed class Intake(params Exception?[] errors) : IIntakeGrain
    {
        private readonly Queue<Exception?> errors = new(errors);

        public Task<IntakeAnswer> AddAsync(ImmutableArray<ReportLine> reports) =>
            errors.Dequeue() is { } error ? Task.FromException<IntakeAnswer>(error) : Task.FromResult<IntakeAnswer>(new IntakeAnswer.Kept([.. reports.Select(_ => (byte)Receipt.Accepted)]));
    }
}
