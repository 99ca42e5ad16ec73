using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The configurations that docs/gateways.md tells administrators to copy.</summary>
internal static class Documented
{
    internal static string Config(string name)
    {
        var page = File.ReadAllText(Repository.Path("docs", "gateways.md"));
        var mark = page.IndexOf($"<!-- config: {name} -->", StringComparison.Ordinal);
        Assert.True(mark >= 0, $"docs/gateways.md holds no configuration {name}.");
        var start = page.IndexOf('\n', page.IndexOf("```", mark, StringComparison.Ordinal)) + 1;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>The documented text with an address of the test in place of the documented one, which must be there.</summary>
    internal static string With(this string config, string documented, string actual)
    {
        Assert.Contains(documented, config, StringComparison.Ordinal);
        return config.Replace(documented, actual, StringComparison.Ordinal);
    }
}
