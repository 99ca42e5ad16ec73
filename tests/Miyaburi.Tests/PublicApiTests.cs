using System.Reflection;

namespace Miyaburi.Tests;

/// <summary>The public surface is a reviewed text file: docs/public-api.txt. MIYABURI_UPDATE=1 rewrites it.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_MatchesTheReviewedFile()
    {
        var path = Repository.Path("docs", "public-api.txt");
        var now = string.Join('\n', Lines().Distinct().Order(StringComparer.Ordinal)) + "\n";
        if (Environment.GetEnvironmentVariable("MIYABURI_UPDATE") == "1")
        {
            File.WriteAllText(path, now);
        }

        Assert.Equal(File.ReadAllText(path), now);
    }

    private static IEnumerable<string> Lines() =>
        from type in typeof(Analyzer).Assembly.GetExportedTypes()
        from line in Members(type).Prepend(Kind(type) + " " + Name(type))
        select line;

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(n => $"{Name(type)}.{n}");
        }

        return type.GetMembers(Own)
            .Where(m => m is not MethodInfo { IsSpecialName: true } and not Type && !IsRecordPlumbing(m))
            .Select(m => $"{Name(type)}.{Describe(m)}");
    }

    private static bool IsRecordPlumbing(MemberInfo member) =>
        member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" || member.Name.Contains('<', StringComparison.Ordinal);

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo m => $"{m.Name}({Parameters(m)}) : {Name(m.ReturnType)}",
        ConstructorInfo c => $"new({Parameters(c)})",
        PropertyInfo p => $"{p.Name} : {Name(p.PropertyType)}",
        FieldInfo f => $"{f.Name} : {Name(f.FieldType)}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType)));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Name(Type type)
    {
        var name = (type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
