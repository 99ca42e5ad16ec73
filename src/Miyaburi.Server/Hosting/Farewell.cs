namespace Miyaburi.Server.Hosting;

/// <summary>Once the server was told to stop, tells clients to open new connections elsewhere.</summary>
internal sealed class Farewell(RequestDelegate next, Drain drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (drain.IsStopping && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
