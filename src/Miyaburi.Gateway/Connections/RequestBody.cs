using Microsoft.AspNetCore.Http;

namespace Miyaburi.Gateway.Connections;

/// <summary>Reads the body of an HTTP request with the limits of a message.</summary>
internal static class RequestBody
{
    /// <summary>Reads it to its end.</summary>
    internal static async Task<Growth> ReadAsync(HttpContext context, MessageBuffer target, CancellationToken cancellation)
    {
        var input = context.Request.BodyReader;
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var growth = target.Add(read.Buffer);
            input.AdvanceTo(read.Buffer.End);
            if (growth is not Growth.Added || read.IsCompleted)
            {
                return growth;
            }
        }
    }
}
