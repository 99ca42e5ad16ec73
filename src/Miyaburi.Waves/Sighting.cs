using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Miyaburi.Waves;

/// <summary>Who says that a message was seen.</summary>
public enum SightingSource
{
    /// <summary>A person; what one of them says is never enough.</summary>
    Person,

    /// <summary>A mail or message gateway that its operator has connected.</summary>
    Gateway,

    /// <summary>A published list, imported by the operator.</summary>
    List,

    /// <summary>Messages that the operator imported.</summary>
    Import,
}

/// <summary>One message seen once, as it is kept.</summary>
public sealed record Sighting
{
    /// <summary>The reporter's identifier of the report; a second report of the same id is the same report.</summary>
    public required Guid Id { get; init; }

    /// <summary>The day it was received, in Japan.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Pseudonym of the reporter: <see cref="Pseudonym"/> of a token that only they hold.</summary>
    public required Guid Reporter { get; init; }

    /// <summary>Who says so.</summary>
    public required SightingSource Source { get; init; }

    /// <summary>What is kept of the message.</summary>
    public required WaveTraits Traits { get; init; }

    /// <summary>Whether one report of this source is enough.</summary>
    public bool IsTrusted => Source is not SightingSource.Person;

    /// <summary>
    /// The hosts that are kept. Of a bare address that a mailbox or gateway saw only what stands below its site: the host may have been made for
    /// its reader, and among addresses without a text those of a list are the published ones.
    /// </summary>
    internal ImmutableArray<string> Hosts => Traits.Signature.IsEmpty && Source is SightingSource.Gateway or SightingSource.Import
        ? [.. Traits.Hosts.Select(WaveTraits.BelowSite).Distinct(StringComparer.Ordinal)]
        : Traits.Hosts;

    /// <summary>The same text, or for a bare address the same site under the same name, always has this key.</summary>
    public long Key => key ??= KeyOf(Traits);

    private long? key;

    /// <summary>A name for the holder of a token from which the token cannot be found.</summary>
    public static Guid Pseudonym(string token) => FirstBytes("reporter\0" + token);

    /// <summary>An identifier that is the same for the same content of the same source.</summary>
    public static Guid IdOf(string source, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(source + "\0"));
        hash.AppendData(content);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16), bigEndian: true);
    }

    private static Guid FirstBytes(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);

    private static long KeyOf(WaveTraits traits)
    {
        var text = traits.Signature.IsEmpty
            ? $"a\0{traits.Brand}\0{traits.Patterns.FirstOrDefault()}"
            : $"t\0{traits.Brand}\0{traits.Skeleton}";
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
