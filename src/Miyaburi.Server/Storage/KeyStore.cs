using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Miyaburi.Server.Storage;

/// <summary>An API key as it is kept.</summary>
/// <param name="Id">The public half of the key.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Revoked">When it became invalid, or null.</param>
internal sealed record ApiKey(string Id, string Name, DateTimeOffset Made, DateTimeOffset? Revoked);

/// <summary>API keys: <c>mk_ID_SECRET</c>, of which only the id and a hash of the secret are kept.</summary>
internal sealed class KeyStore(Database file)
{
    private const string Prefix = "mk_";
    private const int IdLetters = 8;

    /// <summary>Makes a key.</summary>
    /// <returns>The key; it cannot be shown again.</returns>
    internal string Add(string name, DateTimeOffset at)
    {
        var id = Secret.NewId(IdLetters);
        var secret = Secret.New();
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "INSERT INTO api_key (id, name, hash, made) VALUES ($id, $name, $hash, $made)";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$hash", Secret.Hash(secret));
        command.Parameters.AddWithValue("$made", Time(at));
        command.ExecuteNonQuery();
        return $"{Prefix}{id}_{secret}";
    }

    /// <summary>Every key, oldest first.</summary>
    internal IReadOnlyList<ApiKey> List()
    {
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "SELECT id, name, made, revoked FROM api_key ORDER BY made, id";
        using var rows = command.ExecuteReader();
        var keys = new List<ApiKey>();
        while (rows.Read())
        {
            keys.Add(Read(rows));
        }

        return keys;
    }

    /// <summary>Makes a key invalid; false when no valid key has that id.</summary>
    internal bool Revoke(string id, DateTimeOffset at)
    {
        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "UPDATE api_key SET revoked = $at WHERE id = $id AND revoked IS NULL";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$at", Time(at));
        return command.ExecuteNonQuery() == 1;
    }

    /// <summary>The valid key that was presented, or null.</summary>
    internal ApiKey? Find(string presented)
    {
        var rest = presented.StartsWith(Prefix, StringComparison.Ordinal) ? presented[Prefix.Length..] : "";
        if (rest.Length <= IdLetters + 1 || rest[IdLetters] is not '_')
        {
            return null;
        }

        using var open = file.Connect();
        using var command = open.CreateCommand();
        command.CommandText = "SELECT id, name, made, revoked, hash FROM api_key WHERE id = $id AND revoked IS NULL";
        command.Parameters.AddWithValue("$id", rest[..IdLetters]);
        using var rows = command.ExecuteReader();
        return rows.Read() && Secret.Fits(rest[(IdLetters + 1)..], (byte[])rows["hash"]) ? Read(rows) : null;
    }

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static ApiKey Read(SqliteDataReader rows) =>
        new(rows.GetString(0), rows.GetString(1), Time(rows.GetString(2)), rows.IsDBNull(3) ? null : Time(rows.GetString(3)));
}
