using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class PlanBuilderTests
{
    [Fact]
    public void Build_OpenedOnly_ClosesThePageFirst() =>
        Assert.Equal("opened-close", Guide.Plan(Exposure.Opened).Steps.First().Id);

    [Fact]
    public void Build_TypedCard_CallsTheIssuerFirst() =>
        Assert.Equal("card-stop", Guide.Plan(Exposure.TypedCard, Exposure.Opened).Steps.First().Id);
}
