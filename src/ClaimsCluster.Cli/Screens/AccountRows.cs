using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Statements;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One row of an account: what happened on a day, and what was open after it.</summary>
internal sealed record AccountRow(DateOnly Day, string Words, Money Amount, Money Insurance, Money Patient);

/// <summary>The journal of an account in words: entries of one day that say the same share a row.</summary>
internal static class AccountRows
{
    private const int ShownClaim = 8;
    private const int MostParts = 3;

    public static IReadOnlyList<AccountRow> Of(StoredAccount account, long from)
    {
        var (rows, insurance, patient) = (new List<AccountRow>(), Money.Zero, Money.Zero);
        foreach (var day in account.Facts.GroupBy(fact => fact.Day))
        {
            var entries = day.Where(fact => fact.Event is AccountEvent.Posted)
                .SelectMany(fact => ((AccountEvent.Posted)fact.Event).Lines.Select(line => (fact.Seq, Posted: (AccountEvent.Posted)fact.Event, Line: line)));
            foreach (var same in entries.GroupBy(entry => Words(account, entry.Posted, entry.Line)))
            {
                foreach (var (_, _, line) in same)
                {
                    insurance += Change(line, InsuranceReceivable);
                    patient += Change(line, PatientReceivable);
                }

                if (same.Any(entry => entry.Seq >= from)) rows.Add(Row(day.Key, same.Key, [.. same.Select(entry => entry.Line)], insurance, patient));
            }

            rows.AddRange(day.Where(fact => fact.Seq >= from).Select(fact => fact.Event).OfType<AccountEvent.StatementIssued>().Select(issued => new AccountRow(
                day.Key, $"statement {issued.Statement.Sent.Number}, due {Figures.Day(issued.Statement.Sent.DueOn)}", issued.Statement.Sent.Amount, insurance, patient)));
        }

        return rows;
    }

    private static AccountRow Row(DateOnly day, string words, IReadOnlyList<JournalLine> lines, Money insurance, Money patient)
    {
        var parts = lines.GroupBy(line => line.ClaimId).Select(claim => (claim.Key, Amount: claim.Sum(Signed))).Where(claim => !claim.Amount.IsZero).ToList();
        var told = parts.Count is > 1 and <= MostParts || words == "charged"
            ? $"{words}: {string.Join(", ", parts.Take(MostParts).Select(part => Part(words, part.Key, part.Amount)))}{(parts.Count > MostParts ? $" and {parts.Count - MostParts} more" : "")}"
            : words;
        return new(day, told, lines.Sum(Signed), insurance, patient);
    }

    private static string Part(string words, string claim, Money amount) =>
        words == "charged" ? $"{claim[..Math.Min(claim.Length, ShownClaim)]} {Figures.Amount(amount)}" : Figures.Amount(Money.Abs(amount));

    /// <summary>What it does to all that is open; of what only moves, the amount.</summary>
    private static Money Signed(JournalLine line)
    {
        var change = Change(line, InsuranceReceivable) + Change(line, PatientReceivable);
        return !change.IsZero ? change : IsTakenBack(line) ? -line.Amount : line.Amount;
    }

    private static bool IsTakenBack(JournalLine line) => line is { Debit: InsuranceReceivable, Credit: PatientReceivable }
        or { Debit: UnappliedCash, Credit: Cash };

    private static Money Change(JournalLine line, AccountNumber account) =>
        (line.Debit == account ? line.Amount : Money.Zero) - (line.Credit == account ? line.Amount : Money.Zero);

    private static string Words(StoredAccount account, AccountEvent.Posted posted, JournalLine line) => (line.Debit, line.Credit) switch
    {
        (InsuranceReceivable, PatientRevenue) => "charged",
        (PatientRevenue, InsuranceReceivable) => "charges taken back",
        (ContractualAllowance or Sequestration, InsuranceReceivable) => $"adjusted {line.Reason}",
        (InsuranceReceivable, ContractualAllowance or Sequestration) => $"adjustment taken back, {line.Reason}",
        (RemittanceClearing or Cash, InsuranceReceivable) => $"{Payer(account, line)} paid",
        (InsuranceReceivable, RemittanceClearing or Cash) => $"{Payer(account, line)} took back",
        (PatientReceivable, InsuranceReceivable) => "patient's share",
        (InsuranceReceivable, PatientReceivable) => "patient's share taken back",
        (Cash, PatientReceivable) => $"paid by {Figures.Shown(posted.Source)}",
        (Cash, UnappliedCash) => posted.Kind == PostingKind.Applied ? "moved to another visit" : "paid ahead",
        (UnappliedCash, Cash) => "moved from another visit",
        (UnappliedCash, PatientReceivable) => "used of what was paid ahead",
        (PatientReceivable, PatientCredit) => "credit found",
        (PatientCredit, UnappliedCash) => "credit used",
        _ when PostingRules.WrittenOffFrom(line.Debit) is not null => line.Debit == SmallBalance ? "given up, small balance" : $"written off, {line.Debit.Digits()}",
        _ => $"{line.Reason}, {line.Debit.Digits()} to {line.Credit.Digits()}",
    };

    private static string Payer(StoredAccount account, JournalLine line) =>
        Figures.Shown(account.Account.Claim(line.ClaimId)?.Facts?.PayerName is { Length: > 0 } name ? name : line.Payer ?? "insurance");
}
