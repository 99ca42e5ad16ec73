using System.Collections.Immutable;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Messages;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Judging;

/// <summary>
/// Looks a message up in the lists. A name in From proves nothing, so an allow entry helps only a sender whose domain
/// was authenticated, unless the administrator said otherwise. Block entries are looked at first.
/// </summary>
internal static class Lists
{
    internal static ListMatch? Find(GatewayConfig config, Report report)
    {
        if (First(config.Block, report, IsBlocked) is { } blocked)
        {
            return new ListMatch(IsAllow: false, blocked);
        }

        return First(config.Allow, report, IsAllowed) is { } allowed ? new ListMatch(IsAllow: true, allowed) : null;
    }

    private static ListEntry? First(ImmutableArray<ListEntry> list, Report report, Func<ListEntry, Report, bool> matches)
    {
        foreach (var entry in list)
        {
            if (matches(entry, report))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsBlocked(ListEntry entry, Report report) => entry.Kind is ListKind.Brand
        ? report.ClaimedBrand?.Id == entry.Value && report.Facts.Sender.Proven?.Id != entry.Value
        : IsFrom(entry, report);

    private static bool IsAllowed(ListEntry entry, Report report) => entry.Kind is ListKind.Brand
        ? report.Facts.Sender.Proven?.Id == entry.Value
        : (entry.Unproven || report.Facts.Sender.Authentication is SenderAuthentication.Proven) && IsFrom(entry, report);

    private static bool IsFrom(ListEntry entry, Report report)
    {
        if (report.Facts.Message.From is not { Address.Length: > 0 } from)
        {
            return false;
        }

        return entry.Kind is ListKind.Sender
            ? from.Address.Equals(entry.Value, StringComparison.OrdinalIgnoreCase)
            : from.Domain.Equals(entry.Value, StringComparison.OrdinalIgnoreCase) || from.Domain.EndsWith("." + entry.Value, StringComparison.OrdinalIgnoreCase);
    }
}
