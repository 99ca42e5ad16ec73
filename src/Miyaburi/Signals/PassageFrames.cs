using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Signals;

/// <summary>
/// Where a message says what happened and what the reader is to do. Honest words before a scam must not hide in whose name it
/// speaks, and the headings of a newsletter name whom it writes about: what follows the name tells them apart.
/// </summary>
internal sealed class PassageFrames
{
    /// <summary>UTF-16 units behind a name within which the rest of a short message stands.</summary>
    private const int Reach = 300;

    /// <summary>「重要なお知らせ」 tells nothing.</summary>
    private const string NoNews = "importantNotice";

    /// <summary>Events of which newsletters write, too.</summary>
    private static readonly string[] Promotions = ["points", "prize", "benefit", "purchase"];

    private readonly Dictionary<(string PartId, Piece Piece), List<int>> starts = [];

    internal PassageFrames(IEnumerable<ImmutableArray<ConceptHit>> concepts, ImmutableArray<LinkFacts> links)
    {
        foreach (var hit in concepts.SelectMany(hits => hits).Where(h => h.Concept.Id != NoNews))
        {
            switch (hit.Concept.Kind)
            {
                case ConceptKind.Event:
                    Add(Promotions.Contains(hit.Concept.Id) ? Piece.Promotion : Piece.Trouble, hit.PartId, hit.Range.Start);
                    break;
                case ConceptKind.Demand:
                    Add(Piece.Demand, hit.PartId, hit.Range.Start);
                    break;
            }
        }

        foreach (var link in links.Where(l => l.IsFollowable))
        {
            Add(Piece.Link, link.Link.PartId, link.Link.Range.Start);
        }

        foreach (var list in starts.Values)
        {
            list.Sort();
        }
    }

    private enum Piece
    {
        Promotion,
        Trouble,
        Demand,
        Link,
    }

    /// <summary>Whether right behind the name stands what happened and what to do, or what went wrong and a link.</summary>
    internal bool Follow(BrandMatch name) =>
        Follows(name, Piece.Trouble) ? Follows(name, Piece.Demand) || Follows(name, Piece.Link) : Follows(name, Piece.Promotion) && Follows(name, Piece.Demand);

    private void Add(Piece piece, string partId, int start)
    {
        if (!starts.TryGetValue((partId, piece), out var list))
        {
            starts[(partId, piece)] = list = [];
        }

        list.Add(start);
    }

    private bool Follows(BrandMatch name, Piece piece)
    {
        if (!starts.TryGetValue((name.PartId, piece), out var list))
        {
            return false;
        }

        var at = list.BinarySearch(name.Range.End);
        at = at < 0 ? ~at : at;
        return at < list.Count && list[at] < name.Range.End + Reach;
    }
}
