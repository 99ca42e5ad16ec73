using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work and was not told to stop.</summary>
internal static class Health
{
    internal static void Map(WebApplication app)
    {
        app.MapRead("/healthz", () => TypedResults.Text("ok\n"));
        app.MapRead("/readyz", (Drain drain, Database data) => !drain.IsStopping && data.IsReady()
            ? TypedResults.Text("ready\n")
            : TypedResults.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
