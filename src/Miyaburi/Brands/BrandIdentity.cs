using System.Collections.Immutable;
using System.Text.Json;

namespace Miyaburi.Brands;

/// <summary>What recognises a brand in a message: names, tokens, domains.</summary>
internal sealed record BrandIdentity
{
    internal required string Id { get; init; }

    internal required Bilingual Names { get; init; }

    internal required string Category { get; init; }

    internal ImmutableArray<string> Aliases { get; init; } = [];

    internal ImmutableArray<string> ClaimAliases { get; init; } = [];

    internal ImmutableArray<string> Tokens { get; init; } = [];

    internal ImmutableArray<string> Domains { get; init; } = [];

    internal ImmutableArray<string> FamilyDomains { get; init; } = [];

    internal ImmutableArray<string> Neighbours { get; init; } = [];

    /// <summary>The day since which all of its facts have been looked up: that of the oldest.</summary>
    internal DateOnly AsOf { get; init; }

    /// <summary>Reads only the properties needed and passes over the rest, which is most of the file.</summary>
    internal static BrandIdentity Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        string? id = null, category = null;
        Bilingual? names = null;
        DateOnly asOf = default;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var property = reader.GetString()!;
            reader.Read();
            switch (property)
            {
                case "id":
                    id = reader.GetString();
                    break;
                case "category":
                    category = reader.GetString();
                    break;
                case "names":
                    names = ReadNames(ref reader);
                    break;
                case "aliases" or "claimAliases" or "tokens" or "domains" or "familyDomains" or "neighbours":
                    lists[property] = ReadList(ref reader);
                    break;
                case "sources":
                    asOf = ReadAsOf(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new BrandIdentity
        {
            Id = id ?? throw new JsonException("The brand has no id."),
            Category = category ?? throw new JsonException($"The brand {id} has no category."),
            Names = names ?? throw new JsonException($"The brand {id} has no names."),
            Aliases = lists.GetValueOrDefault("aliases", []),
            ClaimAliases = lists.GetValueOrDefault("claimAliases", []),
            Tokens = lists.GetValueOrDefault("tokens", []),
            Domains = lists.GetValueOrDefault("domains", []),
            FamilyDomains = lists.GetValueOrDefault("familyDomains", []),
            Neighbours = lists.GetValueOrDefault("neighbours", []),
            AsOf = asOf,
        };
    }

    /// <summary>The earliest "checked" of an object of sources: a report shows, and compares with, facts from any of them.</summary>
    private static DateOnly ReadAsOf(ref Utf8JsonReader reader)
    {
        DateOnly? earliest = null;
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || !reader.ValueTextEquals("checked"u8))
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTime(out var day) && DateOnly.FromDateTime(day) is var seen && !(seen >= earliest))
            {
                earliest = seen;
            }
        }

        return earliest ?? default;
    }

    private static Bilingual ReadNames(ref Utf8JsonReader reader)
    {
        string ja = "", en = "";
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isJapanese = reader.ValueTextEquals("ja"u8);
            reader.Read();
            (ja, en) = isJapanese ? (reader.GetString()!, en) : (ja, reader.GetString()!);
        }

        return new Bilingual(ja, en);
    }

    /// <summary>Strings, or the "name" of each object.</summary>
    private static ImmutableArray<string> ReadList(ref Utf8JsonReader reader)
    {
        var list = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                list.Add(reader.GetString()!);
            }
            else if (reader.TokenType is JsonTokenType.StartObject)
            {
                list.Add(ReadName(ref reader));
            }
        }

        return list.ToImmutable();
    }

    private static string ReadName(ref Utf8JsonReader reader)
    {
        var name = "";
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            name = isName ? reader.GetString()! : name;
            reader.Skip();
        }

        return name;
    }
}
