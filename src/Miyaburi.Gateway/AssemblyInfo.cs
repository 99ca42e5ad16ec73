using System.Runtime.Versioning;

// Unix sockets with permissions, signals and mail servers: this program is for Unix.
[assembly: UnsupportedOSPlatform("windows")]
