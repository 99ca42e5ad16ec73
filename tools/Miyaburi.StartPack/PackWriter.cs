using System.Globalization;
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

    /// <summary>Adds how many there are, and each.</summary>
    internal PackWriter AddList(IReadOnlyCollection<string> items)
    {
        Add(items.Count);
        foreach (var item in items)
        {
            Add(item);
        }

        return this;
    }

    /// <summary>Adds a number with a fraction as the file writes it.</summary>
    internal PackWriter AddFraction(JsonElement number) => Add(number.GetDouble().ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds how many properties an object has, and each with its number; of a missing one none.</summary>
    internal PackWriter AddFractions(JsonElement owner, string property)
    {
        var entries = owner.TryGetProperty(property, out var numbers) ? numbers.EnumerateObject().ToList() : [];
        Add(entries.Count);
        entries.ForEach(entry => Add(entry.Name).AddFraction(entry.Value));
        return this;
    }

    /// <summary>All that was added.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Adds a number.</summary>
    internal PackWriter Add(int number)
    {
        text.Append(checked((char)number));
        return this;
    }
}
