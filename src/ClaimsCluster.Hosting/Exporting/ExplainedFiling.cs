using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A filing with what its 835s said, and the payer's own steps where it is one of the simulated.</summary>
/// <param name="Filing">It.</param>
/// <param name="Bill">What it bills.</param>
/// <param name="Remitted">Its 835s, oldest first.</param>
/// <param name="Steps">The payer's steps; empty of a payer that is not simulated.</param>
public sealed record ExplainedFiling(
    Filing Filing, FiledBill Bill, IReadOnlyList<FilingEvent.Remitted> Remitted, IReadOnlyList<Explanation> Steps)
{
    /// <summary>Every filing of a claim, oldest first.</summary>
    public static async Task<IReadOnlyList<ExplainedFiling>> AllOf(StoredClaim stored, StoredDecisions decisions)
    {
        var explained = new List<ExplainedFiling>();
        foreach (var filing in stored.Claim.Filings)
        {
            var remitted = stored.Facts.Select(fact => fact.Event).OfType<FilingEvent.Remitted>().Where(told => told.Clm01 == filing.Clm01).ToList();
            var decision = await decisions.Of(stored.Claim, filing);
            explained.Add(new(filing, stored.Claim.BillOf(filing), remitted, decision?.Steps ?? []));
        }

        return explained;
    }

    /// <summary>The 835 that decided it; null before, or when it was taken back and nothing came instead.</summary>
    public FilingEvent.Remitted? Decided => Remitted.LastOrDefault(told => !told.Advice.IsReversal);

    /// <summary>The plan by which it was decided; null when no step tells one.</summary>
    public string? Plan => Steps.FirstOrDefault(step => step.Stage == 2 && step.Outcome.Contains("plan ", StringComparison.Ordinal))?.Outcome.Split("plan ")[1];

    /// <summary>Its adjustments by group and reason, over all lines, largest first.</summary>
    public IReadOnlyList<(string Group, string Carc, Money Amount)> Sums =>
    [
        .. Filing.Adjustments.GroupBy(cas => (cas.Group, cas.Carc)).Select(same => (same.Key.Group, same.Key.Carc, same.Sum(cas => cas.Amount)))
            .OrderByDescending(sum => sum.Item3).ThenBy(sum => sum.Carc, StringComparer.Ordinal),
    ];

    /// <summary>Charge = paid + all adjustments, as X12 wants it of every CLP that stands.</summary>
    public bool Balances => Filing.Charge == Filing.Paid + Filing.Adjustments.Sum(cas => cas.Amount);
}

/// <summary>Whether the journal says of a claim what its 835s say.</summary>
/// <param name="Paid">By insurers, as the 835s say it, with what was told of prior payers.</param>
/// <param name="Adjusted">By contract, likewise.</param>
/// <param name="Booked">The journal.</param>
public sealed record LedgerAgreement(Money Paid, Money Adjusted, ClaimBooks Booked)
{
    /// <summary>Of a claim.</summary>
    public static LedgerAgreement Of(StoredClaim stored)
    {
        var claim = stored.Claim;
        var contractual = claim.Filings.SelectMany(filing => filing.Adjustments)
            .Where(cas => Carc.ClassOf(cas.Group, cas.Carc) == CarcClass.Contractual).Sum(cas => cas.Amount);
        return new(
            claim.Filings.Sum(filing => filing.Paid) + claim.Prior.Sum(prior => prior.Paid),
            contractual + claim.Prior.Sum(prior => prior.Allowance), stored.Money);
    }

    /// <summary>To the cent.</summary>
    public bool IsTrue => Paid == Booked.InsurancePaid && Adjusted == Booked.Adjustments;
}
