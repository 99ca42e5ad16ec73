namespace Miyaburi.Cli;

/// <summary>Reads files and streams, never more than a message may hold.</summary>
internal static class InputBytes
{
    private const int Step = 64 * 1024;

    /// <summary>Opens a file for reading forward.</summary>
    /// <exception cref="Failure">The file cannot be opened.</exception>
    internal static FileStream OpenFile(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new Failure(Why(path, error));
        }
    }

    /// <summary>Reads a stream to its end or to one byte more than the limit, by which the reader sees that there is more.</summary>
    internal static byte[] OfStream(Stream stream, int limit)
    {
        var most = (long)limit + 1;
        var size = stream.CanSeek ? Math.Min(most, stream.Length - stream.Position) : Step;
        var bytes = new byte[Math.Max(size, 1)];
        var length = 0;
        while (length < most)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(most, Math.Max(bytes.Length * 2L, Step)));
            }

            var read = stream.Read(bytes, length, bytes.Length - length);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>What is wrong with a file and how to put it right.</summary>
    internal static Bilingual Why(string path, Exception error) => error switch
    {
        _ when Directory.Exists(path) => new($"{path}: フォルダーです。「miyaburi scan {path}」で中のメッセージをまとめて調べられます。", $"{path}: this is a folder; check what is in it with \"miyaburi scan {path}\""),
        FileNotFoundException when path.StartsWith("--", StringComparison.Ordinal) => new($"{path}: このオプションはありません。「miyaburi --help」で使い方を見られます。", $"{path}: no such option; see \"miyaburi --help\""),
        FileNotFoundException or DirectoryNotFoundException => new($"{path}: ファイルがありません。名前を確かめてください。文章を直接調べるには「miyaburi check -」に続けて貼り付けます。", $"{path}: no such file; check the name. To check a text, paste it into \"miyaburi check -\""),
        UnauthorizedAccessException => new($"{path}: 読む権限がありません。", $"{path}: no permission to read it"),
        _ => new($"{path}: 読めません({error.Message})", $"{path}: cannot be read ({error.Message})"),
    };
}
