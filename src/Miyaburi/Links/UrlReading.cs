namespace Miyaburi.Links;

/// <summary>The outcome of reading an address.</summary>
public abstract record UrlReading
{
    private UrlReading()
    {
    }

    /// <summary>A browser would take it for an address. Its host may still be <see cref="HostKind.Invalid"/>.</summary>
    /// <param name="Url">The address as a browser reads it.</param>
    public sealed record Read(Url Url) : UrlReading;

    /// <summary>No browser would take it for an absolute address.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record NotAnAddress(NotAnAddressReason Reason) : UrlReading;
}

/// <summary>Why something is no address.</summary>
public enum NotAnAddressReason
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>It does not begin with a scheme and a colon.</summary>
    NoScheme,

    /// <summary>The scheme needs a host and none is written.</summary>
    NoHost,
}
