using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace Miyaburi.Web.Tests;

/// <summary>The visitors of a test go when it ends: each holds an engine in memory.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class VisitorsGoAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        foreach (var context in VisitorsGo.Here.TryRemove(test.UniqueID, out var contexts) ? contexts : [])
        {
            // The next test does not wait for it; whoever closes the browser closes what is left.
            _ = context.CloseAsync();
        }
    }
}

/// <summary>Who visits in which test.</summary>
internal static class VisitorsGo
{
    internal static ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Here { get; } = new(StringComparer.Ordinal);

    internal static void Note(IBrowserContext context) => Here.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);
}
