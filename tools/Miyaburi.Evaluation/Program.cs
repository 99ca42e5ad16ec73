namespace Miyaburi.Evaluation;

internal static class Program
{
    private static int Main(string[] args)
    {
        Lab.Run(args[1..]);
        return 0;
    }
}
