using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>One entry: the same amount on both sides, so that debits equal credits whatever is posted.</summary>
/// <param name="ClaimId">The claim; empty where the money is of a payment or an account as a whole.</param>
/// <param name="Line">Service line from 1; 0 where no line is meant.</param>
/// <param name="Debit">The account that gains on the left.</param>
/// <param name="Credit">The account that gains on the right.</param>
/// <param name="Amount">More than 0: a negative amount is posted with its sides swapped.</param>
/// <param name="Reason">Why: "charge", "CO-45", "payment".</param>
/// <param name="Payer">The payer's id in the sub-ledger; null where no payer is meant.</param>
[GenerateSerializer, Immutable, Alias("journal-line")]
public sealed record JournalLine(
    [property: Id(0)] string ClaimId,
    [property: Id(1)] int Line,
    [property: Id(2)] AccountNumber Debit,
    [property: Id(3)] AccountNumber Credit,
    [property: Id(4)] Money Amount,
    [property: Id(5)] string Reason,
    [property: Id(6)] string? Payer)
{
    /// <summary>The entry that undoes this one.</summary>
    public JournalLine Mirror() => this with { Debit = Credit, Credit = Debit };
}
