namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The milter door with miltertest (OpenDKIM's client), which can say what no MTA says.</summary>
public sealed class MilterTests : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();
    private RunningGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await RunningGateway.StartAsync($$"""
        { "doors": { "milter": { "listen": ["127.0.0.1:{{port}}"] } },
          "recipients": [ { "match": "@strict.example.jp", "reject": 10.0 }, { "match": "@held.example.jp", "quarantine": 10.0 } ] }
        """);

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public Task Scam_GetsFieldsAndForgedOnesGo() => RunAsync($"""
        {Begin("taro@example.jp")}
        header("X-Miyaburi-Level", "nothing-found")
        header("X-Miyaburi-Level", "nothing-found")
        {ScamMail}
        expect(mt.eom_check(conn, MT_HDRADD, "X-Miyaburi-Level", " scam") or mt.eom_check(conn, MT_HDRADD, "X-Miyaburi-Level", "scam"), "field not added")
        expect(mt.eom_check(conn, MT_HDRADD, "X-Miyaburi-Brand"), "brand not added")
        expect(mt.eom_check(conn, MT_HDRDELETE, "X-Miyaburi-Level"), "forged field not removed")
        expect(mt.getreply(conn) == SMFIR_CONTINUE, "not let through")
        """);

    [Fact]
    public Task Reject_OnlyForWhoeverWantsIt() => RunAsync($"""
        {Begin("taro@strict.example.jp")}
        {ScamMail}
        expect(mt.getreply(conn) == SMFIR_REPLYCODE, "not refused")
        """);

    [Fact]
    public Task Quarantine_IsAskedFor() => RunAsync($"""
        {Begin("taro@held.example.jp")}
        {ScamMail}
        expect(mt.eom_check(conn, MT_QUARANTINE), "not held")
        """);

    [Fact]
    public Task SecondMessage_KnowsNothingOfTheFirst() => RunAsync($"""
        {Begin("taro@strict.example.jp")}
        {ScamMail}
        expect(mt.getreply(conn) == SMFIR_REPLYCODE, "not refused")
        expect(mt.mailfrom(conn, "<hanako@example.org>") == nil, "MAIL failed")
        expect(mt.rcptto(conn, "<taro@example.jp>") == nil, "RCPT failed")
        header("From", "hanako@example.org")
        header("Subject", "lunch")
        mt.eoh(conn)
        mt.bodystring(conn, "Shall we meet at noon?\\r\\n")
        mt.eom(conn)
        expect(mt.getreply(conn) == SMFIR_CONTINUE, "second message not let through")
        expect(mt.eom_check(conn, MT_HDRADD, "X-Miyaburi-Level"), "second message not judged")
        """);

    private static string ScamMail { get; } = """
        header("From", "\"J:COM\" <no-reply@billing-note.example>")
        header("To", "taro@example.jp")
        header("Subject", "【重要なお知らせ】ご請求書が未払いの状態です")
        header("MIME-Version", "1.0")
        header("Content-Type", "text/plain; charset=UTF-8")
        mt.eoh(conn)
        mt.bodystring(conn, "J:COMをご利用のお客様\r\n請求書が未払いです。本日中にお支払いがない場合、サービスを停止します。\r\nhttps://jcom.co.jp-acc.one/login\r\n")
        mt.eom(conn)
        """;

    private string Begin(string recipient) => $"""
        function expect(holds, what) if not holds then error(what) end end
        function header(name, value) if mt.header(conn, name, value) ~= nil then error("header failed") end end
        conn = mt.connect("inet:{port}@127.0.0.1", 20, 0.1)
        expect(conn, "no connection")
        expect(mt.conninfo(conn, "mail.billing-note.example", "203.0.113.25") == nil, "CONNECT failed")
        expect(mt.helo(conn, "mail.billing-note.example") == nil, "HELO failed")
        mt.macro(conn, SMFIC_MAIL, "i", "4XYZ12345")
        expect(mt.mailfrom(conn, "<stranger@billing-note.example>") == nil, "MAIL failed")
        expect(mt.rcptto(conn, "<{recipient}>") == nil, "RCPT failed")
        """;

    private async Task RunAsync(string script)
    {
        var ran = await Tool.RunAsync("miltertest", "-s", scratch.Write("test.lua", script));
        Assert.True(ran.Code == 0, ran.Output + ran.Error);
    }
}
