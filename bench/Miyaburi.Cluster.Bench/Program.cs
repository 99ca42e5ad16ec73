using Miyaburi.Cluster.Bench;

switch (args)
{
    case ["throughput", .. var rest]:
        await Throughput.PrintAsync(rest is [var reports] ? int.Parse(reports, System.Globalization.CultureInfo.InvariantCulture) : 100_000);
        return 0;
    case ["sizing", .. var rest]:
        Sizing.Print(rest, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("""
            throughput [N]              N reports at one, two and three silos: rate, CPU, bytes and calls a report
            sizing [NAME=VALUE …]       what a load needs, from the cost of a report; every input is named and can be set
            """);
        return 2;
}
