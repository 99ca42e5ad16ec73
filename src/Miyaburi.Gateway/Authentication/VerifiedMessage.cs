namespace Miyaburi.Gateway.Authentication;

/// <summary>The bytes as the engine is to read them.</summary>
/// <param name="Bytes">The message; with own verification an Authentication-Results field stands on top of it.</param>
/// <param name="AuthservId">The authserv-id whose fields count, or null when none does.</param>
/// <param name="Methods">What own verification found, without names of domains, for the audit log; null when there was none.</param>
internal sealed record VerifiedMessage(ReadOnlyMemory<byte> Bytes, string? AuthservId, string? Methods = null);
