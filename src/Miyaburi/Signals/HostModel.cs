using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>What the letters of an address say: log-odds of a character n-gram model over host, shape and path.</summary>
public sealed class HostModel(NgramModel? model)
{
    /// <summary>Suffixes whose registries admit only public bodies and schools; their spelling says nothing.</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> Restricted =
        System.Collections.Frozen.FrozenSet.ToFrozenSet(["go.jp", "lg.jp", "ac.jp", "ed.jp", "gov", "edu", "mil", "gov.uk", "ac.uk"], StringComparer.Ordinal);

    /// <summary>Log-odds in nats that an address of this shape serves scams; 0 without a model or for numeric hosts.</summary>
    public double Score(Url url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return model is null || (url.Host is { } named && Restricted.Contains(named.PublicSuffix)) || url.Host is not { Kind: HostKind.Domain } host ? 0 : model.Score(AddressShape.Of(host, url.Path, url.Query));
    }

    /// <summary>The same for a host of which no path is known.</summary>
    public double Score(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return model is null || Restricted.Contains(host.PublicSuffix) || host.Kind is not HostKind.Domain ? 0 : model.Score(AddressShape.Of(host, "/", null));
    }
}
