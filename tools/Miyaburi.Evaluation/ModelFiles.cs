using System.Text;
using Miyaburi.Evaluation.Fitting;

namespace Miyaburi.Evaluation;

/// <summary>A fit as the files of <c>data/model</c>.</summary>
internal static class ModelFiles
{
    /// <summary>The files by name.</summary>
    internal static IReadOnlyList<(string Name, byte[] Bytes)> Of(Fitted fitted) =>
    [
        ("text-ja.bin", fitted.Models.JapaneseFile),
        ("text-foreign-mail.bin", fitted.Models.ForeignMailFile),
        ("text-foreign-message.bin", fitted.Models.ForeignMessageFile),
        ("host.bin", fitted.Models.HostFile),
        ("verdict.json", Encoding.UTF8.GetBytes(VerdictFile.Write(fitted.Verdict))),
    ];

    /// <summary>Writes them into a folder.</summary>
    internal static void Write(Fitted fitted, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in Of(fitted))
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }
}
