using System.Collections.Immutable;
using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class PlanBuilderTests
{
    public static TheoryData<Exposure, Exposure> Pairs()
    {
        var pairs = new TheoryData<Exposure, Exposure>();
        foreach (var a in Exposures.All)
        {
            foreach (var b in Exposures.All.Where(b => b >= a))
            {
                pairs.Add(a, b);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Build_OneOrTwoExposures_GivesAPlanWithoutRepeats(Exposure a, Exposure b)
    {
        AssertSound(Guide.Plan(Guide.Request(a, b) with { Customer = Customer.Yes, Channel = Channel.Sms, Brand = Guide.Jcom }));
        AssertSound(Guide.Plan(Guide.Request(a, b) with { Customer = Customer.No, Channel = Channel.Phone }));
    }

    [Fact]
    public void Build_Everything_GivesAPlanWithoutRepeats() => AssertSound(Guide.Plan([.. Exposures.All]));

    [Theory]
    [InlineData("received-leave", Exposure.Received)]
    [InlineData("opened-close", Exposure.Opened)]
    [InlineData("opened-close", Exposure.Received, Exposure.Opened)]
    [InlineData("replied-stop", Exposure.Replied)]
    [InlineData("personal-close", Exposure.TypedPersonal)]
    [InlineData("personal-close", Exposure.TypedEmail, Exposure.Opened)]
    [InlineData("password-change", Exposure.TypedPassword)]
    [InlineData("carrier-change", Exposure.TypedCarrierLogin)]
    [InlineData("code-stop", Exposure.TypedCode)]
    [InlineData("card-stop", Exposure.TypedCard)]
    [InlineData("bank-stop", Exposure.TypedBank)]
    [InlineData("securities-stop", Exposure.TypedSecurities)]
    [InlineData("gift-issuer", Exposure.SentGiftCard)]
    [InlineData("transfer-freeze", Exposure.TransferredMoney)]
    [InlineData("payapp-stop", Exposure.PaidByApp)]
    [InlineData("app-offline", Exposure.InstalledApp)]
    [InlineData("profile-remove", Exposure.InstalledProfile)]
    [InlineData("remote-off", Exposure.RemoteAccess)]
    [InlineData("wallet-move", Exposure.SharedWallet)]
    [InlineData("card-stop", Exposure.TypedCard, Exposure.TypedPassword, Exposure.TypedPersonal)]
    [InlineData("app-offline", Exposure.TypedBank, Exposure.TypedCard, Exposure.InstalledApp)]
    [InlineData("remote-off", Exposure.RemoteAccess, Exposure.TypedBank)]
    public void Build_Exposures_FirstStepIs(string first, params Exposure[] exposures) =>
        Assert.Equal(first, Guide.Plan(exposures).Steps.First().Id);

    [Fact]
    public void Build_SharedIdentity_NothingIsCalledUrgentNow() =>
        Assert.DoesNotContain(Guide.Plan(Exposure.SharedIdentity).Sections, s => s.Urgency is Urgency.Now);

    [Fact]
    public void Build_NothingTicked_IsAPlanForReceived() =>
        Assert.Equal("received-leave", Guide.Plan(Guide.Request()).Steps.First().Id);

    [Fact]
    public void Build_OpenedOnly_SaysThatHarmIsUnlikely()
    {
        var first = Guide.Plan(Exposure.Opened).Steps.First();

        Assert.Contains("可能性は低い", first.Body.Ja, StringComparison.Ordinal);
        Assert.Contains("unlikely", first.Body.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Exposure.TypedCard)]
    [InlineData(Exposure.TypedPassword)]
    [InlineData(Exposure.InstalledApp)]
    public void Build_OpenedAndMore_DoesNotSayThatHarmIsUnlikely(Exposure more)
    {
        var plan = Guide.Plan(Exposure.Opened, more);

        Assert.DoesNotContain(plan.Steps, s => s.Body.Ja.Contains("可能性は低い", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_PersonalDataOnly_NeitherCardCompanyNorPasswords()
    {
        var plan = Guide.Plan(Exposure.TypedPersonal);

        Assert.DoesNotContain(plan.Contacts, c => c.Id == "card-issuer");
        Assert.DoesNotContain(plan.Steps, s => s.MergeKey == "change-passwords");
        Assert.Contains(plan.Steps.SelectMany(s => s.Details), d => d.Text.Ja.Contains("カード会社への連絡は必要ありません", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_AppInstalled_NetworkOffThenRemoveThenPasswords()
    {
        var steps = Guide.Plan(Exposure.InstalledApp, Exposure.TypedPassword).Steps.Select(s => s.MergeKey ?? s.Id).ToList();

        Assert.Equal(["app-offline", "app-remove", "change-passwords"], steps.Where(s => s is "app-offline" or "app-remove" or "change-passwords"));
    }

    [Fact]
    public void Build_AppAndBank_BankStepSaysToCallFromAnotherPhone()
    {
        var bank = Guide.Plan(Exposure.InstalledApp, Exposure.TypedBank).Steps.Single(s => s.Id == "bank-stop");

        Assert.Contains(bank.Details, d => d.Text.Ja.Contains("別の電話", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_ManyPasswords_OneStepWithEveryCause()
    {
        var plan = Guide.Plan(Exposure.TypedPassword, Exposure.ReusedPassword, Exposure.TypedBank, Exposure.TypedSecurities, Exposure.InstalledApp);

        var step = Assert.Single(plan.Steps, s => s.MergeKey == "change-passwords");
        Assert.Equal(5, step.Causes.Length);
        Assert.Equal(Urgency.Now, step.Urgency);
    }

    [Fact]
    public void Build_ReusedPasswordAlone_ThatPasswordIsChangedNow() =>
        Assert.Equal(Urgency.Now, Assert.Single(Guide.Plan(Exposure.ReusedPassword).Steps, s => s.MergeKey == "change-passwords").Urgency);

    [Fact]
    public void Build_MoneyAndOther_OnePoliceStep() =>
        Assert.Equal("police-money", Assert.Single(Guide.Plan(Exposure.TypedCard, Exposure.InstalledApp).Steps, s => s.MergeKey == "police").Id);

    [Theory]
    [InlineData("sextortion", "lure-threat")]
    [InlineData("police", "lure-police")]
    public void Build_Lure_SaysWhatToDoAboutIt(string lure, string step)
    {
        var plan = Guide.Plan(Guide.Request(Exposure.Received) with { Lures = [lure] });

        Assert.Equal(step, plan.Steps.First().Id);
        Assert.DoesNotContain(Guide.Plan(Exposure.Received).Steps, s => s.Id == step);
    }

    [Fact]
    public void Build_WarningScreen_ClosesItFirst()
    {
        Assert.Equal("warning-close", Guide.Plan(Guide.Request(Exposure.Opened) with { Channel = Channel.Web }).Steps.First().Id);
        Assert.Equal("remote-off", Guide.Plan(Guide.Request(Exposure.Opened, Exposure.RemoteAccess) with { Channel = Channel.Web }).Steps.First().Id);
    }

    [Fact]
    public void Build_TypedCode_NamesBankCardAndCarrier() =>
        Assert.Equal(["own-bank", "card-issuer", "carrier-own"], Guide.Plan(Exposure.TypedCode).Steps.First().Contacts);

    [Fact]
    public void Build_GiftCard_KeepsTheReceipt() =>
        Assert.Contains(Guide.Plan(Exposure.SentGiftCard).Evidence, e => e.Text.Ja.Contains("レシート", StringComparison.Ordinal));

    private static void AssertSound(Plan plan)
    {
        Assert.NotEmpty(plan.Sections);
        Assert.Equal(plan.Sections.Select(s => s.Urgency).Order(), plan.Sections.Select(s => s.Urgency));
        AssertDistinct(plan.Steps.Select(s => s.Id));
        AssertDistinct(plan.Steps.Select(s => s.MergeKey).OfType<string>());
        AssertDistinct(plan.Contacts.Select(c => c.Id));
        AssertDistinct(plan.Sources.Select(s => s.Url));
        AssertDistinct(plan.Donts.Concat(plan.Evidence).Concat(plan.Confirm).Select(n => n.Id));
        foreach (var step in plan.Steps)
        {
            Assert.NotEmpty(step.Sources);
            AssertDistinct(step.Details.Select(d => d.Text.Ja));
            AssertDistinct(step.Contacts);
            Assert.All(step.Contacts, id => Assert.Contains(plan.Contacts, c => c.Id == id));
            Assert.All([step.Title.Ja, step.Title.En, step.Title.Easy, step.Body.Ja, step.Body.En, step.Body.Easy, step.Why.Ja, step.Why.En], AssertText);
            Assert.All(step.Details.Concat<PlanDetail>([]).SelectMany(d => new[] { d.Text.Ja, d.Text.En }), AssertText);
        }

        Assert.All(plan.Contacts, c => Assert.True(c.Phones.IsEmpty || c.Support is Support.Official || c.Sources.Any(s => s.Status is SourceStatus.Official)));
    }

    private static void AssertText(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MEM", text, StringComparison.Ordinal);
    }

    private static void AssertDistinct(IEnumerable<string> values)
    {
        var list = values.ToImmutableArray();
        Assert.Equal(list.Distinct(StringComparer.Ordinal), list);
    }
}
