namespace Miyaburi.Links;

/// <summary>stand-in until lists land</summary>
[Flags]
public enum HostTraits { None = 0, Shortener = 1, DynamicDns = 2, FreeHosting = 4, Redirector = 8, FreeMail = 16, SharedPlatform = 32, AbusedTld = 64 }
/// <summary>stand-in</summary>
public static class HostLists { /// <summary>stand-in</summary>
 public static HostTraits TraitsOf(Host host) => HostTraits.None; }
