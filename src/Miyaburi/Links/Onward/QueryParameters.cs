namespace Miyaburi.Links.Onward;

/// <summary>Walks over the name=value pairs of a query, without decoding and without allocation.</summary>
internal ref struct QueryParameters(ReadOnlySpan<char> query)
{
    private ReadOnlySpan<char> _rest = query;

    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOfAny('&', ';');
        var pair = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        var equals = pair.IndexOf('=');
        Name = equals < 0 ? [] : pair[..equals];
        Value = equals < 0 ? pair : pair[(equals + 1)..];
        return true;
    }

    /// <summary>The first value with the given name, in any case; empty when there is none.</summary>
    public static ReadOnlySpan<char> Find(string? query, string name)
    {
        var parameters = new QueryParameters(query);
        while (parameters.Next())
        {
            if (parameters.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameters.Value;
            }
        }

        return [];
    }
}
