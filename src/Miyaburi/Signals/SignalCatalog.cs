using System.Collections.Immutable;
using Miyaburi.Signals.Authentication;
using Miyaburi.Signals.Content;
using Miyaburi.Signals.Links;
using Miyaburi.Signals.Markup;
using Miyaburi.Signals.Sender;

namespace Miyaburi.Signals;

/// <summary>Every signal, written out. Ids are append-only: a removed signal's id is never given to another.</summary>
public static class SignalCatalog
{
    /// <summary>The signals in the order in which equally strong findings are shown.</summary>
    public static ImmutableArray<ISignal> All { get; } =
    [
        new ClaimedBrandForeignLink(),
        new OfficialDomainEmbedded(),
        new BrandNameInHost(),
        new LookalikeHost(),
        new TypoHost(),
        new ClaimedBrandSharedLink(),
        new ShownDomainElsewhere(),
        new BrandNameInPath(),
        new BrandWithServiceWord(),
        new ConductBroken(),
        new DisplayNameForeignDomain(),
        new DisplayNameHoldsAddress(),
        new SenderImitatesBrand(),
        new BrandFromFreeMail(),
        new ReplyToFreeMail(),
        new DisguisedDisplayName(),
        new UnlikelySenderDomain(),
        new SmsSenderAlmostBrand(),
        new JapaneseFromAbusedDomain(),
        new MixedScriptSenderName(),
        new BrandBeforeAt(),
        new StrangersLinksOnly(),
        new AuthenticationFailed(),
        new OfficialSenderUnproven(),
        new GiftCardDemand(),
        new TellCode(),
        new SeedPhrase(),
        new SecrecyAndMoney(),
        new RemoteControl(),
        new RefundAtMachine(),
        new CompleteFrame(),
        new EventAndDemand(),
        new LegalThreat(),
        new SextortionStory(),
        new BossGroup(),
        new ChatOpening(),
        new EasyJob(),
        new InvestmentOffer(),
        new RomanceApproach(),
        new AdvanceFeeStory(),
        new FamilyEmergency(),
        new OfficialInvestigation(),
        new VagueNotice(),
        new SupportScam(),
        new PrizeByLink(),
        new RefundByLink(),
        new NamelessParcel(),
        new UnpaidByShortMessage(),
        new MailboxWarning(),
        new TaxDemand(),
        new BenefitByLink(),
        new AccountLock(),
        new OrderNeedsPayment(),
        new PaymentFailed(),
        new PayeeChange(),
        new PersonalPhoneForBrand(),
        new ForeignPhone(),
        new UnlistedPhone(),
        new BrandToLine(),
        new WalletDemand(),
        new PersonalPhoneForBill(),
        new BrandFromPersonalNumber(),
        new ClumsyWording(),
        new UserInfoInAddress(),
        new FalseSlash(),
        new OddSlashes(),
        new StyledHostLetters(),
        new InvisibleInAddress(),
        new EncodedHost(),
        new NumericHostForm(),
        new FakeJapaneseSuffix(),
        new GluedSuffix(),
        new DecoyDomain(),
        new OddPortNumber(),
        new MixedScriptHost(),
        new BrokenAddress(),
        new DrawnQrCode(),
        new SpacedOutJapanese(),
        new InvisibleInWord(),
        new BidiOverrideInText(),
        new StyledLetters(),
        new MixedScriptWords(),
        new LookalikeKana(),
        new TemplateLeftover(),
        new AddressAsName(),
        new ForeignHan(),
        new DynamicDnsHost(),
        new FreeHostingPage(),
        new ShortenedLink(),
        new RelayedLink(),
        new RawIpAddress(),
        new AbusedTopLevelDomain(),
        new DeepHost(),
        new UnlikelyHost(),
        new HiddenText(),
        new ImageOnlyMail(),
        new PasswordField(),
        new ScriptInAttachment(),
        new DangerousAttachment(),
        new SplitWords(),
        new RawSubject(),
        new AttachmentLinkElsewhere(),
        new LinkInDrawing(),
        new TextLikeScam(),
        new OfficialLinksOnly(),
        new OrganisationLinksOnly(),
        new OwnNumbersOnly(),
        new ProvenOfficialSender(),
    ];

    /// <summary>
    /// The same, bound once: a call through the interface with so many kinds of signal at one place is looked up every time.
    /// </summary>
    private static readonly ImmutableArray<Func<CaseFacts, Finding?>> Inspections = [.. All.Select(s => (Func<CaseFacts, Finding?>)s.Inspect)];

    /// <summary>Every finding of a message. Signals are pure, so their order does not matter.</summary>
    public static ImmutableArray<Finding> Inspect(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var inspect in Inspections)
        {
            if (inspect(facts) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return findings.ToImmutable();
    }
}
