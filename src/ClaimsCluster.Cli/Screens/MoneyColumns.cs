using ClaimsCluster.Domain;

namespace ClaimsCluster.Cli.Screens;

/// <summary>charge = insurance + adjusted + written off + patient paid + balance: the sum that every screen keeps.</summary>
internal static class MoneyColumns
{
    public static Column[] Of(int chargeWidth, int chargeGap = 2) =>
    [
        new("charge", chargeWidth, chargeGap) { Sign = " =" }, new("insurance", 11) { Sign = " +" }, new("adjusted", 11) { Sign = " +" },
        new("written off", 11, 3) { Sign = " +" }, new("patient paid", 12, 3) { Sign = " +", ShortTitle = "patient" }, new("balance", 10),
    ];

    public static IEnumerable<Cell> Cells(params IEnumerable<Money> amounts) => amounts.Select(amount => (Cell)Figures.Amount(amount));
}
