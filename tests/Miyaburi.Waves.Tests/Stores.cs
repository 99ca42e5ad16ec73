using Miyaburi.Waves.Bench;

[assembly: AssemblyFixture(typeof(Miyaburi.Waves.Tests.Stores))]

namespace Miyaburi.Waves.Tests;

/// <summary>Both stores, real: SQLite files in a temporary folder, and one PostgreSQL server that the tests start.</summary>
public sealed class Stores : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-waves-");
    private readonly Lazy<PostgresServer> postgres = new(PostgresServer.Start);
    private int databases;

    /// <summary>A new, empty store.</summary>
    internal string New(string kind)
    {
        var number = Interlocked.Increment(ref databases);
        return kind is "sqlite" ? Path.Combine(folder.FullName, $"waves{number}.db") : postgres.Value.NewDatabase($"waves{number}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (postgres.IsValueCreated)
        {
            postgres.Value.Dispose();
        }

        folder.Delete(recursive: true);
    }
}
