namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// Brings what an 835 says of a claim as a whole down to its lines, because the ledger knows lines only.
/// </summary>
public static class ClaimLevel
{
    /// <summary>The decision by line.</summary>
    /// <param name="remittance">As the payer wrote it.</param>
    /// <param name="charges">The claim's charge by line, as posted.</param>
    /// <returns>
    /// Lines that carry their share of the claim's adjustments, in proportion to their charges by largest remainder
    /// (D§6.2); without service lines in the 835, the payment is shared out over the claim's lines in the same way.
    /// </returns>
    public static IReadOnlyList<RemittedLinePosting> Spread(
        AccountCommand.PostRemittance remittance, IReadOnlyDictionary<int, Money> charges)
    {
        IReadOnlyList<RemittedLinePosting> lines =
            remittance.Lines.Count > 0 ? remittance.Lines : Paid(remittance.Paid, charges);
        if (lines.Count == 0) return [];

        Money[] weights = [.. lines.Select(line => charges.GetValueOrDefault(line.Line))];
        return remittance.ClaimAdjustments.Aggregate(lines, (spread, cas) =>
        {
            var shares = cas.Amount.Split(weights);
            return [.. spread.Select((line, index) =>
                line with { Adjustments = line.Adjustments.Add(cas with { Amount = shares[index] }) })];
        });
    }

    private static IReadOnlyList<RemittedLinePosting> Paid(Money paid, IReadOnlyDictionary<int, Money> charges)
    {
        if (charges.Count == 0) return [];
        int[] lines = [.. charges.Keys.Order()];
        var shares = paid.Split([.. lines.Select(line => charges[line])]);
        return [.. lines.Select((line, index) => new RemittedLinePosting(line, shares[index], []))];
    }
}
