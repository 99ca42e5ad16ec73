using System.Buffers.Binary;

namespace Miyaburi.Gateway.Tests.Stress.Fuzz;

/// <summary>Frames of the milter protocol, mostly true ones, so that the noise comes through to the commands.</summary>
internal static class MilterNoise
{
    internal static byte[] Of(Random random)
    {
        using var frames = new MemoryStream();
        if (random.Next(10) > 0)
        {
            frames.Write(random.Next(4) > 0 ? MilterPeer.Offer : MilterPeer.Frame('O', [0, 0, 0, 6, 0, 0, 1, 0xFF, (byte)random.Next(256), 0x1F, 0xFF, 0xFF]));
        }

        for (var messages = random.Next(3); messages > 0; messages--)
        {
            frames.Write(random.Next(3) == 0 ? MilterPeer.Message("Shall we meet at noon?") : random.Changed(MilterPeer.Message("Shall we meet at noon?")));
        }

        for (var i = random.Next(20); i > 0; i--)
        {
            var frame = MilterPeer.Frame(random.Next(8) == 0 ? (char)random.Next(256) : random.Pick([.. "ABCDEHKLMNRTU"]), Payload(random));
            if (random.Next(40) == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(frame, random.Next());
            }

            frames.Write(frame);
        }

        return frames.ToArray();
    }

    private static byte[] Payload(Random random) => random.Next(8) switch
    {
        0 => [],
        1 => [0],
        2 => [0, 0],
        3 => "mail.example\04\0\0IPv6:::1\0"u8.ToArray(),
        4 => "Mi\0i\0\0{i}\0"u8.ToArray(),
        5 => [.. "Subject\0"u8, .. random.Bytes(50), 0],
        6 => [.. "X-Miyaburi-Level\0 \n\r\n"u8, 0],
        _ => random.Bytes(200),
    };
}
