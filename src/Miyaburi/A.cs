namespace Miyaburi;

internal static class A;
