using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>What the letters of a host say: log-odds of a character n-gram model over the whole host name.</summary>
public sealed class HostModel(NgramModel? model)
{
    /// <summary>Log-odds in nats that a host of this shape serves scams; 0 without a model or for addresses.</summary>
    public double Score(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (model is null || host.Kind is not HostKind.Domain)
        {
            return 0;
        }

        Span<char> framed = stackalloc char[258];
        var name = host.Ascii.AsSpan(0, Math.Min(256, host.Ascii.Length));
        framed[0] = '^';
        name.CopyTo(framed[1..]);
        framed[name.Length + 1] = '$';
        return model.Score(framed[..(name.Length + 2)]);
    }
}
