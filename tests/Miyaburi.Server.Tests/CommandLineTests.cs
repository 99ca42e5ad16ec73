namespace Miyaburi.Server.Tests;

/// <summary><c>serve</c> and <c>serve keys</c> as they are typed.</summary>
[Trait("Category", "Slow")]
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-keys-").FullName;

    private string Data => Path.Combine(folder, "new", "miyaburi.db");

    [Fact]
    public void Keys_AreMadeListedAndRevoked()
    {
        var key = ServerProcess.Run("keys", "add", "ある団体", "--data", Data);
        Assert.Equal(0, key.Code);
        Assert.Matches(@"\Amk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}\n\z", key.Output);
        var id = key.Output[3..11];
        Assert.Contains($"{id}  ", ServerProcess.Run("keys", "list", "--data", Data).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Output.Trim(), ServerProcess.Run("keys", "list", "--data", Data).Output, StringComparison.Ordinal);
        Assert.Equal(0, ServerProcess.Run("keys", "revoke", id, "--data", Data).Code);
        var again = ServerProcess.Run("keys", "revoke", id, "--data", Data);
        Assert.Equal(2, again.Code);
        Assert.Contains(id, again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--web", "/no/such/folder")]
    [InlineData("--checks-per-minute", "0")]
    [InlineData("--checks-per-minute", "many")]
    [InlineData("--proxy", "proxy.example")]
    [InlineData("--public-url", "ftp://x/")]
    [InlineData("--prot", "1")]
    public void WrongOptions_AreExplained(string option, string value)
    {
        var ran = ServerProcess.Run(option, value, "--data", Data);
        Assert.Equal(2, ran.Code);
        Assert.StartsWith("miyaburi serve: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressInUse_IsExplained()
    {
        using var first = ServerProcess.Start();
        var ran = ServerProcess.Run("--urls", first.Address, "--data", Data);
        Assert.Equal(2, ran.Code);
        Assert.Contains("in use", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
