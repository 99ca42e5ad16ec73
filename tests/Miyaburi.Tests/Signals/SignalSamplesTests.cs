using Miyaburi.Signals;

namespace Miyaburi.Tests.Signals;

/// <summary>Every signal against its own messages: those on which it must fire, and look-alikes on which it must not.</summary>
public sealed class SignalSamplesTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var sample in SignalSample.All)
            {
                rows.Add(sample.SignalId, sample.Number);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Inspect_SampleMessage_FiresOrIsSilentAsWritten(string signalId, int block)
    {
        var sample = SignalSample.All.Single(s => s.SignalId == signalId && s.Number == block);
        var facts = sample.Read(EngineData.Embedded);
        var finding = SignalCatalog.All.Single(s => s.Descriptor.Id == signalId).Inspect(facts);
        if (!sample.Fires)
        {
            Assert.True(finding is null, $"{signalId}, block {block}, fires: {finding?.Text.En}");
            return;
        }

        Assert.True(finding is not null, $"{signalId}, block {block}, is silent: {sample.Text}");
        AssertSays(finding);
        AssertQuotes(finding, facts);
    }

    private static void AssertSays(Finding finding)
    {
        foreach (var text in new[] { finding.Text.Ja, finding.Text.En })
        {
            Assert.False(string.IsNullOrWhiteSpace(text));
            Assert.DoesNotContain('{', text);
        }

        Assert.InRange(finding.Strength, 0, 1);
    }

    /// <summary>Evidence is the decoded text at its place; where markup or a header shows none, the address itself.</summary>
    private static void AssertQuotes(Finding finding, CaseFacts facts)
    {
        Assert.NotEmpty(finding.Evidence);
        foreach (var evidence in finding.Evidence)
        {
            Assert.Contains(facts.Parts, p => p.Part.Id == evidence.PartId);
            Assert.NotEmpty(evidence.Quote);
            var isAddress = facts.Links.Any(l => l.Link.Raw == evidence.Quote)
                || facts.Message.From?.Address == evidence.Quote
                || facts.Message.ReplyTo?.Address == evidence.Quote
                || facts.Message.Attachments.Any(a => a.FileName == evidence.Quote);
            Assert.True(isAddress || facts.Quote(evidence.PartId, evidence.Range) == evidence.Quote, $"'{evidence.Quote}' does not stand at {evidence.PartId} {evidence.Range}");
        }
    }
}
