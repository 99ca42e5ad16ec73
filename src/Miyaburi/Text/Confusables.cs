namespace Miyaburi.Text;
internal static class Confusables { internal static string FoldHost(string host) => host; }
