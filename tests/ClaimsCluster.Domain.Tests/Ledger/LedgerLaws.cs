using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using CsCheck;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Tests.Ledger;

/// <summary>Laws of the ledger over random remittances, balanced or not.</summary>
public class LedgerLaws
{
    private static readonly Gen<Money> Amount = Gen.Int[-5_000, 50_000].Select(cents => Money.OfCents(cents));

    private static readonly Gen<Adjustment> Cas = Gen.Select(
        Gen.OneOf("CO", "PR", "OA", "PI"), Gen.OneOf("45", "253", "1", "2", "3", "23", "97", "29", "94"), Amount)
        .Select((group, carc, amount) => new Adjustment(group, carc, amount));

    private static readonly Gen<Money[]> Charges = Gen.Int[1, 100_000].Select(cents => Money.OfCents(cents)).Array[1, 6];

    private static readonly Gen<AccountCommand.PostRemittance> Remittance = Gen.Select(
        Amount.Array[0, 6], Cas.Array[0, 4].Array[6], Cas.Array[0, 2], Gen.Bool, Amount)
        .Select((paid, cas, claimCas, further, claimPaid) => Commands.Remittance("C1", "0.00") with
        {
            Paid = paid.Length > 0 ? paid.Sum() : claimPaid,
            Lines = [.. paid.Select((amount, index) => new RemittedLinePosting(index + 1, amount, [.. cas[index]]))],
            ClaimAdjustments = [.. claimCas],
            FurtherPayer = further,
        });

    private static readonly Gen<(Money[] Charges, AccountCommand.PostRemittance Remittance)> Case =
        Gen.Select(Charges, Remittance).Select((charges, remittance) => (charges,
            remittance with { Lines = [.. remittance.Lines.Take(charges.Length)], Paid = PaidOf(remittance, charges.Length) }));

    [Fact]
    public void A_charge_is_allowances_payments_and_what_is_open() => Case.Sample(c =>
    {
        var book = Charged(c.Charges).Do(c.Remittance);
        return book.State.Claims.SelectMany(claim => claim.Lines).All(line =>
            line.Accounts.Sum.IsZero
            && line.Charge == line.Allowances + line.Accounts[RemittanceClearing] + line.Accounts[UnappliedCash]
                + line.Insurance + line.Patient - line.Credit);
    });

    [Fact]
    public void Totals_are_the_sum_of_the_lines_and_of_the_journal() => Case.Sample(c =>
    {
        var book = Charged(c.Charges).Do(c.Remittance);
        return Enum.GetValues<AccountNumber>().All(account =>
            book.State.Totals[account] == book.State.Claims.SelectMany(claim => claim.Lines).Sum(line => line.Accounts[account])
            && book.State.Totals[account] == book.Journal.Sum(entry =>
                entry.Debit == account ? entry.Amount : entry.Credit == account ? -entry.Amount : Money.Zero));
    });

    [Fact]
    public void Every_entry_is_above_zero_with_two_accounts() => Case.Sample(c =>
        Charged(c.Charges).Do(c.Remittance).Journal.All(entry => entry.Amount > Money.Zero && entry.Debit != entry.Credit));

    [Fact]
    public void A_reversal_brings_back_the_balances_of_before() => Case.Sample(c =>
    {
        var before = Charged(c.Charges);
        var after = Charged(c.Charges).Do(c.Remittance).Do(Negated(c.Remittance));
        return Canonical.Of(after.State.Totals) == Canonical.Of(before.State.Totals)
            && Canonical.Of(after.State.Claims[0].Lines) == Canonical.Of(before.State.Claims[0].Lines);
    });

    [Fact]
    public void The_payment_reaches_clearing_to_the_cent() => Case.Sample(c =>
        Charged(c.Charges).Do(c.Remittance).State.Totals[RemittanceClearing] == c.Remittance.Paid);

    private static Book Charged(Money[] charges) =>
        new Book().Do(Commands.Charge("C1", [.. charges.Select(charge => charge.ToString())]));

    private static AccountCommand.PostRemittance Negated(AccountCommand.PostRemittance posted) => posted with
    {
        PostingIdentity = "P2",
        Reversal = true,
        Paid = -posted.Paid,
        Lines = [.. posted.Lines.Select(line => line with { Paid = -line.Paid, Adjustments = [.. line.Adjustments.Select(Negated)] })],
        ClaimAdjustments = [.. posted.ClaimAdjustments.Select(Negated)],
    };

    private static Adjustment Negated(Adjustment cas) => cas with { Amount = -cas.Amount };

    private static Money PaidOf(AccountCommand.PostRemittance remittance, int lines) =>
        remittance.Lines.IsEmpty ? remittance.Paid : remittance.Lines.Take(lines).Sum(line => line.Paid);
}
