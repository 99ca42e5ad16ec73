namespace Miyaburi.Gateway.Authentication;

/// <summary>The result of one method (RFC 8601, 2.7).</summary>
/// <param name="Method"><c>dkim</c>, <c>spf</c>, <c>dmarc</c>, <c>arc</c>.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c>, <c>softfail</c>, <c>neutral</c>, <c>none</c>, <c>temperror</c>, <c>permerror</c>.</param>
/// <param name="Property">What it speaks of: <c>header.d</c>; empty where it speaks of the message.</param>
/// <param name="Domain">The domain, lower-case ASCII.</param>
internal sealed record MethodOutcome(string Method, string Result, string Property = "", string Domain = "")
{
    internal bool IsPass => Result == "pass";

    internal bool IsUnknown => Result == "temperror";

    public override string ToString() => Property.Length == 0 ? $"{Method}={Result}" : $"{Method}={Result} {Property}={Domain}";
}
