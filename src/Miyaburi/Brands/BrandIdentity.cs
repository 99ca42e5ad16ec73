using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Brands;

/// <summary>What recognises a brand in a message: names, tokens, domains.</summary>
internal sealed record BrandIdentity
{
    /// <summary>Bytes of a quote and a day behind it.</summary>
    private const int DayLength = 10;

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
        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        string? id = null, category = null;
        Bilingual? names = null;
        DateOnly asOf = default;
        var properties = new JsonProperties(utf8);
        while (properties.MoveNext())
        {
            if (IsList(properties.Name))
            {
                lists[Encoding.UTF8.GetString(properties.Name)] = ReadList(properties.Value);
            }
            else if (properties.Name.SequenceEqual("sources"u8))
            {
                asOf = ReadAsOf(properties.Value);
            }
            else if (properties.Name.SequenceEqual("id"u8))
            {
                id = ReadString(properties.Value);
            }
            else if (properties.Name.SequenceEqual("category"u8))
            {
                category = ReadString(properties.Value);
            }
            else if (properties.Name.SequenceEqual("names"u8))
            {
                names = ReadNames(properties.Value);
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

    private static bool IsList(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("aliases"u8) || name.SequenceEqual("claimAliases"u8) || name.SequenceEqual("tokens"u8)
        || name.SequenceEqual("domains"u8) || name.SequenceEqual("familyDomains"u8) || name.SequenceEqual("neighbours"u8);

    /// <summary>The earliest "checked" of an object of sources: a report shows, and compares with, facts from any of them. Only a property's name stands before a colon.</summary>
    private static DateOnly ReadAsOf(ReadOnlySpan<byte> sources)
    {
        DateOnly? earliest = null;
        var name = "\"checked\""u8;
        for (var at = sources.IndexOf(name); at >= 0; at = sources.IndexOf(name))
        {
            sources = sources[(at + name.Length)..].TrimStart(" \t\r\n"u8);
            if (sources.StartsWith(":"u8) && DayOf(sources[1..].TrimStart(" \t\r\n"u8)) is { } seen && !(seen >= earliest))
            {
                earliest = seen;
            }
        }

        return earliest ?? default;
    }

    /// <summary>The day of a JSON string that begins like "2026-11-29".</summary>
    private static DateOnly? DayOf(ReadOnlySpan<byte> value) =>
        value.Length > DayLength && value[0] is (byte)'"' && value[5] is (byte)'-' && value[8] is (byte)'-'
        && Number(value.Slice(1, 4)) is var year and > 0 && Number(value.Slice(6, 2)) is var month and (> 0 and <= 12)
        && Number(value.Slice(9, 2)) is var day && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>A number of decimal digits; 0 when there is anything else.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return 0;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    private static string? ReadString(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        return reader.GetString();
    }

    private static Bilingual ReadNames(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
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
    private static ImmutableArray<string> ReadList(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
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
