using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

using Miyaburi.Cli.Scanning;
using Miyaburi.Reports;
using Miyaburi.Tests;

namespace Miyaburi.Cli.Tests;

/// <summary>
/// Mutated lines of JSON and mutated data files. Seeded like the engine's own: MIYABURI_SEED and MIYABURI_FUZZ_SECONDS; a
/// failure names seed, round and input.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "-0", "\\ud83d", "\\u0000", "\0", "\"id\":", "\"eml\":\"", "\"text\":\"", "\"kind\":\"mail\",", "\"received\":", "\"sender\":\"",
        "=?utf-8?B?", "\u202e", "\"names\":{}", "\"sources\":{\"a\":{}}", "\"about\":[]", "2026-99-99", "\"checked\":\"0000-00-00\"", "https://x", "{\"a\":{\"a\":{\"a\":{\"a\":[[[[[[", "あ", "😀",
    ];

    private static double Seconds => double.TryParse(Environment.GetEnvironmentVariable("MIYABURI_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var s) ? s : 4;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("MIYABURI_SEED"), CultureInfo.InvariantCulture, out var s) ? s : 20261124;

    [Fact]
    public void ScanLine_MutatedLines_IsJudgedOrRefused()
    {
        var eml = Convert.ToBase64String(File.ReadAllBytes(CommandLine.Sample("mail/jcom-unpaid.eml")));
        string[] seeds =
        [
            JsonSerializer.Serialize(new { id = 1, eml, received = "2022-09-16T10:30:00+09:00" }),
            JsonSerializer.Serialize(new { id = "a", text = "【J:COM】ご請求書が未払いです https://jcom-info.com/", kind = "sms", sender = "J:COM", received = 1663291800 }),
            JsonSerializer.Serialize(new { id = new { x = 1 }, text = "From: a@b.example\nSubject: x\n\nhello", kind = "mail", subject = "x" }),
        ];
        var worker = new ScanWorker(new Judging("mx.example"), Language.Ja, writesJson: true);
        Run("json lines", [.. seeds.Select(Encoding.UTF8.GetBytes)], line =>
        {
            var result = worker.Work(new ScanItem.JsonLine("in:1", line));
            using var written = JsonDocument.Parse(result.Line);
            var error = written.RootElement.TryGetProperty("error", out var why) ? why.GetString()! : "";
            Assert.NotEqual(result.Report is null, error.Length == 0);
            // What is refused is refused for a reason that was foreseen.
            Assert.DoesNotContain("調べている途中で失敗", error, StringComparison.Ordinal);
        });
    }

    /// <summary>Whatever a contributor's editor leaves in a file, data check lists errors and never falls over.</summary>
    [Fact]
    public void DataCheck_MutatedFiles_ListsErrors()
    {
        var data = Repository.Path("data");
        string[] names = ["brands/jcom.json", "guidance/card.json", "guidance/exposures.json", "contacts/money.json", "lexicon/demands.json", "model/verdict.json", "cues/claims.json"];
        byte[][] seeds = [.. names.Select(n => File.ReadAllBytes(Path.Combine(data, n)))];
        Run("data files", seeds, bytes =>
        {
            var changed = names[Array.FindIndex(seeds, s => Likeness(s, bytes))];
            List<DataFile> files = [new(changed, bytes)];
            var check = DataCheck.Of(files, new DateOnly(2026, 11, 28));
            Assert.All(check.Errors.Concat(Data.DataFolder.CheckSchemas(files)), e => Assert.NotEmpty(e.ToString()));
        });
    }

    /// <summary>Which file a mutation came from: its first bytes are kept.</summary>
    private static bool Likeness(byte[] seed, byte[] bytes) => bytes.AsSpan().StartsWith(seed.AsSpan(0, Kept));

    private const int Kept = 120;

    private void Run(string name, byte[][] seeds, Action<byte[]> check)
    {
        var clock = Stopwatch.StartNew();
        var rounds = 0;
        for (; clock.Elapsed.TotalSeconds < Seconds; rounds++)
        {
            var random = new Random(unchecked((Seed * 31) + rounds));
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random, name == "data files" ? Kept : 0);
            try
            {
                check(bytes);
            }
            catch (Exception e)
            {
                Assert.Fail($"{name}: MIYABURI_SEED={Seed}, round {rounds}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }

        output.WriteLine($"{name}: {rounds} rounds in {clock.Elapsed.TotalSeconds:F1} s");
    }

    private static byte[] Mutate(byte[] seed, Random random, int kept)
    {
        var bytes = new List<byte>(seed);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(kept, bytes.Count + 1);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, [.. bytes.GetRange(at, length)]);
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
