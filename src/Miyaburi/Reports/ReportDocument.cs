using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>
/// One message's report as JSON: the contract of the command line and of the API, described by
/// <c>data/schema/report.schema.json</c>. Properties are added, never renamed or removed.
/// </summary>
public sealed record ReportDocument
{
    /// <summary>The caller's identifier as it was given (<c>scan</c>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Id { get; init; }

    /// <summary>Where the message was read: a path, <c>-</c>, or path and place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>What the message is.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>The verdict's level.</summary>
    public required Level Level { get; init; }

    /// <summary>Calibrated probability of a scam, 0 to 1. Not to be shown to people without the findings.</summary>
    public required double Probability { get; init; }

    /// <summary>Identifier of the brand the message claims to come from, or null.</summary>
    public required string? ClaimedBrand { get; init; }

    /// <summary>Identifiers of the lures, weightiest first.</summary>
    public required ImmutableArray<string> Lures { get; init; }

    /// <summary>What was found, weightiest first.</summary>
    public required ImmutableArray<FindingDocument> Findings { get; init; }

    /// <summary>What could not be told.</summary>
    public required ImmutableArray<UnknownDocument> Unknowns { get; init; }

    /// <summary>Phone numbers, accounts and other ways to answer or pay.</summary>
    public required ImmutableArray<ContactPointDocument> ContactPoints { get; init; }

    /// <summary>The addresses in the message.</summary>
    public required ImmutableArray<LinkDocument> Links { get; init; }

    /// <summary>Who sent it, as the message says; null when it does not say.</summary>
    public required SenderDocument? Sender { get; init; }

    /// <summary>What the claimed brand really does, for the situation the message imitates.</summary>
    public required ImmutableArray<BrandFactDocument> BrandFacts { get; init; }

    /// <summary>How to find out without using anything in the message.</summary>
    public required ImmutableArray<ConfirmDocument> Confirm { get; init; }

    /// <summary>All facts about the claimed brand were looked up on this day or later; without one, those about half of all brands.</summary>
    public required DateOnly DataAsOf { get; init; }

    /// <summary>The wave it belongs to, when the data know one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WaveDocument? Wave { get; init; }

    /// <summary>What to do, when the caller said what was done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanDocument? Plan { get; init; }
}

/// <summary>A wave that the message belongs to. It informs and has no part in the verdict.</summary>
/// <param name="Basis"><c>text</c>: a text alike; <c>brand</c>: all that is known under the claimed brand; <c>lure</c>: all that names no brand and holds out the same.</param>
/// <param name="Id">The wave's name, or null.</param>
/// <param name="Brand">The brand, or null.</param>
/// <param name="Lure">The lure, when that is the basis; otherwise null.</param>
/// <param name="Since">First sighting known.</param>
/// <param name="Last">Last sighting counted.</param>
/// <param name="Count">Sightings counted.</param>
/// <param name="Returns">How often it came back after a quiet time.</param>
/// <param name="AsOf">The last day that the numbers cover.</param>
/// <param name="Source">Where the numbers come from, in English.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record WaveDocument(string Basis, string? Id, string? Brand, string? Lure, DateOnly Since, DateOnly Last, int Count, int Returns, DateOnly AsOf, string Source, Bilingual Text);

/// <summary>A signal that fired.</summary>
/// <param name="Id">The signal.</param>
/// <param name="Group">The kind of evidence.</param>
/// <param name="Weight">Nats before grouping; negative where it speaks for the message.</param>
/// <param name="Text">What it says of this message.</param>
/// <param name="Evidence">The places it rests on.</param>
public sealed record FindingDocument(string Id, SignalGroup Group, double Weight, Bilingual Text, ImmutableArray<EvidenceDocument> Evidence);

/// <summary>A place in the message.</summary>
/// <param name="Quote">What stands there; untrusted.</param>
/// <param name="Part">The decoded part: <c>subject</c>, <c>from</c>, <c>body</c>, <c>body2</c>, <c>hidden</c>, <c>attachment1</c> …</param>
/// <param name="Start">First UTF-16 unit in the decoded part.</param>
/// <param name="Length">Number of UTF-16 units.</param>
public sealed record EvidenceDocument(string Quote, string Part, int Start, int Length);

/// <summary>Something that could not be told.</summary>
/// <param name="Code">Stable identifier.</param>
/// <param name="Detail">What it concerns; untrusted, may be empty.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record UnknownDocument(string Code, string Detail, Bilingual Text);

/// <summary>A way to answer or pay.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Normalised.</param>
/// <param name="Phone">For phone numbers, their kind; otherwise null.</param>
/// <param name="Relation">How it compares with what the claimed brand publishes.</param>
/// <param name="Part">The decoded part.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">Number of UTF-16 units.</param>
public sealed record ContactPointDocument(ContactKind Kind, string Value, PhoneKind? Phone, ContactRelation Relation, string Part, int Start, int Length);

/// <summary>An address in the message. Nothing here was opened.</summary>
/// <param name="Defanged">The address written so that nobody follows it by accident: the one to show.</param>
/// <param name="Raw">The address as written. Never make it clickable.</param>
/// <param name="Visible">What a person sees in its place.</param>
/// <param name="Host">The host it finally leads to, ASCII, or null.</param>
/// <param name="Site">Who is answerable for the host: the registrable domain, private suffixes counted, or null.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Destination">How the host relates to the claimed brand.</param>
/// <param name="Part">The decoded part that shows it.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">Number of UTF-16 units.</param>
public sealed record LinkDocument(string Defanged, string Raw, string Visible, string? Host, string? Site, LinkOrigin Origin, Destination Destination, string Part, int Start, int Length);

/// <summary>The sender and what is proven of it.</summary>
/// <param name="Name">Display name, or an SMS sender; untrusted.</param>
/// <param name="Address">Address; untrusted; may be empty.</param>
/// <param name="Authentication"><c>proven</c>, <c>failed</c> or <c>unproven</c>.</param>
/// <param name="Detail">The failed methods, or why nothing is proven.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record SenderDocument(string Name, string Address, string Authentication, string Detail, Bilingual Text);

/// <summary>A conduct or practice fact.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Id">The fact within the brand's file.</param>
/// <param name="Kind"><c>conduct</c> (what it never does) or <c>practice</c> (what it really does).</param>
/// <param name="Text">The fact.</param>
/// <param name="Source">Where it was read.</param>
public sealed record BrandFactDocument(string Brand, string Id, string Kind, Bilingual Text, SourceDocument Source);

/// <summary>A page.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Owner">Whether it is the brand's or authority's own page; otherwise the fact is second-hand.</param>
/// <param name="Published">The date printed on it, or null.</param>
/// <param name="Checked">The day it was read.</param>
public sealed record SourceDocument(string Url, string? Title, bool Owner, string? Published, DateOnly Checked);

/// <summary>A way to find out.</summary>
/// <param name="For">Whom it is for.</param>
/// <param name="Text">The advice.</param>
/// <param name="Url">An official page to bookmark or type, or null.</param>
public sealed record ConfirmDocument(Audience For, Bilingual Text, string? Url = null);

/// <summary>Whom an advice is for.</summary>
public enum Audience
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>Those with a contract or account at the claimed brand.</summary>
    Customer,

    /// <summary>Those without.</summary>
    NonCustomer,
}
