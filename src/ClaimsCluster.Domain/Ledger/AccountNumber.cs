using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>The chart of accounts (D§7.6). The value is the number that reports print.</summary>
[GenerateSerializer, Alias("account-number")]
public enum AccountNumber
{
    /// <summary>None: never posted to.</summary>
    None = 0,

    /// <summary>Cash in the bank.</summary>
    Cash = 1000,

    /// <summary>Announced by an 835, not yet seen in the bank.</summary>
    RemittanceClearing = 1010,

    /// <summary>What payers owe; sub-ledger payer, claim, line.</summary>
    InsuranceReceivable = 1100,

    /// <summary>What patients owe; sub-ledger account.</summary>
    PatientReceivable = 1200,

    /// <summary>Prepayments and cash that no charge has taken yet.</summary>
    UnappliedCash = 1300,

    /// <summary>Money of claims that an 835 names and nobody has placed yet.</summary>
    RemittanceSuspense = 1350,

    /// <summary>Tax that the payer withheld.</summary>
    WithheldTax = 1510,

    /// <summary>A levy that the payer took.</summary>
    Levy = 1520,

    /// <summary>Credits that belong to patients.</summary>
    PatientCredit = 2100,

    /// <summary>Credits that belong to payers (60-day rule).</summary>
    PayerCredit = 2200,

    /// <summary>Overpayments that payers take back.</summary>
    PayerRecoupment = 2300,

    /// <summary>Takebacks that wait for a later 835.</summary>
    ForwardBalance = 2310,

    /// <summary>Provider adjustments for a person to look at.</summary>
    PayerReview = 2390,

    /// <summary>Gross charges.</summary>
    PatientRevenue = 4000,

    /// <summary>Contractual allowance (CARC 45, 59, ...).</summary>
    ContractualAllowance = 4100,

    /// <summary>Sequestration (CARC 253).</summary>
    Sequestration = 4110,

    /// <summary>Denials given up after work.</summary>
    DenialWriteOff = 4120,

    /// <summary>Balances too small to bill.</summary>
    SmallBalance = 4130,

    /// <summary>Charity care.</summary>
    CharityCare = 4140,

    /// <summary>Administrative: never sent, sent too late, cancelled.</summary>
    AdministrativeWriteOff = 4150,

    /// <summary>Interest from payers.</summary>
    InterestIncome = 4300,

    /// <summary>Patients who do not pay.</summary>
    BadDebt = 5000,

    /// <summary>Late charges and penalties of payers.</summary>
    PayerPenalty = 5100,
}

/// <summary>How reports write an account.</summary>
public static class AccountNumbers
{
    /// <summary>Four digits: "1100".</summary>
    public static string Digits(this AccountNumber account) => ((int)account).ToString("0000", null);
}
