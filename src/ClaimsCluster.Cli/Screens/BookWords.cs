using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Postings and bills of a claim, in words. A second charge changes the first: it is told as that.</summary>
internal sealed class BookWords
{
    private Money? _charge;

    public string Of(AccountEvent.Posted happened)
    {
        var books = new ClaimBooks();
        foreach (var line in happened.Lines) books.Post(line);
        var all = happened.Lines.Sum(line => line.Amount);
        return happened.Kind switch
        {
            PostingKind.Charge => Charged(books.Charge),
            PostingKind.Remittance => $"posted{(books.PatientResponsibility.IsZero ? "" : $"; {Amount(books.PatientResponsibility)} became the patient's")}",
            PostingKind.Reversal => $"posting undone{(books.PatientResponsibility.IsZero ? "" : $"; {Amount(-books.PatientResponsibility)} is not the patient's any more")}",
            PostingKind.PriorPayer => $"paid before by another payer: {Amount(books.InsurancePaid)}{(books.Adjustments.IsZero ? "" : $", adjusted {Amount(books.Adjustments)}")}",
            PostingKind.PatientPayment => books.PatientPaid.IsZero ? $"the patient paid {Amount(all)} ahead" : $"the patient paid {Amount(books.PatientPaid)}",
            PostingKind.Applied when books.PatientPaid < Money.Zero => $"{Amount(-books.PatientPaid)} of what the patient paid went elsewhere",
            PostingKind.Applied => $"{Amount(books.PatientPaid)} of what the patient paid was used",
            PostingKind.CreditFound => $"credit of {Amount(all)} found",
            PostingKind.WriteOff => $"written off {Amount(books.WrittenOff)} to {string.Join(" and ", happened.Lines.Select(line => line.Debit.Digits()).Distinct())}",
            PostingKind.ToInsurance => $"{Amount(-books.PatientResponsibility)} is with insurance again: another payer has his turn",
            PostingKind.ToPatient => $"{Amount(books.PatientResponsibility)} became the patient's",
            _ => happened.Kind.ToString(),
        };
    }

    /// <summary>Of a bill the claim's own part.</summary>
    public static string Of(AccountEvent.StatementIssued happened, string claimId)
    {
        var sent = happened.Statement.Sent;
        var own = happened.Statement.Lines.Where(line => line.ClaimId == claimId).Sum(line => line.Owed);
        return $"statement {sent.Number}, {Amount(own)}{(own == sent.Amount ? "" : $" of its {Amount(sent.Amount)}")}, due {Day(sent.DueOn)}";
    }

    private string Charged(Money change)
    {
        var (before, now) = (_charge, (_charge ?? Money.Zero) + change);
        _charge = now;
        return before is null ? $"charged {Amount(now)}" : change.IsZero ? "charges posted anew, the same sum" : $"charge is now {Amount(now)}, was {Amount(before.Value)}";
    }
}
