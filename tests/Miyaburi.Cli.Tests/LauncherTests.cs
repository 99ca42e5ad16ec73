using Miyaburi.Tests;

namespace Miyaburi.Cli.Tests;

public sealed class LauncherTests
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(15);

    [Fact]
    [Trait("Category", "Slow")]
    public void Launcher_BuildsQuietlyAndRunsTheFirstCommandOfTheReadme()
    {
        var ran = CommandLine.RunProgram([], Repository.Path("miyaburi"), ["check", CommandLine.Sample("mail/jcom-unpaid.eml"), "--lang=ja"], BuildTime);
        Assert.Equal("", ran.Error);
        Assert.Equal(1, ran.Code);
        Assert.Contains("詐欺と判断しました", ran.Output, StringComparison.Ordinal);
    }
}
