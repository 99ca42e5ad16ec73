using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>
/// A minute of malformed frames and requests, shared by all doors case by case. Seeded like the engine's own fuzzing:
/// MIYABURI_SEED and MIYABURI_FUZZ_SECONDS. What is found is written down, and goes into Fixtures/frames/DOOR once it is
/// understood: those files are sent again by every run of the tests.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>After so long without an end of the answer the door probably waits for the rest of a request.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromMilliseconds(200);

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Frames, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Frames, f)).Order(StringComparer.Ordinal)];

    private static string Frames => Repository.Path("tests", "Miyaburi.Gateway.Tests", "Fixtures", "frames");

    private static double Seconds => double.TryParse(Environment.GetEnvironmentVariable("MIYABURI_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var s) ? s : 60;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("MIYABURI_SEED"), CultureInfo.InvariantCulture, out var s) ? s : Random.Shared.Next();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task MalformedFrames_NeverStopADoor()
    {
        var seed = Seed;
        await using var peers = await StartAsync();
        List<Case> before = [];
        var clock = Stopwatch.StartNew();
        var number = 0;
        for (; clock.Elapsed.TotalSeconds < Seconds; number += AtOnce)
        {
            var cases = Enumerable.Range(number, AtOnce).Select(n => Case.Of(seed, n)).ToList();
            var troubles = await Task.WhenAll(cases.Select(c => TroubleAsync(peers, c.Door, c.Bytes, Unfinished)));
            if (troubles.FirstOrDefault(t => t is not null) is { } trouble)
            {
                Assert.Fail($"MIYABURI_SEED={seed}, {trouble}\nThe last cases are in {Keep([.. before, .. cases])}");
            }

            before = cases;
        }

        Console.WriteLine($"Fuzz of the doors: MIYABURI_SEED={seed}, {number} cases in {clock.Elapsed.TotalSeconds:F0} s");
        output.WriteLine($"MIYABURI_SEED={seed}, {number} cases");
        Assert.InRange(number, 100, int.MaxValue);
        foreach (var door in DoorPeers.All)
        {
            Assert.Equal(DoorPeers.Judged, await peers.AskAsync(door, "Shall we meet at noon?"));
        }

        Assert.Empty(peers.Gateway.Log.Errors);
    }

    /// <summary>What was found once is found no more.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task KnownFrame_DoesNoHarm(string sample)
    {
        await using var peers = await StartAsync();
        var door = sample.Split('/')[0];
        Assert.Null(await TroubleAsync(peers, door, await File.ReadAllBytesAsync(Path.Combine(Frames, sample)), unfinished: TimeSpan.FromSeconds(10)));
        Assert.Equal(DoorPeers.Judged, await peers.AskAsync(door, "Shall we meet at noon?"));

        // The end of a connection can be seen before what is logged of it.
        Assert.Empty(peers.Gateway.Log.Errors);
    }

    private static Task<DoorPeers> StartAsync() => DoorPeers.StartAsync("\"requestSeconds\": 2");

    /// <summary>Sends a case; what went wrong, or null.</summary>
    private static async Task<string?> TroubleAsync(DoorPeers peers, string door, byte[] bytes, TimeSpan unfinished)
    {
        using var client = await Peer.ConnectAsync(peers.Port(door));
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes);
            var reading = stream.CopyToAsync(answer);
            if (door is not ("spamd" or "milter"))
            {
                // For Kestrel the end of what is sent is the end of the wish for an answer.
                await Task.WhenAny(reading, Task.Delay(unfinished));
            }

            client.Client.Shutdown(SocketShutdown.Send);
            await reading.WaitAsync(Patience);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // The door hung up: its right.
        }
        catch (TimeoutException)
        {
            return $"{door}: no end of the answer";
        }

        return peers.Gateway.Log.Errors is [var error, ..] ? error
            : Encoding.Latin1.GetString(answer.ToArray()).StartsWith("HTTP/1.1 500", StringComparison.Ordinal) ? $"{door}: status 500"
            : null;
    }

    /// <summary>What a case does may show only a little later, since a bot answers after its webhook: those before are kept as well.</summary>
    private static string Keep(List<Case> cases)
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-frames-").FullName;
        foreach (var (door, number, bytes) in cases)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{number}-{door}"), bytes);
        }

        return folder;
    }

    /// <summary>The case of a number.</summary>
    private sealed record Case(string Door, int Number, byte[] Bytes)
    {
        internal static Case Of(int seed, int number)
        {
            var door = DoorPeers.All[number % DoorPeers.All.Length];
            return new Case(door, number, Noise.For(door, new Random(unchecked((seed * 31) + number))));
        }
    }
}
