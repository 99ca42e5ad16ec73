using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class PlanCustomerTests
{
    [Fact]
    public void Build_JcomCustomer_LooksInMyPageByOwnWay()
    {
        var step = Confirm(Customer.Yes);

        Assert.Contains("J:COM", step.Body.Ja, StringComparison.Ordinal);
        Assert.Contains(step.Details, d => d.Text.Ja.Contains("マイページ", StringComparison.Ordinal));
        Assert.Contains(step.Details, d => d.Url == "https://cs.myjcom.jp/invoice_price");
        Assert.Contains(step.Details, d => d.Text.Ja.Contains("メールやSMSで促すことはありません", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NotAJcomCustomer_OwesNothing()
    {
        var step = Confirm(Customer.No);

        Assert.Equal("J:COMの契約がなければ、支払うものはありません", step.Title.Ja);
        Assert.Equal("Without a contract you owe J:COM nothing", step.Title.En);
        Assert.DoesNotContain(step.Details, d => d.Url is not null);
    }

    [Fact]
    public void Build_CustomerUnknown_BothBranchesInOneSentence()
    {
        var detail = Assert.Single(Confirm(Customer.Unknown).Details, d => d.Text.Ja.Contains("支払うものはありません", StringComparison.Ordinal));

        Assert.Contains("マイページ", detail.Text.Ja, StringComparison.Ordinal);
        Assert.Equal(1, detail.Text.Ja.Count(c => c is '。'));
    }

    [Fact]
    public void Build_NoBrand_SpeaksOfThatCompany()
    {
        var plan = Guide.Plan(Guide.Request(Exposure.Received) with { Customer = Customer.No });

        Assert.Contains(plan.Steps, s => s.Title.Ja.StartsWith("その会社の契約がなければ", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_BrandDeskFromOwnersPage_StandsFirst()
    {
        var plan = Guide.Plan(Guide.Request(Exposure.TypedCard) with { Brand = Card(SourceStatus.Official) });

        Assert.Equal("brand:epos:lostCard:0", plan.Steps.First().Contacts[0]);
        Assert.Equal("03-5340-3333", plan.Contacts[0].Phones[0].Number);
    }

    [Fact]
    public void Build_BrandDeskFromSecondHandPage_IsNotShown() =>
        Assert.DoesNotContain(
            Guide.Plan(Guide.Request(Exposure.TypedCard) with { Brand = Card(SourceStatus.SecondHand) }).Contacts.SelectMany(c => c.Phones),
            p => p.Number == "03-5340-3333");

    [Fact]
    public void Build_BrandDeskForAnotherPurpose_IsNotShown() =>
        Assert.DoesNotContain(
            Guide.Plan(Guide.Request(Exposure.TypedPassword) with { Brand = Card(SourceStatus.Official) }).Contacts,
            c => c.Id.StartsWith("brand:", StringComparison.Ordinal));

    [Fact]
    public void Build_SecondHandSource_IsMarked()
    {
        var step = Guide.Plan(Exposure.SharedWallet).Steps.Single(s => s.Id == "wallet-move");

        Assert.Equal(Support.SecondHand, step.Support);
        Assert.Contains("公式ページでは未確認", PlanText.Render(Guide.Plan(Exposure.SharedWallet), Language.Ja), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Inference_NamesWhatItRestsOn()
    {
        var step = Guide.Plan(Exposure.TypedCode).Steps.First();

        Assert.Equal(Support.Derived, step.Support);
        Assert.NotNull(step.RestsOn);
    }

    private static PlanStep Confirm(Customer customer) =>
        Guide.Plan(Guide.Request(Exposure.Received) with { Customer = customer, Brand = Guide.Jcom, Channel = Channel.Sms })
            .Steps.Single(s => s.Id is "confirm-real" or "confirm-not-customer");

    private static BrandAdvice Card(SourceStatus status) => new("epos", new("エポスカード", "Epos Card"), "card")
    {
        Desks = [new BrandDesk("03-5340-3333", "lostCard", Guide.Page with { Status = status })],
    };
}
