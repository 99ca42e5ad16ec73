using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Links;

/// <summary>Where a link was found.</summary>
public enum LinkOrigin
{
    /// <summary>Written out in a text, with its scheme.</summary>
    Text,

    /// <summary>Written in a text without a scheme (<c>jcom-info.com/x</c>): telephones make a link of it, but a company may also just be named (Amazon.co.jp).</summary>
    Bare,

    /// <summary>In markup; see <see cref="MarkupTarget"/>.</summary>
    Markup,
}

/// <summary>One address in a message, read as a browser reads it.</summary>
public sealed record Link
{
    /// <summary>Where it was found.</summary>
    public required LinkOrigin Origin { get; init; }

    /// <summary>How markup refers to it; null for addresses in text.</summary>
    public TargetKind? Target { get; init; }

    /// <summary>The part whose text shows it.</summary>
    public required string PartId { get; init; }

    /// <summary>The place in that part: the address itself, or the visible text of a markup link.</summary>
    public required TextRange Range { get; init; }

    /// <summary>The address as written, untrusted.</summary>
    public required string Raw { get; init; }

    /// <summary>The address as a browser reads it.</summary>
    public required Url Url { get; init; }

    /// <summary>What a person sees in the link's place when it is markup; otherwise the same as <see cref="Raw"/>.</summary>
    public required string Visible { get; init; }

    /// <summary>Addresses inside this one that following it would lead to, for certain or likely: redirectors, Google Translate, relays. Outermost first.</summary>
    public ImmutableArray<Url> Onward { get; init; } = [];

    /// <summary>Text in path, query, fragment or userinfo that looks like a domain but is not where the link leads.</summary>
    public ImmutableArray<string> Decoys { get; init; } = [];

    /// <summary>
    /// How many of <see cref="Onward"/>, from the first, are certain: the address before each is a service known to lead
    /// on. Behind that they are only likely: any page may carry an honest company's address as a parameter.
    /// </summary>
    public int CertainOnward { get; init; }

    /// <summary>
    /// Where the link finally leads as far as can be told for certain without a network: the last certain onward address, or
    /// itself. An uncertain onward address never replaces it, or an attacker could borrow the name of any company.
    /// </summary>
    public Url Destination => CertainOnward == 0 || Onward.IsDefaultOrEmpty ? Url : Onward[Math.Min(CertainOnward, Onward.Length) - 1];
}
