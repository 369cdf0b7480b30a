using System.Collections.Frozen;
using ClaimsCluster.Domain.Charges;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>What an invented practice charges: the chargemaster's own list, at its level.</summary>
internal static class PriceList
{
    private static readonly FrozenDictionary<string, decimal> Dollars =
        Chargemaster.Default.Rows.ToFrozenDictionary(row => row.Code, row => row.Price);

    /// <summary>The charge of a unit at a practice, in dollars and cents.</summary>
    public static decimal Of(string code, decimal level) =>
        decimal.Round(Dollars[code] * level, 2, MidpointRounding.AwayFromZero);
}
