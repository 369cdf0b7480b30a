using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Domain.Claims;

/// <summary>
/// A claim's own share of the money: from its filings, and what its account told of what started there. The account's
/// journal is the truth; verify compares both.
/// </summary>
/// <param name="InsurancePaid">All payers and prior payers, net.</param>
/// <param name="Allowances">Contractual adjustments and sequestration.</param>
/// <param name="PatientPaid">Patient cash applied.</param>
/// <param name="WrittenOff">Given up, with whomever.</param>
/// <param name="Patient">What is open with the patient.</param>
/// <param name="Balance">What is open, with whomever.</param>
public readonly record struct ClaimMoney(
    Money InsurancePaid, Money Allowances, Money PatientPaid, Money WrittenOff, Money Patient, Money Balance)
{
    /// <summary>The share that the claim's filings and its account give.</summary>
    public static ClaimMoney Of(Claim claim)
    {
        var paid = claim.Filings.Sum(filing => filing.Paid) + claim.Prior.Sum(prior => prior.Paid);
        var allowances = SumOf(CarcClass.Contractual, claim.Filings) + claim.Prior.Sum(prior => prior.Allowance);
        var patientPaid = claim.Share?.PatientPaid ?? Money.Zero;
        var writtenOff = claim.Share?.WrittenOff ?? Money.Zero;
        var balance = claim.Charge - paid - allowances - patientPaid - writtenOff;

        // The account tells only what starts there: the patient's part is what payers left him, less what he has paid.
        var left = SumOf(CarcClass.Patient, claim.Filings.Where(filing => !filing.FurtherPayer)) - patientPaid;
        var patient = Money.Min(balance, left) is var open && open > Money.Zero ? open : Money.Zero;
        return new(paid, allowances, patientPaid, writtenOff, patient, balance);
    }

    private static Money SumOf(CarcClass wanted, IEnumerable<Filing> filings) => filings
        .SelectMany(filing => filing.Adjustments)
        .Where(cas => Carc.ClassOf(cas.Group, cas.Carc) == wanted)
        .Sum(cas => cas.Amount);
}
