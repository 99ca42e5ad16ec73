using System.Text.Json;
using Miyaburi.Text;

namespace Miyaburi.Signals.Intents;

/// <summary>Finds every error in the lexicon at once.</summary>
public static class LexiconCheck
{
    /// <summary>Checks the files below <c>lexicon/</c>; others are passed over.</summary>
    public static IReadOnlyList<DataError> Check(IEnumerable<DataFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var errors = new List<DataError>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Name.StartsWith("lexicon/", StringComparison.Ordinal)))
        {
            try
            {
                foreach (var (index, concept) in ConceptFile.Read(file.Bytes.Span).Concepts.Index())
                {
                    Check(file.Name, $"$.concepts[{index}]", concept, seen, errors);
                }
            }
            catch (JsonException error)
            {
                errors.Add(new(file.Name, error.Path ?? "$", error.Message));
            }
        }

        return errors;
    }

    private static void Check(string file, string path, Concept concept, HashSet<string> seen, List<DataError> errors)
    {
        if (!seen.Add(concept.Id))
        {
            errors.Add(new(file, $"{path}.id", $"the concept \"{concept.Id}\" is defined twice"));
        }

        if (concept.Ja.IsEmpty && concept.En.IsEmpty)
        {
            errors.Add(new(file, path, $"the concept \"{concept.Id}\" has no phrase"));
        }

        foreach (var phrase in concept.Phrases)
        {
            if (FoldedText.Fold(phrase).Folded.Length < 2)
            {
                errors.Add(new(file, path, $"\"{phrase}\" is too short: a phrase of one character is found everywhere"));
            }
        }
    }
}
