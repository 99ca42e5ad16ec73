namespace Miyaburi;

/// <summary>
/// Something that could not be told: a part that could not be read, a limit that was reached, a check without a
/// result. Reported to the reader and never counted as a no.
/// </summary>
/// <param name="Code">Stable identifier in lower camel case, such as <c>attachmentEncrypted</c>.</param>
/// <param name="Detail">What it concerns: a part id, a file name, a limit. Untrusted text; may be empty.</param>
public sealed record Unknown(string Code, string Detail = "");
