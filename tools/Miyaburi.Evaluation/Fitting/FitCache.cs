using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// Remembers fits by what they depend on, below <c>artifacts/fits</c>. MIYABURI_FIT_CACHE=0 fits anew; the result is the same.
/// </summary>
internal static class FitCache
{
    internal static byte[] Get(string key, Func<byte[]> fit)
    {
        var path = Path.Combine(Archive.Root, "artifacts", "fits", key + ".bin");
        var isUsed = Environment.GetEnvironmentVariable("MIYABURI_FIT_CACHE") != "0";
        if (isUsed && File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        var file = fit();
        if (isUsed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file);
        }

        return file;
    }
}
