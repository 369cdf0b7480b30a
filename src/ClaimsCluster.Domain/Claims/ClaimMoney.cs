using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Domain.Claims;

/// <summary>A claim's own share of the money, from its filings. The account's journal is the truth; verify compares both.</summary>
/// <param name="InsurancePaid">All payers, net.</param>
/// <param name="Allowances">Contractual adjustments and sequestration.</param>
/// <param name="Patient">What became the patient's.</param>
/// <param name="Balance">What is open, with whomever.</param>
public readonly record struct ClaimMoney(Money InsurancePaid, Money Allowances, Money Patient, Money Balance)
{
    /// <summary>The share that the claim's filings give.</summary>
    public static ClaimMoney Of(Claim claim)
    {
        var paid = claim.Filings.Sum(filing => filing.Paid);
        var adjustments = claim.Filings.SelectMany(filing => filing.Adjustments).ToList();
        var allowances = SumOf(CarcClass.Contractual);
        var patient = SumOf(CarcClass.Patient);
        return new(paid, allowances, patient, claim.Charge - paid - allowances);

        Money SumOf(CarcClass wanted) => adjustments
            .Where(cas => Carc.ClassOf(cas.Group, cas.Carc) == wanted)
            .Sum(cas => cas.Amount);
    }
}

/// <summary>Where a claim stands, derived from its filings and balances (D§11.2).</summary>
public enum ClaimStanding
{
    /// <summary>None of the others: not sent, rejected, reversed, or a rest that is nobody's turn.</summary>
    Open,

    /// <summary>More was paid than charged.</summary>
    Credit,

    /// <summary>A denial waits for somebody.</summary>
    InDenial,

    /// <summary>With the payer.</summary>
    InProcess,

    /// <summary>All payers are final and the patient owes.</summary>
    PatientDue,

    /// <summary>All balances are zero.</summary>
    Closed,
}

/// <summary>Derives where a claim stands; the first that is true wins.</summary>
public static class ClaimStandings
{
    extension(ClaimStanding)
    {
        /// <summary>Where the claim stands now.</summary>
        public static ClaimStanding Of(Claim claim)
        {
            var money = ClaimMoney.Of(claim);
            var live = claim.LiveFilings.ToList();
            var allFinal = live.Count > 0 && live.TrueForAll(filing => filing.IsFinal);
            if (money.Balance < Money.Zero) return ClaimStanding.Credit;
            if (claim.Denials.Exists(item => item.State == DenialState.Open)) return ClaimStanding.InDenial;
            if (live.Exists(IsWithPayer)) return ClaimStanding.InProcess;
            if (allFinal && money.Patient > Money.Zero) return ClaimStanding.PatientDue;
            return allFinal && money.Balance.IsZero ? ClaimStanding.Closed : ClaimStanding.Open;
        }
    }

    private static bool IsWithPayer(Filing filing) => filing.State is FilingState.Submitted or FilingState.Received
        or FilingState.Accepted or FilingState.Pended or FilingState.Voiding;
}
