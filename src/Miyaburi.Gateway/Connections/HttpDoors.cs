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
    private static ReadOnlyMemory<byte> TooMany { get; } = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    /// <summary>Makes an address speak HTTP/1 for a door. A connection counts from its first moment, also while it is idle.</summary>
    internal static void UseDoor<T>(this ListenOptions options)
        where T : IHttpDoor
    {
        options.Protocols = HttpProtocols.Http1;
        var door = new OpenDoor(options.ApplicationServices.GetRequiredService<T>());
        var gate = options.ApplicationServices.GetRequiredService<ConnectionGate>();
        options.Use(next => async connection =>
        {
            if (!gate.TryEnter())
            {
                await connection.Transport.Output.WriteAsync(TooMany);
                return;
            }

            try
            {
                connection.Features.Set(door);
                await next(connection);
            }
            finally
            {
                gate.Leave();
            }
        });
    }

    /// <summary>Serves a request through the door of its connection.</summary>
    internal static async Task ServeAsync(HttpContext context)
    {
        try
        {
            await context.Features.Get<OpenDoor>()!.Door.ServeAsync(context);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            // Too large, too slow or malformed: the server knows which.
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (IOException chunk) when (chunk.InnerException is OverflowException && !context.Response.HasStarted)
        {
            // A chunk size (RFC 9112 section 7.1) beyond an Int32: the one malformed frame the server does not name as such.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
        }
    }

    private sealed record OpenDoor(IHttpDoor Door);
}
