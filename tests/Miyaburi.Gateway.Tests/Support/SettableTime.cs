namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A clock that the test sets.</summary>
internal sealed class SettableTime : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = new(2022, 9, 19, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
