using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A claim's money as its account's journal tells it (INTERFACE §2): always charge = paid + adjusted + written off + patient + balance.</summary>
public sealed class ClaimBooks
{
    /// <summary>4000.</summary>
    public Money Charge { get; private set; }

    /// <summary>Insurer cash, net of reversals.</summary>
    public Money InsurancePaid { get; private set; }

    /// <summary>4100 and 4110.</summary>
    public Money Adjustments { get; private set; }

    /// <summary>Moved from insurance to the patient, net, open or paid.</summary>
    public Money PatientResponsibility { get; private set; }

    /// <summary>Patient cash applied.</summary>
    public Money PatientPaid { get; private set; }

    /// <summary>4120 to 4150 and 5000.</summary>
    public Money WrittenOff { get; private set; }

    /// <summary>1100 and 1200 less 2100 and 2200.</summary>
    public Money Balance { get; private set; }

    /// <summary>Open with the patient: 1200.</summary>
    public Money PatientBalance { get; private set; }

    /// <summary>Payers' decisions that stand in the journal, also those that move nothing.</summary>
    public int Decisions { get; internal set; }

    /// <summary>Takes one journal line in.</summary>
    public void Post(JournalLine line)
    {
        Take(line.Debit, line.Credit, line.Amount);
        Take(line.Credit, line.Debit, -line.Amount);
    }

    private void Take(AccountNumber account, AccountNumber other, Money amount)
    {
        switch (account)
        {
            case PatientRevenue: Charge -= amount; break;
            case ContractualAllowance or Sequestration: Adjustments += amount; break;
            case DenialWriteOff or SmallBalance or CharityCare or AdministrativeWriteOff or BadDebt: WrittenOff += amount; break;
            case RemittanceClearing or Cash when other == InsuranceReceivable: InsurancePaid += amount; break;
            case Cash or UnappliedCash when other is PatientReceivable or PatientCredit: PatientPaid += amount; break;
            case PatientReceivable when other == InsuranceReceivable:
                PatientResponsibility += amount;
                TakeBalance(account, amount);
                break;
            default: TakeBalance(account, amount); break;
        }
    }

    private void TakeBalance(AccountNumber account, Money amount)
    {
        if (account is InsuranceReceivable or PatientReceivable or PatientCredit or PayerCredit) Balance += amount;
        if (account is PatientReceivable) PatientBalance += amount;
    }
}
