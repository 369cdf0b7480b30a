using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>A place in the insurance sub-ledger.</summary>
/// <param name="ClaimId">The claim; empty: no claim.</param>
/// <param name="Line">The service line from 1; 0: no line.</param>
/// <param name="Payer">The payer's id; null: no payer.</param>
public readonly record struct PostingPlace(string ClaimId, int Line, string? Payer);

/// <summary>
/// Which accounts each happening moves (D§7.6). Zero posts nothing; a negative amount swaps the sides.
/// </summary>
public static class PostingRules
{
    /// <summary>A charge is released.</summary>
    public static IEnumerable<JournalLine> Charge(PostingPlace at, Money amount) =>
        Entry(at, InsuranceReceivable, PatientRevenue, amount, "charge");

    /// <summary>A payer's decision on one line: allowances, then the payment, then what goes to the patient.</summary>
    /// <param name="at">The line and the payer.</param>
    /// <param name="paid">What the payer pays; below 0 in a reversal.</param>
    /// <param name="adjustments">CAS of the line, with its share of those of the claim.</param>
    /// <param name="hasFurtherPayer">Another payer comes next, so that nothing is the patient's yet.</param>
    /// <remarks>
    /// Denials and informational codes post nothing: their amount stays in 1100 until somebody works it.
    /// </remarks>
    public static IEnumerable<JournalLine> Remitted(
        PostingPlace at, Money paid, IReadOnlyList<Adjustment> adjustments, bool hasFurtherPayer) =>
    [
        .. adjustments.Where(Is(CarcClass.Contractual)).SelectMany(cas =>
            Entry(at, AllowanceOf(cas), InsuranceReceivable, cas.Amount, cas.Reason)),
        .. Entry(at, RemittanceClearing, InsuranceReceivable, paid, "payment"),
        .. adjustments.Where(cas => !hasFurtherPayer && Is(CarcClass.Patient)(cas)).SelectMany(cas =>
            Entry(at, PatientReceivable, InsuranceReceivable, cas.Amount, cas.Reason)),
    ];

    /// <summary>What an inbound secondary claim tells of its prior payer (2320/2430).</summary>
    public static IEnumerable<JournalLine> PriorPayer(PostingPlace at, Money paid, Money allowance) =>
        Entry(at, Cash, InsuranceReceivable, paid, "prior payment")
            .Concat(Entry(at, ContractualAllowance, InsuranceReceivable, allowance, "prior allowance"));

    /// <summary>An open insurance balance is found to be the patient's.</summary>
    public static IEnumerable<JournalLine> ToPatient(PostingPlace at, Money amount) =>
        Entry(at, PatientReceivable, InsuranceReceivable, amount, "to patient");

    /// <summary>The patient pays a balance.</summary>
    public static IEnumerable<JournalLine> PatientPayment(PostingPlace at, Money amount) =>
        Entry(at, Cash, PatientReceivable, amount, "patientPayment");

    /// <summary>The patient pays what nobody has billed yet.</summary>
    public static IEnumerable<JournalLine> Prepayment(PostingPlace at, Money amount) =>
        Entry(at, Cash, UnappliedCash, amount, "prepayment");

    /// <summary>A prepayment meets a balance.</summary>
    public static IEnumerable<JournalLine> PrepaymentApplied(PostingPlace at, Money amount) =>
        Entry(at, UnappliedCash, PatientReceivable, amount, "prepayment applied");

    /// <summary>
    /// A balance is given up. The account says whose: 4120 and 4150 the payer's, the others the patient's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The account takes no write-off.</exception>
    public static IEnumerable<JournalLine> WriteOff(PostingPlace at, AccountNumber to, Money amount) =>
        WrittenOffFrom(to) is { } receivable
            ? Entry(at, to, receivable, amount, $"write-off {to.Digits()}")
            : throw new ArgumentOutOfRangeException(nameof(to));

    /// <summary>The receivable that a write-off account takes from; null of an account that takes none.</summary>
    public static AccountNumber? WrittenOffFrom(AccountNumber to) => to switch
    {
        DenialWriteOff or AdministrativeWriteOff => InsuranceReceivable,
        SmallBalance or CharityCare or BadDebt => PatientReceivable,
        _ => null,
    };

    /// <summary>A credit on a receivable is found: it belongs to the payer or to the patient.</summary>
    public static IEnumerable<JournalLine> CreditFound(PostingPlace at, AccountNumber receivable, Money amount) =>
        Entry(at, receivable, receivable is PatientReceivable ? PatientCredit : PayerCredit, amount, "credit found");

    /// <summary>A patient's credit is freed to meet another balance of his.</summary>
    public static IEnumerable<JournalLine> CreditFreed(PostingPlace at, Money amount) =>
        Entry(at, PatientCredit, UnappliedCash, amount, "credit used");

    /// <summary>A credit is paid back.</summary>
    /// <param name="at">The place.</param>
    /// <param name="credit">2100 or 2200.</param>
    /// <param name="amount">The refund.</param>
    public static IEnumerable<JournalLine> Refund(PostingPlace at, AccountNumber credit, Money amount) =>
        Entry(at, credit, Cash, amount, "refund");

    /// <summary>An 835's claim cannot be placed: its money waits.</summary>
    public static IEnumerable<JournalLine> Suspended(PostingPlace at, Money paid) =>
        Entry(at, RemittanceClearing, RemittanceSuspense, paid, "suspense");

    /// <summary>The bank shows an 835's money.</summary>
    public static IEnumerable<JournalLine> BankMatched(Money amount) =>
        Entry(new("", 0, null), Cash, RemittanceClearing, amount, "bankMatched");

    /// <summary>A provider-level adjustment (D§7.3), as PLB writes it: above 0 it lowers the check.</summary>
    /// <param name="payer">The payer's id.</param>
    /// <param name="code">PLB03-1, e.g. "WO".</param>
    /// <param name="amount">PLB04.</param>
    /// <remarks>A code without a row waits in suspense.</remarks>
    public static IEnumerable<JournalLine> ProviderAdjustment(string payer, string code, Money amount) =>
        Entry(new("", 0, payer), AccountOfPlb(code), RemittanceClearing, amount, $"PLB {code}");

    private static AccountNumber AllowanceOf(Adjustment cas) =>
        cas.Carc == "253" ? Sequestration : ContractualAllowance;

    private static AccountNumber AccountOfPlb(string code) => code switch
    {
        "WO" or "72" => PayerRecoupment,
        "FB" => AccountNumber.ForwardBalance,
        "CS" or "J1" => PayerReview,
        "L6" => InterestIncome,
        "IR" => WithheldTax,
        "LE" => Levy,
        "50" or "51" or "90" or "L3" => PayerPenalty,
        _ => RemittanceSuspense,
    };

    private static Func<Adjustment, bool> Is(CarcClass kind) => cas => Carc.ClassOf(cas.Group, cas.Carc) == kind;

    private static IEnumerable<JournalLine> Entry(
        PostingPlace at, AccountNumber debit, AccountNumber credit, Money amount, string reason)
    {
        if (amount.IsZero) return [];
        var entry = new JournalLine(at.ClaimId, at.Line, debit, credit, Money.Abs(amount), reason, at.Payer);
        return [amount > Money.Zero ? entry : entry.Mirror()];
    }
}
