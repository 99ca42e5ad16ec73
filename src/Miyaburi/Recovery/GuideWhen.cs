using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Conditions of a step; every list that is not empty must hold.</summary>
public sealed record GuideWhen
{
    /// <summary>One of these answers to "are you a customer?".</summary>
    public ImmutableArray<Customer> Customer { get => field.IsDefault ? [] : field; init; }

    /// <summary>One of these channels.</summary>
    public ImmutableArray<Channel> Channel { get => field.IsDefault ? [] : field; init; }

    /// <summary>The message names a brand of one of these categories.</summary>
    public ImmutableArray<string> Categories { get => field.IsDefault ? [] : field; init; }

    /// <summary>The message names one of these brands.</summary>
    public ImmutableArray<string> Brands { get => field.IsDefault ? [] : field; init; }

    /// <summary>The message names none of these brands.</summary>
    public ImmutableArray<string> NotBrands { get => field.IsDefault ? [] : field; init; }

    /// <summary>The message has one of these lures.</summary>
    public ImmutableArray<string> Lures { get => field.IsDefault ? [] : field; init; }

    /// <summary>At least one of these exposures too.</summary>
    public ImmutableArray<Exposure> With { get => field.IsDefault ? [] : field; init; }

    /// <summary>None of these exposures.</summary>
    public ImmutableArray<Exposure> Without { get => field.IsDefault ? [] : field; init; }

    /// <summary>No exposure outside this list.</summary>
    public ImmutableArray<Exposure> Only { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the conditions hold.</summary>
    internal bool Holds(PlanRequest request) =>
        Has(Customer, request.Customer)
        && Has(Channel, request.Channel)
        && Has(Categories, request.Brand?.Category)
        && Has(Brands, request.Brand?.Id)
        && (request.Brand is null || !NotBrands.Contains(request.Brand.Id))
        && (Lures.IsEmpty || Lures.Any(request.Lures.Contains))
        && (With.IsEmpty || With.Any(request.Exposures.Contains))
        && !Without.Any(request.Exposures.Contains)
        && (Only.IsEmpty || request.Exposures.All(Only.Contains));

    private static bool Has<T>(ImmutableArray<T> list, T? value) =>
        list.IsEmpty || (value is not null && list.Contains(value));
}
