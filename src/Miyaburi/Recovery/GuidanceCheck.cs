using System.Collections.Immutable;
using System.Text.Json;

namespace Miyaburi.Recovery;

/// <summary>Finds every error in the guidance and contact files at once.</summary>
public static class GuidanceCheck
{
    /// <summary>Days after which a fact must be looked up again.</summary>
    public const int SourceDays = 365;

    /// <summary>Checks the files.</summary>
    /// <param name="files">The files of <c>data/guidance</c> and <c>data/contacts</c>; others are passed over.</param>
    /// <param name="on">The day of the check; sources older than <see cref="SourceDays"/> before it are errors.</param>
    /// <returns>The errors in file order; empty when the files are fit to ship.</returns>
    public static ImmutableArray<GuidanceError> Check(IEnumerable<GuideSourceFile> files, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(files);
        var errors = new List<GuidanceError>();
        var guides = new List<(string File, GuideFile Guide)>();
        var desks = new List<(string File, ContactFile Desks)>();
        ExposureFile? asked = null;
        foreach (var file in files.Where(f => GuideFiles.IsGuideFile(f.Name)))
        {
            GuidanceTextCheck.Check(file, errors);
            if (file.Name is GuideFiles.Exposures)
            {
                asked = Read(file, json => GuideJson.ReadExposures(json.Span), errors);
            }
            else if (file.Name.StartsWith(GuideFiles.Guidance, StringComparison.Ordinal))
            {
                Add(guides, file, json => GuideJson.ReadGuide(json.Span), errors);
            }
            else
            {
                Add(desks, file, json => GuideJson.ReadContacts(json.Span), errors);
            }
        }

        new GuidanceFactCheck(on, errors).Check(guides, desks);
        GuidanceCoverCheck.Check(guides, asked, errors);
        return [.. errors];
    }

    private static void Add<T>(List<(string File, T Data)> list, GuideSourceFile file, Func<ReadOnlyMemory<byte>, T> read, List<GuidanceError> errors)
        where T : class
    {
        if (Read(file, read, errors) is { } data)
        {
            list.Add((file.Name, data));
        }
    }

    private static T? Read<T>(GuideSourceFile file, Func<ReadOnlyMemory<byte>, T> read, List<GuidanceError> errors)
        where T : class
    {
        try
        {
            return read(file.Json);
        }
        catch (JsonException error)
        {
            errors.Add(new GuidanceError(file.Name, error.Path ?? "$", error.Message));
            return null;
        }
    }
}
