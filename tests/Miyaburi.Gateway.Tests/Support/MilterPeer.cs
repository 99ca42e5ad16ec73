using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>An MTA's side of the milter protocol on one connection: as many messages as are wanted.</summary>
internal sealed class MilterPeer : IDisposable
{
    private readonly TcpClient client;

    private MilterPeer(TcpClient client) => this.client = client;

    internal static async Task<MilterPeer> ConnectAsync(int port)
    {
        var peer = new MilterPeer(await Peer.ConnectAsync(port));
        await peer.client.GetStream().WriteAsync(Offer);
        Assert.Equal('O', (await peer.AnswerAsync()).Code);
        return peer;
    }

    /// <summary>The offer of version 6 with everything in it.</summary>
    internal static byte[] Offer => Frame('O', [0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0x1F, 0xFF, 0xFF]);

    /// <summary>A message as an MTA sends it.</summary>
    internal static byte[] Message(string text) =>
    [
        .. Frame('M', "<hanako@example.org>\0"u8), .. Frame('R', "<taro@example.jp>\0"u8),
        .. Frame('L', "From\0hanako@example.org\0"u8), .. Frame('L', "Subject\0lunch\0"u8),
        .. Frame('N', []), .. Frame('B', Encoding.UTF8.GetBytes(text)), .. Frame('E', []),
    ];

    internal static byte[] Frame(char command, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length + 1);
        frame[4] = (byte)command;
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }

    /// <summary>Sends a message; returns the answers at its end.</summary>
    internal async Task<List<(char Code, string Text)>> SendAsync(string text)
    {
        await client.GetStream().WriteAsync(Message(text));
        var answers = new List<(char Code, string Text)>();
        do
        {
            answers.Add(await AnswerAsync());
        }
        while (answers[^1].Code is not ('a' or 'c' or 'y'));
        return answers;
    }

    public void Dispose() => client.Dispose();

    private async Task<(char Code, string Text)> AnswerAsync()
    {
        var head = new byte[5];
        await client.GetStream().ReadExactlyAsync(head);
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - 1];
        await client.GetStream().ReadExactlyAsync(payload);
        return ((char)head[4], Encoding.UTF8.GetString(payload));
    }
}
