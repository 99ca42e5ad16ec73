using System.Text.Json;
using System.Text.Unicode;

namespace Miyaburi;

/// <summary>A data file by its name below <c>data/</c>, such as <c>brands/jcom.json</c>.</summary>
/// <param name="Name">Folder and file name, separated by a slash.</param>
/// <param name="Bytes">The file's bytes.</param>
public readonly record struct DataFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What keeps the file from being read as text at all, or null; readers of its values could only fall over it.</summary>
    public DataError? TextError()
    {
        if (!Utf8.IsValid(Bytes.Span))
        {
            return new(Name, "$", "not UTF-8; save the file as UTF-8");
        }

        var reader = new Utf8JsonReader(Bytes.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return new(Name, $"byte {reader.TokenStartIndex}", "half of a surrogate pair (\\uD800 to \\uDFFF)");
        }
        catch (JsonException)
        {
            // Said by whoever reads the file, with the place.
            return null;
        }
    }
}
