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
            return SenderFacts.None with { Phone = PhoneNumbers.KindOf(PhoneNumbers.Normalize(from.Name)) };
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
        };
    }
}
