using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Miyaburi.Gateway.Tests.Support;

namespace Miyaburi.Bench;

/// <summary>How long a phone waits for the gateway's filter door: one request after the other over one connection, as an operating system's server asks.</summary>
internal static class FilterTable
{
    private const int WarmUp = 3000;
    private const int Requests = 3000;

    internal static async Task<int> PrintAsync(TextWriter output)
    {
        using var scratch = new Scratch();
        await using var server = await Server.FilterAsync(scratch);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/") };
        var texts = Corpus.Sms().ConvertAll(Encoding.UTF8.GetString);
        await AskAsync(client, texts, WarmUp);
        var times = await AskAsync(client, texts, Requests);
        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"filter door, {Requests} requests, {texts.Count} SMS: median {times[Requests / 2]:F2} ms, p99 {times[Requests * 99 / 100]:F2} ms, longest {times[^1]:F1} ms"));
        return 0;
    }

    private static async Task<List<double>> AskAsync(HttpClient client, List<string> texts, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            using var answer = await client.PostAsJsonAsync("", new { _version = 1, query = new { sender = "+819012345678", message = new { text = texts[i % texts.Count] } } });
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            answer.EnsureSuccessStatusCode();
        }

        return times;
    }
}
