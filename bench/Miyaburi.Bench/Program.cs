using System.Globalization;

// One command a figure; everything is measured in one run, interleaved, and printed as medians and ratios.
switch (args)
{
    case ["speed"]:
        SpeedTable.Print(Console.Out);
        return 0;
    case ["reports"]:
        ReportHashes.Print(Console.Out, null);
        return 0;
    case ["reports", var file]:
        ReportHashes.Print(Console.Out, file);
        return 0;
    case ["judge", var set, var rounds] when Judging.Run(set, int.Parse(rounds, CultureInfo.InvariantCulture)):
        return 0;
    case ["growth"]:
        GrowthTable.Print(Console.Out);
        return 0;
    case ["start"]:
        StartTable.Print(Console.Out);
        return 0;
    case ["gateway"]:
        return await GatewayTable.PrintAsync(Console.Out, client: null);
    case ["gateway", "rspamc" or "spamc"]:
        return await GatewayTable.PrintAsync(Console.Out, args[1]);
    case ["filter"]:
        return await FilterTable.PrintAsync(Console.Out);
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Miyaburi.Bench -- speed|reports [FILE]|judge SET ROUNDS|growth|start|gateway [rspamc|spamc]|filter");
        return 2;
}
