using Miyaburi.Gateway.Answers;
using Miyaburi.Messages;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Judging;

/// <summary>The engine does not judge the samples it comes with as it must: nothing it would say can be trusted.</summary>
internal sealed class SelfCheckFault(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Judges the repository's sample messages before the doors open. A scam that is not found, a genuine message called a
/// scam or a fault of the engine keeps them closed. It also compiles what judging needs, so that the first mail waits no longer than others.
/// </summary>
internal static class SelfCheck
{
    private const string Prefix = "samples/";

    /// <summary>The samples: their names and their bytes.</summary>
    internal static List<(string Name, byte[] Bytes)> Samples { get; } =
        [.. Names().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => (n[Prefix.Length..], Read(n)))];

    /// <summary>Judges all of them.</summary>
    /// <exception cref="SelfCheckFault">One was judged as it must not be.</exception>
    internal static void Run(Func<JudgeRequest, Judgement> judge)
    {
        foreach (var (name, bytes) in Samples)
        {
            Look(name, JudgeOne(judge, name, bytes));
        }
    }

    private static Judgement JudgeOne(Func<JudgeRequest, Judgement> judge, string name, byte[] bytes)
    {
        try
        {
            return judge(new JudgeRequest { Bytes = bytes, Door = "start", Kind = name.StartsWith("sms/", StringComparison.Ordinal) ? MessageKind.Sms : MessageKind.Mail });
        }
        catch (Exception fault)
        {
            throw new SelfCheckFault($"{name}: {fault.GetType().Name}", fault);
        }
    }

    private static void Look(string name, Judgement judgement)
    {
        if (judgement is not Judgement.Decided { Decision: var decision })
        {
            throw new SelfCheckFault($"{name}: was not judged");
        }

        var level = decision.Report.Verdict.Level;
        if (name.Contains("jcom-unpaid", StringComparison.Ordinal) && level is not Level.Scam)
        {
            throw new SelfCheckFault($"{name}: the scam was not found");
        }

        if (name.Contains("genuine", StringComparison.Ordinal) && level is Level.Scam)
        {
            throw new SelfCheckFault($"{name}: a genuine message was taken for a scam");
        }

        if (MailHeaders.Of(decision, Language.Ja).Any(f => f.Value.Length == 0) || Letter.Of(decision, Language.Ja).Length == 0)
        {
            throw new SelfCheckFault($"{name}: the answer is empty");
        }
    }

    private static string[] Names() => typeof(SelfCheck).Assembly.GetManifestResourceNames();

    private static byte[] Read(string name)
    {
        using var stream = typeof(SelfCheck).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
