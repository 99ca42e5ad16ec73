using System.Text;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Messages to send.</summary>
internal static class Sample
{
    internal static byte[] Scam => Read("jcom-unpaid.eml");

    internal static byte[] Genuine => Read("jcom-genuine-bill.eml");

    internal static byte[] Plain { get; } = Encoding.UTF8.GetBytes(
        "From: Hanako <hanako@example.org>\r\nTo: taro@example.jp\r\nSubject: lunch\r\nMessage-ID: <1@example.org>\r\n"
        + "Date: Mon, 19 Sep 2022 09:58:03 +0900\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nShall we meet at noon?\r\n");

    private static byte[] Read(string name) => File.ReadAllBytes(Repository.Path("samples", "messages", "mail", name));
}
