using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Miyaburi.Server.Storage;

/// <summary>What a person agreed to send about a verdict. It holds nothing of the message.</summary>
/// <param name="Level">The level that was shown.</param>
/// <param name="Opinion"><c>scam</c>, <c>genuine</c> or <c>unsure</c>.</param>
/// <param name="Brand">The claimed brand, or null.</param>
/// <param name="Findings">Ids of the findings.</param>
/// <param name="Text">What the person wrote, and agreed to have kept; otherwise null.</param>
/// <param name="Language">The language of the page.</param>
internal sealed record Feedback(string Level, string Opinion, string? Brand, ImmutableArray<string> Findings, string? Text, string Language);

/// <summary>Feedback as it is kept.</summary>
internal sealed record KeptFeedback(string Id, DateTimeOffset At, Feedback Said);

/// <summary>A receipt: with its token the person can have the feedback deleted.</summary>
internal sealed record FeedbackReceipt(string Id, string Token);

/// <summary>Keeps feedback until it is deleted by its token.</summary>
internal sealed class FeedbackStore(Database file)
{
    private const int IdLetters = 12;

    internal FeedbackReceipt Add(Feedback said, ApiKey? key, DateTimeOffset at)
    {
        var receipt = new FeedbackReceipt(Secret.NewId(IdLetters), Secret.New());
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = """
            INSERT INTO feedback (id, at, level, opinion, brand, findings, text, language, token_hash, key_id)
            VALUES ($id, $at, $level, $opinion, $brand, $findings, $text, $language, $token, $key)
            """;
        command.Parameters.AddWithValue("$id", receipt.Id);
        command.Parameters.AddWithValue("$at", KeyStore.Time(at));
        command.Parameters.AddWithValue("$level", said.Level);
        command.Parameters.AddWithValue("$opinion", said.Opinion);
        command.Parameters.AddWithValue("$brand", (object?)said.Brand ?? DBNull.Value);
        command.Parameters.AddWithValue("$findings", string.Join(' ', said.Findings));
        command.Parameters.AddWithValue("$text", (object?)said.Text ?? DBNull.Value);
        command.Parameters.AddWithValue("$language", said.Language);
        command.Parameters.AddWithValue("$token", Secret.Hash(receipt.Token));
        command.Parameters.AddWithValue("$key", (object?)key?.Id ?? DBNull.Value);
        command.ExecuteNonQuery();
        return receipt;
    }

    /// <summary>The newest feedback first.</summary>
    internal IReadOnlyList<KeptFeedback> List(int most)
    {
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "SELECT id, at, level, opinion, brand, findings, text, language FROM feedback ORDER BY at DESC, id LIMIT $most";
        command.Parameters.AddWithValue("$most", most);
        using var rows = command.ExecuteReader();
        var kept = new List<KeptFeedback>();
        while (rows.Read())
        {
            kept.Add(Read(rows));
        }

        return kept;
    }

    /// <summary>Deletes what the receipt names; false when there is none with that token.</summary>
    internal bool Delete(FeedbackReceipt receipt)
    {
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "DELETE FROM feedback WHERE id = $id AND token_hash = $token";
        command.Parameters.AddWithValue("$id", receipt.Id);
        command.Parameters.AddWithValue("$token", Secret.Hash(receipt.Token));
        return command.ExecuteNonQuery() == 1;
    }

    private static KeptFeedback Read(SqliteDataReader rows) => new(
        rows.GetString(0),
        KeyStore.Time(rows.GetString(1)),
        new Feedback(
            rows.GetString(2),
            rows.GetString(3),
            rows.IsDBNull(4) ? null : rows.GetString(4),
            [.. rows.GetString(5).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            rows.IsDBNull(6) ? null : rows.GetString(6),
            rows.GetString(7)));
}
