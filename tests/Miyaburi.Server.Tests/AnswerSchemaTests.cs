using System.Net;
using Miyaburi.Recovery;

namespace Miyaburi.Server.Tests;

/// <summary>Answers of data and plans are what the API document says they are; those of waves are checked where waves are made.</summary>
public sealed class AnswerSchemaTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/v1/brands")]
    [InlineData("/v1/signals")]
    [InlineData("/v1/contacts")]
    [InlineData("/v1/exposures")]
    [InlineData("/v1/waves")]
    [InlineData("/v1/waves/digest")]
    public async Task Data(string path)
    {
        var answer = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(await (await ApiSchema.OfAsync(server)).ErrorsAsync("get", path, answer.Text));
    }

    [Fact]
    public async Task Every_brand()
    {
        var schema = await ApiSchema.OfAsync(server);
        foreach (var brand in EngineData.Embedded.Brands.All)
        {
            Assert.Empty(await schema.ErrorsAsync("get", "/v1/brands/{id}", (await server.GetAsync("/v1/brands/" + brand.Id)).Text));
        }
    }

    [Fact]
    public async Task A_plan_for_each_thing_done_and_for_all_at_once()
    {
        var schema = await ApiSchema.OfAsync(server);
        var all = Exposures.All.Select(Exposures.IdOf).ToArray();
        foreach (var did in all.Select(id => new[] { id }).Append(all).Append([]))
        {
            var plan = await server.PostAsync("/v1/plan", Sample.Json(new { did, brand = "jcom", customer = "yes", on = "2026-11-28", lures = new[] { "unpaidBill" } }));
            Assert.Empty(await schema.ErrorsAsync("post", "/v1/plan", plan.Text));
        }
    }

    [Fact]
    public async Task A_property_too_many_or_too_few_is_found()
    {
        var schema = await ApiSchema.OfAsync(server);
        Assert.NotEmpty(await schema.ErrorsAsync("get", "/v1/brands", """[{"id":"a","names":{"ja":"a","en":"a"},"category":"b","more":1}]"""));
        Assert.NotEmpty(await schema.ErrorsAsync("get", "/v1/brands", """[{"id":"a","names":{"ja":"a","en":"a"}}]"""));
        Assert.NotEmpty(await schema.ErrorsAsync("get", "/v1/brands", """[{"id":1,"names":{"ja":"a","en":"a"},"category":"b"}]"""));
        Assert.Empty(await schema.ErrorsAsync("get", "/v1/brands", """[{"id":"a","names":{"ja":"a","en":"a"},"category":"b"}]"""));
    }
}
