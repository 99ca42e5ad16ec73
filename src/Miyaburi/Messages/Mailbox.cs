namespace Miyaburi.Messages;

/// <summary>A mailbox (RFC 5322, 3.4) or an SMS sender.</summary>
/// <param name="Name">The display name, decoded (RFC 2047); for SMS the number or alphanumeric sender. May be empty.</param>
/// <param name="Address">The addr-spec, or empty when there is none.</param>
public sealed record Mailbox(string Name, string Address)
{
    /// <summary>The part behind the last @, lower-case and without a final dot; empty when there is none.</summary>
    public string Domain
    {
        get
        {
            var at = Address.LastIndexOf('@');
            return at < 0 ? "" : Address[(at + 1)..].TrimEnd('.').ToLowerInvariant();
        }
    }
}
