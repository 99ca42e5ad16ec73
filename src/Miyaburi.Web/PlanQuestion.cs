using System.Collections.Immutable;
using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Web;

/// <summary>What a plan is asked for, as the page asks it.</summary>
internal sealed record PlanQuestion
{
    /// <summary>What was done: ids of exposures; null for nothing.</summary>
    public ImmutableArray<string>? Did { get; init; }

    /// <summary>Id of the claimed brand, or null.</summary>
    public string? Brand { get; init; }

    /// <summary>Lure ids of the report; null for none.</summary>
    public ImmutableArray<string>? Lures { get; init; }

    /// <summary>The way the message came.</summary>
    public Channel Channel { get; init; }

    /// <summary>Whether the person is a customer of the brand.</summary>
    public Customer Customer { get; init; }

    /// <summary>The day it happened, or null for today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Today on the device.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The language of the answer.</summary>
    public Language Language { get; init; }

    /// <summary>Whether it shall be in plain Japanese.</summary>
    public bool Easy { get; init; }

    internal ChoiceContext ToChoices() => new()
    {
        Did = [.. (Did ?? []).Select(Exposures.Find).OfType<Exposure>()],
        Brand = string.IsNullOrEmpty(Brand) ? null : EngineData.Embedded.Brands.Find(Brand),
        Lures = Lures ?? [],
        Channel = Channel,
        Customer = Customer,
        On = On,
    };

    internal HtmlView ToView() => new(Language, Easy && Language is Language.Ja ? Wording.Easy : Wording.Usual, Customer);
}
