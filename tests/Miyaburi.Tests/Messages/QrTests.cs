using Miyaburi.Messages;
using Miyaburi.Messages.Qr;
using QRCoder;

namespace Miyaburi.Tests.Messages;

public sealed class QrTests
{
    private const string Address = "https://mypage.jcom.co.jp-acc.one/?verify";

    public static TheoryData<string, Func<bool[][], string>> Drawings => new()
    {
        { "half blocks", QrDrawings.HalfBlocks },
        { "for a dark screen", QrDrawings.Inverted },
        { "full blocks", QrDrawings.FullBlocks },
        { "emoji squares", QrDrawings.Squares },
        { "hash signs", QrDrawings.Hashes },
        { "quarters", QrDrawings.Quarters },
    };

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Read_CodeDrawnInAText_IsALink(string name, Func<bool[][], string> draw)
    {
        Assert.NotEmpty(name);
        var text = "次のQRコードを読み取ってください。\n\n" + draw(QrDrawings.Modules(Address)) + "\nJ:COM";
        foreach (var trimmed in (string[])[text, string.Join('\n', text.Split('\n').Select(l => l.TrimEnd(' ')))])
        {
            var message = MessageOf(trimmed, MessageKind.Sms);
            var target = Assert.Single(message.Targets);
            Assert.Equal((TargetKind.QrCode, Address), (target.Kind, target.Url));
            var part = message.Parts.Single(p => p.Id == target.PartId).Text;
            Assert.DoesNotContain("J:COM", part.Substring(target.Visible.Start, target.Visible.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Read_CodeDrawnInAMail_IsALink(string name, Func<bool[][], string> draw)
    {
        Assert.NotEmpty(name);
        var drawing = draw(QrDrawings.Modules(Address));
        var head = "From: a@example.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/";
        Assert.Equal(Address, Assert.Single(MessageOf($"{head}plain; charset=utf-8\n\nQR\n{drawing}\nx", null).Targets).Url);
        Assert.Equal(Address, Assert.Single(MessageOf($"{head}html; charset=utf-8\n\n<p>QR</p><pre>\n{drawing}</pre><p>x</p>", null).Targets).Url);
    }

    [Fact]
    public void Read_CodeOfTableCells_IsALink()
    {
        var html = "<html><body><table><tr><td>QR</td><td>" + QrDrawings.Table(QrDrawings.Modules(Address)) + "</td></tr></table></body></html>";
        Assert.Equal((TargetKind.QrCode, Address), Assert.Single(MessageOf(html, null).Targets) switch { var t => (t.Kind, t.Url) });
        Assert.Empty(MessageOf(html.Replace("<body>", "<body style='display:none'>"), null).Targets);
    }

    /// <summary>Two codes, one below the other, as in a mail with "iPhone" and "Android".</summary>
    [Fact]
    public void Read_TwoCodes_AreTwoLinks()
    {
        var drawing = QrDrawings.HalfBlocks(QrDrawings.Modules(Address)) + "\n\n" + QrDrawings.HalfBlocks(QrDrawings.Modules("HTTPS://EXAMPLE.COM/A"));
        Assert.Equal([Address, "HTTPS://EXAMPLE.COM/A"], MessageOf(drawing, MessageKind.Sms).Targets.Select(t => t.Url));
    }

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Decode_EveryVersionAndLevel_GivesTheText(int version)
    {
        foreach (var level in (QRCodeGenerator.ECCLevel[])[QRCodeGenerator.ECCLevel.L, QRCodeGenerator.ECCLevel.M, QRCodeGenerator.ECCLevel.Q, QRCodeGenerator.ECCLevel.H])
        {
            var text = version < 3 ? "12345" : "https://a.example/" + new string('x', version);
            Assert.Equal(text, QrDecoder.Read(Bitmap(QrDrawings.Modules(text, level, version), [])));
        }
    }

    [Theory]
    [InlineData("0123456789012345")]
    [InlineData("HTTPS://EXAMPLE.COM/ABC-1")]
    [InlineData("https://例え.jp/確認?お支払い=1")]
    [InlineData("tel:+815012345678")]
    public void Decode_EveryKindOfText_GivesTheText(string text) => Assert.Equal(text, QrDecoder.Read(Bitmap(QrDrawings.Modules(text), [])));

    /// <summary>Modules drawn wrong are put right up to the code's strength; beyond it there is no text rather than a wrong one.</summary>
    [Fact]
    public void Decode_WrongModules_ArePutRightOrRefused()
    {
        var modules = QrDrawings.Modules(Address, QRCodeGenerator.ECCLevel.H);
        var random = new Random(7);
        var right = 0;
        for (var wrong = 0; wrong < 300; wrong += 3)
        {
            var read = QrDecoder.Read(Bitmap(modules, [.. Enumerable.Range(0, wrong).Select(_ => random.Next(100_000))]));
            Assert.True(read is null || read == Address, $"{wrong}: {read}");
            right += read == Address ? 1 : 0;
        }

        Assert.InRange(right, 10, 90);
    }

    [Theory]
    [InlineData("█")]
    [InlineData("#")]
    [InlineData("█████████████████████\n")]
    [InlineData("███████ \n")]
    [InlineData("█ ███ █ \n")]
    [InlineData("> ▀▄\n")]
    public void Find_EndlessDrawing_IsBounded(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var from = ThreadTime.Spent;
        Assert.Empty(QrDrawing.Find(text, new MessageDraft(AnalysisLimits.Default)));
        var spent = ThreadTime.Spent - from;
        Assert.True(spent < TimeSpan.FromSeconds(3), $"{spent}");
    }

    /// <summary>The worst a drawing can hold: finder patterns everywhere.</summary>
    [Fact]
    public void Find_NothingButFinderPatterns_IsBounded()
    {
        string[] finder = ["███████ ", "█     █ ", "█ ███ █ ", "█ ███ █ ", "█ ███ █ ", "█     █ ", "███████ ", "        "];
        var text = string.Join('\n', Enumerable.Range(0, 400).Select(y => string.Concat(Enumerable.Repeat(finder[y % 8], 99))));
        var from = ThreadTime.Spent;
        _ = QrDrawing.Find(text, new MessageDraft(AnalysisLimits.Default)).ToList();
        var spent = ThreadTime.Spent - from;
        Assert.True(spent < TimeSpan.FromSeconds(3), $"{spent}");
    }

    private static QrBitmap Bitmap(bool[][] drawn, int[] wrong)
    {
        var quiet = Array.FindIndex(drawn, row => row.Contains(true));
        var size = drawn.Length - (2 * quiet);
        var bitmap = new QrBitmap(size, size);
        for (var i = 0; i < size * size; i++)
        {
            bitmap[i % size, i / size] = drawn[quiet + (i / size)][quiet + (i % size)];
        }

        foreach (var place in wrong)
        {
            bitmap[place % size, place / size % size] ^= true;
        }

        return bitmap;
    }

    private static Message MessageOf(string text, MessageKind? kind) =>
        Assert.IsType<Reading.Read>(MessageReader.ReadText(text, new() { Kind = kind })).Message;
}
