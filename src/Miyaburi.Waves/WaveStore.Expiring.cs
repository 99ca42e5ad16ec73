using System.Data.Common;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>What is due once a day. It goes in parts, each in a transaction of its own: in between others may write.</summary>
public sealed partial class WaveStore
{
    /// <summary>Deletes waves that never were anything, and are nobody's former name.</summary>
    private const string EmptyWaves =
        """
        DELETE FROM wave
        WHERE count = 0 AND merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM variant v WHERE v.wave = wave.id)
            AND NOT EXISTS (SELECT 1 FROM wave o WHERE o.merged_into = wave.id) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.wave = wave.id)
        RETURNING id
        """;

    /// <summary>
    /// What is due once a day: people of days gone by count when enough of them agree; single reports of people and gateways
    /// that are older than the rules allow are deleted, and the texts not seen since; daily numbers stay. What the operator
    /// imported stays, so that it is known when it is imported again; it is nobody's report. Returns the number of reports deleted.
    /// </summary>
    public int Expire(DateOnly today)
    {
        Ripen(today);
        var deleted = 0;
        AgedLook aged;
        do
        {
            aged = FindAged(today);
            deleted += aged.Parts.Sum(p => Expire(p, today));
        }
        while (!aged.IsAll);

        Overwrite();
        return deleted;
    }

    /// <summary>People of days gone by count when enough of them agree; what waits in vain, and what is noted beside the waves, goes when it is old.</summary>
    internal void Ripen(DateOnly today) => ChangeAtLeisure(transaction =>
    {
        Write(transaction, graph.Ripen(today));
        var (connection, before) = (transaction.Connection!, Before(today));
        connection.Run(transaction, "DELETE FROM objection WHERE day < @before", ("before", before));
        // The reports themselves go later: until then it has to be known that they never counted.
        connection.Run(transaction, "UPDATE report SET counted = 0 WHERE id IN (SELECT id FROM waiting WHERE day < @before)", ("before", before));
        connection.Run(transaction, "DELETE FROM waiting WHERE day < @before", ("before", before));
        graph.ForgetVoices((int)before);
        return connection.Run(transaction, "DELETE FROM delivery WHERE day < @before AND state <> 0", ("before", before));
    });

    /// <summary>Looks for what is old. It changes nothing and may run beside everything else.</summary>
    internal AgedLook FindAged(DateOnly today) => AgedLook.Find(Database, Before(today));

    /// <summary>Takes a part of what is old away; returns the number of reports deleted. Nobody else may be adding reports meanwhile, or grouping them.</summary>
    internal int Expire(AgedPart part, DateOnly today) => ChangeAtLeisure(transaction => part.Kind switch
    {
        AgedKind.Witness => ExpireWitnesses(transaction, part, today),
        AgedKind.Text => ExpireTexts(transaction, part, today),
        AgedKind.Report => ExpireReports(transaction, part, today),
        AgedKind.Variant => ExpireVariants(transaction, part, today),
        _ => ForgetWaves(transaction),
    });

    /// <summary>Lets nothing of what was deleted stay in the log.</summary>
    internal void Overwrite() => Database.Overwrite(connection);

    private long Before(DateOnly today) => today.DayNumber - rules.RetentionDays;

    /// <summary>A change that ends only when it is done, however large the store is.</summary>
    private int ChangeAtLeisure(Func<DbTransaction, int> change)
    {
        using var patient = Database.ConnectForLong();
        return Change(patient, transaction =>
        {
            var changed = change(transaction);
            // This connection is alive also when that of the lock is not, and somebody else may be writing by now.
            ThrowUnlessConnected();
            return changed;
        });
    }

    private int ExpireWitnesses(DbTransaction transaction, AgedPart part, DateOnly today)
    {
        transaction.Connection!.RunEach(transaction, "DELETE FROM witness WHERE variant = @variant AND day < @before", "variant", part.Variants, ("before", Before(today)));
        foreach (var variant in part.Variants)
        {
            witnesses.Forget(variant);
        }

        return 0;
    }

    private int ExpireTexts(DbTransaction transaction, AgedPart part, DateOnly today)
    {
        foreach (var variant in part.Variants)
        {
            if (transaction.Connection!.Run(transaction, "UPDATE variant_text SET skeleton = '' WHERE variant = @variant AND " + AgedLook.OldText, ("variant", variant), ("before", Before(today))) > 0)
            {
                graph.ForgetText(variant);
            }
        }

        return 0;
    }

    private int ExpireReports(DbTransaction transaction, AgedPart part, DateOnly today)
    {
        var connection = transaction.Connection!;
        var deleted = Database.Delete(connection, transaction, "report", "id", [.. part.Rows.Select(r => r.Report.ToByteArray(bigEndian: true))], AgedLook.OldReport, ("before", Before(today)));
        foreach (var (variant, reporter) in part.Rows.Where(r => r.IsOfPerson).Select(r => (r.Variant, r.Reporter)).Distinct())
        {
            Leave(transaction, variant, reporter);
        }

        connection.RunEach(transaction, "DELETE FROM variant_host WHERE variant = @variant AND " + NobodyNames, "variant", part.Variants);
        ExpireVariants(transaction, part, today);
        return deleted;
    }

    /// <summary>A person of whom no report of a text is left does not stand behind it any more, nor behind its hosts.</summary>
    private void Leave(DbTransaction transaction, long variant, Guid reporter)
    {
        var (connection, bytes) = (transaction.Connection!, reporter.ToByteArray(bigEndian: true));
        if (connection.Scalar(transaction, "SELECT 1 FROM report WHERE variant = @variant AND reporter = @reporter AND source = 0 LIMIT 1", ("variant", variant), ("reporter", bytes)) is not null)
        {
            return;
        }

        graph.Find(variant)?.Forget(reporter);
        connection.Run(transaction, "DELETE FROM host_reporter WHERE variant = @variant AND host IN (SELECT host FROM variant_host WHERE variant = @variant) AND reporter = @reporter", ("variant", variant), ("reporter", bytes));
    }

    private int ExpireVariants(DbTransaction transaction, AgedPart part, DateOnly today)
    {
        var connection = transaction.Connection!;
        var nothing = part.Variants
            .Where(v => connection.Scalar(transaction, "SELECT 1 FROM variant WHERE key = @variant AND " + AgedLook.NothingLeft, ("variant", v)) is not null)
            .Select(v => new WaveGraph.Left(v, [], HasReports: false))
            .ToList();
        var change = graph.Remove([], nothing, today);
        Write(transaction, change);
        HushTooFew(transaction, change, today);
        return 0;
    }

    private int ForgetWaves(DbTransaction transaction)
    {
        transaction.Connection!.Query(transaction, EmptyWaves, r => r.GetString(0)).ForEach(graph.Forget);
        return 0;
    }
}
