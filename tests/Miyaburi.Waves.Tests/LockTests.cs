using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>Why a store cannot be written.</summary>
public sealed class LockTests(Stores stores)
{
    /// <summary>Nobody else writes: an operator who looks for another program would look in vain.</summary>
    [Fact]
    public void LockThatCannotBeMade_IsNotTakenForAnotherWriter()
    {
        var name = stores.New("sqlite");
        File.CreateSymbolicLink(name + ".lock", name + ".lock");
        Assert.IsNotType<StoreInUseException>(Assert.ThrowsAny<IOException>(() => WaveStore.Open(name, WaveRules.Default)));
    }
}
