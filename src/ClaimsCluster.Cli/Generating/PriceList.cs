using System.Collections.Frozen;

namespace ClaimsCluster.Cli.Generating;

/// <summary>What an invented practice charges, in dollars a unit. Figures of our own, of a usual size.</summary>
internal static class PriceList
{
    private static readonly FrozenDictionary<string, decimal> Dollars = new (string Code, decimal Price)[]
    {
        ("99202", 160), ("99203", 225), ("99204", 335), ("99212", 115), ("99213", 168), ("99214", 242), ("99215", 330),
        ("99282", 290), ("99283", 445), ("99284", 720), ("99285", 1060),
        ("99391", 175), ("99392", 185), ("99393", 185), ("99394", 205), ("99395", 215), ("99396", 230), ("G0439", 205),
        ("36415", 14), ("80053", 44), ("80061", 52), ("81003", 13), ("81025", 24), ("83036", 41), ("85025", 32),
        ("87804", 46), ("87880", 42), ("85610", 21),
        ("90471", 46), ("90656", 34), ("90715", 76), ("G0008", 44), ("96372", 58), ("94640", 62), ("94010", 94),
        ("69210", 118), ("20610", 235), ("J3301", 4), ("J1885", 3),
        ("93000", 62), ("93010", 34), ("93306", 780), ("93015", 340), ("93880", 465),
        ("71046", 96), ("73030", 102), ("73562", 118), ("73130", 98), ("73610", 104), ("76830", 330), ("76805", 390),
        ("70450", 410), ("72148", 720), ("74177", 940), ("77067", 330), ("76700", 340),
        ("12001", 345), ("12011", 390), ("29125", 210),
        ("11102", 248), ("17000", 172), ("17003", 24), ("17110", 236), ("11200", 205), ("88305", 165),
        ("97161", 198), ("97110", 74), ("97112", 78), ("97140", 68), ("97530", 82),
    }.ToFrozenDictionary(entry => entry.Code, entry => entry.Price);

    /// <summary>The charge of a unit at a practice, in dollars and cents.</summary>
    public static decimal Of(string code, decimal level) =>
        decimal.Round(Dollars[code] * level, 2, MidpointRounding.AwayFromZero);
}
