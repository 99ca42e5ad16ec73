using Miyaburi.Messages.Mail;

namespace Miyaburi.Tests.Messages;

public sealed class MailboxListTests
{
    [Theory]
    [InlineData("a@b.example", "", "a@b.example")]
    [InlineData("<a@b.example>", "", "a@b.example")]
    [InlineData("J:COM <a@b.example>", "J:COM", "a@b.example")]
    [InlineData("\"Amazon.co.jp\" <a@b.example>", "Amazon.co.jp", "a@b.example")]
    [InlineData("=?utf-8?B?5qW95aSp?= <a@b.example>", "楽天", "a@b.example")]
    [InlineData("\"=?utf-8?B?5qW95aSp?=\" <a@b.example>", "楽天", "a@b.example")]
    [InlineData("=?utf-8?B?IualveWkqSI=?= <a@b.example>", "楽天", "a@b.example")]
    [InlineData("Amazon, Inc <a@b.example>", "Amazon, Inc", "a@b.example")]
    [InlineData("a@b.example (Some Body)", "Some Body", "a@b.example")]
    [InlineData("info@jcom.co.jp <x@evil.example>", "info@jcom.co.jp", "x@evil.example")]
    [InlineData("\"x\" <y <a@b.example>", "x y", "a@b.example")]
    [InlineData("name <a@b.example", "name", "a@b.example")]
    [InlineData("<@r1,@r2:a@b.example>", "", "a@b.example")]
    [InlineData("just a name", "just a name", "")]
    [InlineData("楽天カード <a@b.example>", "楽天カード", "a@b.example")]
    [InlineData("\"unclosed <a@b.example>", "unclosed", "a@b.example")]
    public void Read_One(string raw, string name, string address)
    {
        var mailbox = Assert.Single(MailboxList.Read(raw, 8));

        Assert.Equal((name, address), (mailbox.Name, mailbox.Address));
    }

    [Theory]
    [InlineData("a@x.example, b@y.example", 2)]
    [InlineData("A <a@x.example>; B <b@y.example>", 2)]
    [InlineData("friends: a@x.example, b@y.example;", 2)]
    [InlineData("undisclosed-recipients:;", 0)]
    [InlineData("", 0)]
    [InlineData(",,,", 0)]
    public void Read_Many(string raw, int count) => Assert.Equal(count, MailboxList.Read(raw, 8).Count);

    [Fact]
    public void Read_MoreThanAsked_Stops() => Assert.Equal(2, MailboxList.Read("a@b.example,c@d.example,e@f.example", 2).Count);
}
