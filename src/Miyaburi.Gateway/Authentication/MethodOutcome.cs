namespace Miyaburi.Gateway.Authentication;

/// <summary>The result of one method (RFC 8601, 2.7).</summary>
/// <param name="Method"><c>dkim</c>, <c>spf</c>, <c>dmarc</c>, <c>arc</c>.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c>, <c>softfail</c>, <c>neutral</c>, <c>none</c>, <c>temperror</c>, <c>permerror</c>.</param>
/// <param name="Property">What it speaks of: <c>header.d</c>; empty where it speaks of the message.</param>
/// <param name="Domain">The domain, lower-case ASCII.</param>
internal sealed record MethodOutcome(string Method, string Result, string Property = "", string Domain = "")
{
    /// <summary>What the domain's owner asks for when DMARC fails, or null.</summary>
    internal DmarcPolicy? Policy { get; init; }

    internal bool IsPass => Result == "pass";

    internal bool IsUnknown => Result == "temperror";

    /// <summary>Without any name of a domain: for the audit log.</summary>
    internal string Nameless => Policy is { } policy ? $"{Method}={Result} policy.{Method}={Word(policy)}" : $"{Method}={Result}";

    public override string ToString() => Property.Length == 0 ? Nameless : $"{Nameless} {Property}={Domain}";

    private static string Word(DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.Reject => "reject",
        DmarcPolicy.Quarantine => "quarantine",
        _ => "none",
    };
}
