using Miyaburi.Waves.Bench;

switch (args)
{
    case ["mails"]:
        MailGrouping.Print();
        return 0;
    case ["jcom"]:
        BrandTimeline.Print("jcom");
        return 0;
    case ["timeline", var brand]:
        BrandTimeline.Print(brand);
        return 0;
    case ["figures", .. var rest]:
        await Figures.PrintAsync(rest is [var reports] ? int.Parse(reports, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["fill", var store, var number]:
        await Figures.FillAsync(store, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), () => { });
        return 0;
    case ["look", var store]:
        await Figures.LookAsync(store);
        return 0;
    case ["digest", var target]:
        DigestMaker.Write(target);
        return 0;
    case ["write", var store]:
        await Writer.RunAsync(store);
        return 0;
    default:
        Console.Error.WriteLine("""
            mails             grouping of the Japanese mails against the campaign field
            jcom              timeline of J:COM in the JPCERT/CC list, with quiet times and returns
            timeline BRAND    the same for another brand
            figures [N]       throughput, look-up and size on SQLite and PostgreSQL with N reports
            fill STORE N      the part of it that stores and looks up, in a store that stays
            look STORE        the look-ups alone, in a store that was filled; again with the largest wave hidden
            digest FILE       writes the digest of waves that comes with the data
            write STORE       writes reports without end and prints what was acknowledged (for the kill test)
            """);
        return 2;
}
