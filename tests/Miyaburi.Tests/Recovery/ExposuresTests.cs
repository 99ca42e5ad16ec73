using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class ExposuresTests
{
    /// <summary>The identifiers are a contract: scripts and saved plans use them.</summary>
    [Fact]
    public void Ids_AreStable() =>
        Assert.Equal(
            [
                "received", "opened", "replied", "typedPersonal", "typedEmail", "typedPassword", "reusedPassword", "typedCarrierLogin",
                "typedCode", "typedCard", "typedBank", "typedSecurities", "sentGiftCard", "transferredMoney", "paidByApp", "installedApp",
                "installedProfile", "remoteAccess", "sharedIdentity", "sharedWallet",
            ],
            Exposures.All.Select(Exposures.IdOf));

    [Fact]
    public void Find_EveryId_IsItself() => Assert.All(Exposures.All, e => Assert.Equal(e, Exposures.Find(Exposures.IdOf(e))));

    [Theory]
    [InlineData("")]
    [InlineData("TypedCard")]
    [InlineData("9")]
    public void Find_Other_IsNull(string id) => Assert.Null(Exposures.Find(id));

    [Fact]
    public void Guide_AsksEveryExposure() =>
        Assert.Equal(Exposures.All, RecoveryGuide.Default.Exposures.Select(e => e.Id));
}
