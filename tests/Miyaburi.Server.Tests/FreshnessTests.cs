using System.Net;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Tests;

/// <summary>What the operator hides is gone as soon as the server's own answer is: nobody on the way goes on giving it, and asking again costs little.</summary>
public sealed class FreshnessTests
{
    [Fact]
    public async Task WhatShowsWaves_IsAskedForAnew()
    {
        await using var site = await WaveTests.SiteAsync();
        await WaveTests.FiveAsync(site);
        var id = (await site.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString();
        string[] showing =
        [
            "/v1/waves", "/v1/waves/digest", $"/v1/waves/{id}", $"/v1/waves/{id}/timeline", "/v1/timelines?brand=jcom",
            "/waves.atom", "/waves", $"/waves/{id}", "/brands/jcom",
        ];
        foreach (var path in showing)
        {
            var answer = await site.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK, "no-cache"), (path, answer.Status, answer.Header("Cache-Control")));
        }

        Assert.Equal("public, max-age=3600", (await site.GetAsync("/v1/brands")).Header("Cache-Control"));
        Assert.Equal("public, max-age=300", (await site.GetAsync("/how")).Header("Cache-Control"));
    }

    [Fact]
    public async Task Digest_IsWrittenOnce_AndALookLikeOthers()
    {
        await using var site = await WaveTests.SiteAsync(o => o with { ChecksPerMinute = 3, WaveAnswers = TimeSpan.FromMinutes(1) });
        var views = (Storage.WaveViews)site.Services.GetService(typeof(Storage.WaveViews))!;
        Assert.Same(views.Digest(), views.Digest());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(views.Digest().Tag.ToString(), (await site.GetAsync("/v1/waves/digest")).Header("ETag"));
        }

        Assert.Equal("tooManyRequests", (await site.GetAsync("/v1/waves/digest")).Cause);
    }
}
