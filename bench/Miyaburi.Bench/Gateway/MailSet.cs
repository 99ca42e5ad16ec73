using Miyaburi.Gateway.Tests.Support;

namespace Miyaburi.Bench;

/// <summary>Mails of one kind, each in a file.</summary>
internal sealed record MailSet(string Name, List<string> Files)
{
    /// <summary>Writes the sets: Japanese phishing (all there are), world phishing, genuine mail.</summary>
    internal static List<MailSet> Write(Scratch scratch, int worldMails) =>
    [
        Write(scratch, "Japanese phishing", Corpus.JapanesePhishing()),
        Write(scratch, "world phishing", Corpus.Mails("mail_phish_world.tar.gz", worldMails)),
        Write(scratch, "genuine mail", Corpus.Spread("mail_ham_world.tar.gz", worldMails)),
    ];

    private static MailSet Write(Scratch scratch, string name, List<byte[]> mails)
    {
        var folder = Directory.CreateDirectory(scratch.At(name.Replace(' ', '-'))).FullName;
        var files = mails.Select((_, index) => Path.Combine(folder, $"{index:D5}.eml")).ToList();
        for (var i = 0; i < mails.Count; i++)
        {
            File.WriteAllBytes(files[i], mails[i]);
        }

        return new MailSet(name, files);
    }
}
