using System.Text;
using System.Text.Json;

namespace Miyaburi.StartPack;

/// <summary>Writes strings and lists of strings: a number is a character, a string its length and its characters.</summary>
internal sealed class PackWriter
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a string.</summary>
    internal PackWriter Add(string? value)
    {
        Add((value ?? throw new FormatException("A string is missing.")).Length);
        text.Append(value);
        return this;
    }

    /// <summary>Adds a day: year, month, day.</summary>
    internal PackWriter Add(DateOnly day)
    {
        Add(day.Year);
        Add(day.Month);
        Add(day.Day);
        return this;
    }

    /// <summary>Adds the string of a property.</summary>
    internal PackWriter Add(JsonElement owner, string property) => Add(owner.GetProperty(property).GetString());

    /// <summary>Adds how many there are, and each; of objects their "name". A missing list is empty.</summary>
    internal PackWriter AddList(JsonElement owner, string property)
    {
        var items = owner.TryGetProperty(property, out var list) ? list.EnumerateArray().ToList() : [];
        Add(items.Count);
        items.ForEach(item => Add((item.ValueKind is JsonValueKind.Object ? item.GetProperty("name") : item).GetString()));
        return this;
    }

    /// <summary>All that was added.</summary>
    public override string ToString() => text.ToString();

    private void Add(int number) => text.Append(checked((char)number));
}
