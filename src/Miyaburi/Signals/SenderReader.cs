using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals;

/// <summary>Reads what is known of a sender's address.</summary>
internal sealed class SenderReader(BrandDirectory brands, HostModel hostModel)
{
    internal SenderFacts Read(Message message, Observations observations)
    {
        if (message.From is not { } from)
        {
            return SenderFacts.None;
        }

        if (from.Domain.Length == 0)
        {
            return SenderFacts.None with
            {
                Phone = PhoneNumbers.KindOf(PhoneNumbers.Normalize(from.Name)),
                NameImitations = message.Kind is MessageKind.Sms ? NearNames(from.Name) : [],
            };
        }

        var host = HostReader.Read(from.Domain);
        var owners = brands.OwnersOf(host);
        return new SenderFacts
        {
            Host = host,
            Owners = owners,
            Traits = HostLists.Default.TraitsOf(host),
            Imitations = owners.IsEmpty ? brands.Imitations.In(host) : [],
            Authentication = AuthenticationReader.Read(message, observations.AuthservId),
            HostScore = owners.IsEmpty ? hostModel.Score(host) : 0,
            NameImitations = owners.IsEmpty ? NamesIn(from.Address[..from.Address.LastIndexOf('@')]) : [],
        };
    }

    /// <summary>Brands that the sender's name almost spells; a name that holds the brand's own, or is its domain's, is not almost right.</summary>
    private ImmutableArray<HostImitation> NearNames(string name)
    {
        var word = Joined(name);
        return [.. NamesIn(word).Where(i => !i.Brand.Identity.Aliases.Concat(i.Brand.Identity.ClaimAliases).Any(a => word.Contains(Joined(a), StringComparison.Ordinal))
            && !i.Brand.Identity.Domains.Any(d => word == Joined(d[..d.IndexOf('.', StringComparison.Ordinal)])))];
    }

    /// <summary>A name as an SMS sender's eleven letters hold it: without blanks and hyphens.</summary>
    private static string Joined(string name) =>
        name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Reads a word as a host is read: names, look-alikes and typing errors of brands.</summary>
    private ImmutableArray<HostImitation> NamesIn(string word)
    {
        var isWord = word.Length is >= 4 and <= 64 && !word.AsSpan().ContainsAnyExceptInRange('!', '~');
        var lower = word.ToLowerInvariant();
        return isWord
            ? brands.Imitations.In(new Host { Kind = HostKind.Domain, Ascii = lower, Unicode = lower, RegistrableDomain = lower, Site = lower })
            : [];
    }
}
