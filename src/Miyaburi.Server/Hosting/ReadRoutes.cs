namespace Miyaburi.Server.Hosting;

/// <summary>Maps what is read and not part of the described API.</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Answers GET, and HEAD with the same header: link checkers and proxies ask so.</summary>
    internal static RouteHandlerBuilder MapRead(this WebApplication app, string path, Delegate handler) =>
        app.MapMethods(path, Methods, handler).ExcludeFromDescription();
}
