using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Brands;

/// <summary>Words by which companies speak of themselves, and by which others speak of them; <c>data/cues/claims.json</c>.</summary>
/// <param name="Before">Words directly before the name (「株式会社」「©」).</param>
/// <param name="After">Words directly behind the name (「カスタマーセンター」「をご利用いただき」).</param>
/// <param name="Disclaim">Words directly behind the name that say the author is somebody else (「を装った」「をかたる」).</param>
/// <param name="Channels">Phrases in which a name is only a way of contact (「LINEを追加」).</param>
/// <param name="Topics">Particles directly behind the name that make it what the text is about (「で」「を」).</param>
/// <param name="Introductions">Words directly behind the name that end a sentence in which its author says who it is (「です」「といいます」).</param>
/// <param name="Branches">Words for a branch, which with a kind of account behind a bank's name make the bank the place where money goes.</param>
/// <param name="Accounts">Kinds of bank account (「普通」).</param>
public sealed record ClaimCues(
    ImmutableArray<string> Before, ImmutableArray<string> After, ImmutableArray<string> Disclaim, ImmutableArray<string> Channels,
    ImmutableArray<string> Topics, ImmutableArray<string> Introductions, ImmutableArray<string> Branches, ImmutableArray<string> Accounts)
{
    /// <summary>Reads the cues.</summary>
    /// <exception cref="JsonException">The file does not have this shape.</exception>
    public static ClaimCues Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ClaimCuesJson.Default.ClaimCues) ?? throw new JsonException("The file is empty.");
}

/// <summary>Strict reading of the cues.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ClaimCues))]
internal sealed partial class ClaimCuesJson : JsonSerializerContext;
