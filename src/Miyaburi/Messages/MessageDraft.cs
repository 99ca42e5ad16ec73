using Miyaburi.Messages.Qr;
using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>A message while it is being read: what was found so far, within the limits.</summary>
internal sealed class MessageDraft(AnalysisLimits limits)
{
    private readonly List<MessagePart> _parts = [];
    private readonly List<MessagePart> _hidden = [];
    private readonly List<MarkupTarget> _targets = [];
    private readonly List<Attachment> _attachments = [];
    private readonly List<Unknown> _unknowns = [];
    private int _resources;

    /// <summary>The bounds on the work.</summary>
    public AnalysisLimits Limits { get; } = limits;

    /// <summary>Counted facts about the markup read so far.</summary>
    public MarkupFacts Markup { get; set; } = MarkupFacts.None;

    /// <summary>Texts so far, hidden ones apart.</summary>
    public IReadOnlyList<MessagePart> Parts => _parts;

    /// <summary>Whether there is anything for a person to read besides subject and sender.</summary>
    public bool HasBodyText =>
        _parts.Exists(p => p.Role is PartRole.Body or PartRole.ImageText or PartRole.Attachment && !string.IsNullOrWhiteSpace(p.Text));

    /// <summary>Targets so far.</summary>
    public IReadOnlyList<MarkupTarget> Targets => _targets;

    /// <summary>Adds a text unless it is empty; the id gets a number behind it when it is taken.</summary>
    /// <returns>The id under which it stands.</returns>
    public string AddPart(string id, PartRole role, string text)
    {
        id = FreeId(id);
        if (text.Length > 0)
        {
            AddPartAs(id, role, text);
        }

        return id;
    }

    /// <summary>Adds a text under an id from <see cref="FreeId"/>, empty or not: targets may point into it.</summary>
    public void AddPartAs(string id, PartRole role, string text)
    {
        (role == PartRole.Hidden ? _hidden : _parts).Add(new(id, role, text));
        if (role is PartRole.Body or PartRole.Attachment)
        {
            foreach (var (code, place) in QrDrawing.Find(text, this))
            {
                AddTarget(TargetKind.QrCode, code, id, place);
            }
        }
    }

    /// <summary>The id, or the id with the first number that is free: <c>body</c>, <c>body2</c>, <c>body3</c>.</summary>
    public string FreeId(string id)
    {
        var taken = 0;
        foreach (var part in _parts)
        {
            taken += IsNumbered(part.Id, id) ? 1 : 0;
        }

        foreach (var part in _hidden)
        {
            taken += IsNumbered(part.Id, id) ? 1 : 0;
        }

        return taken == 0 ? id : id + (taken + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Adds an address of the markup.</summary>
    public void AddTarget(TargetKind kind, string url, string partId, TextRange visible)
    {
        // What the mail program loads by itself must not crowd out what a person can follow.
        if (kind == TargetKind.Resource ? _resources >= Limits.Links : _targets.Count - _resources >= Limits.Links)
        {
            Report("limitReached", "links");
            return;
        }

        if (url.Length > Limits.UrlCharacters)
        {
            url = url[..Limits.UrlCharacters];
            Report("limitReached", "urlCharacters");
        }

        _resources += kind == TargetKind.Resource ? 1 : 0;
        _targets.Add(new(kind, url, partId, visible));
    }

    /// <summary>The id for the text of the file that is added next: <c>attachment1</c> for the first.</summary>
    public string NextAttachmentId() => "attachment" + (_attachments.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a file.</summary>
    public void AddAttachment(Attachment attachment) => _attachments.Add(attachment);

    /// <summary>Notes what could not be told, once.</summary>
    public void Report(string code, string detail = "")
    {
        var unknown = new Unknown(code, detail);
        if (_unknowns.Count < Limits.Unknowns && !_unknowns.Contains(unknown))
        {
            _unknowns.Add(unknown);
        }
    }

    /// <summary>Whether something of that code was noted.</summary>
    public bool HasReported(string code) => _unknowns.Exists(u => u.Code == code);

    /// <summary>Notes, once, that a limit was reached.</summary>
    /// <param name="limit">Name of the property of <see cref="AnalysisLimits"/>, in lower camel case.</param>
    public void ReportLimit(string limit) => Report("limitReached", limit);

    /// <summary>The text, or its head and tail when it is longer than the limit, which is noted.</summary>
    public string Cut(string text)
    {
        if (text.Length <= Limits.PartCharacters)
        {
            return text;
        }

        Report("limitReached", "partCharacters");
        return TextEnds.Of(text, Limits.PartCharacters);
    }

    /// <summary>What was read, as a message; header fields are set by the caller.</summary>
    public Message ToMessage(MessageKind kind) => new()
    {
        Kind = kind,
        Parts = [.. _parts, .. _hidden],
        Targets = [.. _targets],
        Attachments = [.. _attachments],
        Markup = Markup,
        Unknowns = [.. _unknowns],
    };

    private static bool IsNumbered(string id, string name) =>
        id.StartsWith(name, StringComparison.Ordinal) && id.AsSpan(name.Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
