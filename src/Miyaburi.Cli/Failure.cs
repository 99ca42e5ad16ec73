namespace Miyaburi.Cli;

/// <summary>Ends a command with a message for the person: what is wrong, where, and how to put it right.</summary>
internal sealed class Failure(Bilingual text) : Exception(text.En)
{
    internal Bilingual Text { get; } = text;
}

/// <summary>The reader of the output is gone.</summary>
internal sealed class BrokenPipe : Exception;
