using System.Net;
using System.Text;

namespace Miyaburi.Server.Tests;

/// <summary>Whatever is wrong with a request, the answer says what, in words, and is never a 5xx.</summary>
public sealed class RefusalTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("", 400, "invalidJson")]
    [InlineData("{", 400, "invalidJson")]
    [InlineData("[]", 400, "invalidJson")]
    [InlineData("null", 400, "invalidJson")]
    [InlineData("\"text\"", 400, "invalidJson")]
    [InlineData("""{"txt":"a"}""", 400, "invalidJson")]
    [InlineData("""{"text":1}""", 400, "invalidJson")]
    [InlineData("""{"text":"a","text":"b"}""", 400, "invalidJson")]
    [InlineData("""{"text":"\ud83d"}""", 400, "invalidJson")]
    [InlineData("""{"did":"opened","text":"a"}""", 400, "invalidJson")]
    [InlineData("{}", 400, "oneInput")]
    [InlineData("""{"text":"a","url":"b"}""", 400, "oneInput")]
    [InlineData("""{"eml":"!!!"}""", 400, "notBase64")]
    [InlineData("""{"text":"a","kind":"fax"}""", 400, "unknownValue")]
    [InlineData("""{"text":"a","kind":"0"}""", 400, "unknownValue")]
    [InlineData("""{"text":"a","did":["flew"]}""", 400, "unknownValue")]
    [InlineData("""{"text":"a","did":["0"]}""", 400, "unknownValue")]
    [InlineData("""{"text":"a","customer":"perhaps"}""", 400, "unknownValue")]
    [InlineData("""{"text":"a","received":"yesterday"}""", 400, "invalidDate")]
    [InlineData("""{"text":"a","on":"2026-02-30"}""", 400, "invalidDate")]
    [InlineData("""{"text":""}""", 422, "empty")]
    [InlineData("""{"text":"  \n "}""", 422, "empty")]
    [InlineData("""{"eml":""}""", 422, "empty")]
    [InlineData("""{"eml":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="}""", 422, "image")]
    public async Task Check_SaysWhatIsWrong(string body, int status, string cause) => AssertProblem(await server.PostAsync("/v1/check", body), status, cause);

    [Theory]
    [InlineData("", 400, "invalidJson")]
    [InlineData("{}", 400, "invalidJson")]
    [InlineData("""{"did":null}""", 400, "invalidJson")]
    [InlineData("""{"did":["flew"]}""", 400, "unknownValue")]
    [InlineData("""{"did":[],"brand":"nobody"}""", 400, "unknownValue")]
    [InlineData("""{"did":[],"channel":"pigeon"}""", 400, "unknownValue")]
    [InlineData("""{"did":[],"statementOn":"soon"}""", 400, "invalidDate")]
    public async Task Plan_SaysWhatIsWrong(string body, int status, string cause) => AssertProblem(await server.PostAsync("/v1/plan", body), status, cause);

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public async Task OtherMediaTypes_AreRefused(string type)
    {
        AssertProblem(await server.PostAsync("/v1/check", "text=a", type), 415, "mediaType");
        AssertProblem(await server.PostAsync("/v1/plan", "text=a", type), 415, "mediaType");
    }

    [Fact]
    public async Task UnknownAddresses_AndMethods_AreProblems()
    {
        AssertProblem(await server.GetAsync("/v1/nothing"), 404, "notFound");
        AssertProblem(await server.GetAsync("/v1/brands/nobody"), 404, "notFound");
        AssertProblem(await server.GetAsync("/v1/check"), 405, "methodNotAllowed");
    }

    [Theory]
    [InlineData("/v1/check", "application/json")]
    [InlineData("/v1/check", "message/rfc822")]
    [InlineData("/v1/plan", "application/json")]
    public async Task LargeBodies_AreRefused(string path, string type)
    {
        await using var small = RunningServer.With(o => o with { BodyBytes = 2000 });
        AssertProblem(await small.PostAsync(path, Encoding.UTF8.GetBytes("{\"text\":\"" + new string('a', 3000) + "\"}"), type), 413, "bodyTooLarge");
    }

    [Fact]
    public async Task LargeForms_AreRefusedAsPages()
    {
        await using var small = RunningServer.With(o => o with { BodyBytes = 2000 });
        var answer = await small.PostFormAsync("/check", ("message", new string('a', 3000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("大きすぎます", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RandomBytes_NeverBreakTheServer()
    {
        var random = new Random(7);
        string[] types = ["application/json", "message/rfc822", "text/plain", "application/json; charset=shift_jis", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];
        string[] paths = ["/v1/check", "/v1/plan", "/v1/feedback", "/check", "/plan", "/en/plan.ics", "/feedback"];
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            var answer = await server.PostAsync(paths[i % paths.Length], bytes, types[random.Next(types.Length)]);
            Assert.True((int)answer.Status < 500, $"{i}: {answer.Status}");
        }
    }

    private static void AssertProblem(Answer answer, int status, string cause)
    {
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(cause, answer.Cause);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal($"/docs/api#problem-{cause}", answer.Json.GetProperty("type").GetString());
        Assert.All(["ja", "en"], language => Assert.NotEmpty(answer.Json.GetProperty("text").GetProperty(language).GetString()!));
    }
}
