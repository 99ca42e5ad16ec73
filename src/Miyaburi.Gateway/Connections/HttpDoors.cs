using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Miyaburi.Gateway.Connections;

/// <summary>A door that speaks HTTP.</summary>
internal interface IHttpDoor
{
    /// <summary>Answers one request.</summary>
    Task ServeAsync(HttpContext context);
}

/// <summary>Leads the requests of one address to its door: each door has its own, so that none can be reached through another's.</summary>
internal static class HttpDoors
{
    /// <summary>Makes an address speak HTTP/1 for a door.</summary>
    internal static void UseDoor<T>(this ListenOptions options)
        where T : IHttpDoor
    {
        options.Protocols = HttpProtocols.Http1;
        var door = options.ApplicationServices.GetRequiredService<T>();
        options.Use(next => connection =>
        {
            connection.Features.Set(new OpenDoor(door));
            return next(connection);
        });
    }

    /// <summary>Serves a request through the door of its connection, or says that there are too many.</summary>
    internal static async Task ServeAsync(HttpContext context)
    {
        var gate = context.RequestServices.GetRequiredService<ConnectionGate>();
        if (!gate.TryEnter())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            await context.Features.Get<OpenDoor>()!.Door.ServeAsync(context);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            // Too large, too slow or malformed: the server knows which.
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (OperationCanceledException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
        }
        finally
        {
            gate.Leave();
        }
    }

    private sealed record OpenDoor(IHttpDoor Door);
}
