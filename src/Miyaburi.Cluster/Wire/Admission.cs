namespace Miyaburi.Cluster.Wire;

/// <summary>A person's report that asks whether it still counts today.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.admission")]
internal readonly record struct Admission([property: Id(0)] Guid Reporter, [property: Id(1)] int Day, [property: Id(2)] Guid Report);
