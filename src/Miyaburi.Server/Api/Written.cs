using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Miyaburi.Server.Api;

/// <summary>An answer as it is sent, with the tag by which whoever asks again says that they have it.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Tag">The same for the same text.</param>
internal sealed record Written(string Text, EntityTagHeaderValue Tag)
{
    internal static Written Of(string text) => new(text, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}\""));
}
