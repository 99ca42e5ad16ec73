using Miyaburi.Brands;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Tests.Brands;

/// <summary>Many names in one part cost time in proportion to their number. The bound is loose: it catches squares, not slowness.</summary>
public sealed class ClaimPlacesTimeTests
{
    [Theory]
    [InlineData(PartRole.Subject, "Amazon x ")]
    [InlineData(PartRole.Subject, "【Amazon】")]
    [InlineData(PartRole.SenderName, "Amazon x ")]
    [InlineData(PartRole.Body, "Amazon\n")]
    [InlineData(PartRole.Body, "「Amazon ")]
    [InlineData(PartRole.Body, "お知らせ\n【Amazon】未払い")]
    public void Find_FourTimesTheNames_TakesNoMoreThanLinearWork(PartRole role, string unit)
    {
        Measure(role, unit, 1000);
        var small = Enumerable.Range(0, 3).Min(_ => Measure(role, unit, 5000));
        var large = Enumerable.Range(0, 3).Min(_ => Measure(role, unit, 20_000));

        // Sixteen times the time would be a square.
        Assert.True(large < Math.Max(small, 5) * 10, $"{small:F0} ms, then {large:F0} ms");
    }

    private static double Measure(PartRole role, string unit, int times)
    {
        var text = string.Concat(Enumerable.Repeat(unit, times));
        var part = new FoldedPart(new MessagePart("x", role, text), FoldedText.Fold(text));
        var from = ThreadTime.Spent;
        var found = EngineData.Embedded.Brands.Names.Find(part, MessageKind.Mail);
        var spent = (ThreadTime.Spent - from).TotalMilliseconds;
        Assert.True(found.Length >= times);
        return spent;
    }
}
