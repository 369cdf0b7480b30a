using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Whose move it is, what it is, and by when.</summary>
internal static class NextMove
{
    // House figure until payers have their own: most rules of prompt pay say 30 days (D§13.1).
    private const int PromptPayDays = 30;

    public static string Of(StoredClaim stored)
    {
        var claim = stored.Claim;
        var filing = claim.Filings[^1];
        return ClaimStanding.Of(claim) switch
        {
            ClaimStanding.Credit => $"ours: find out whose {Amount(-stored.Money.Balance)} it is and pay it back",
            ClaimStanding.InDenial => Denial(stored),
            ClaimStanding.InProcess when filing.AcceptedOn is { } accepted => Decides(stored, accepted),
            ClaimStanding.InProcess => $"theirs: {ClaimSentence.Payer(claim)} says whether it accepts the claim",
            ClaimStanding.PatientDue when stored.Money.PatientBalance > Domain.Money.Zero => $"the patient's: {Amount(stored.Money.PatientBalance)}",
            ClaimStanding.PatientDue or ClaimStanding.Closed when stored.Money.Balance.IsZero => "nobody's: all balances are zero",
            _ => NotSent(filing, stored),
        };
    }

    private static string NotSent(Filing filing, StoredClaim stored) => filing.State switch
    {
        FilingState.Held => $"ours: correct it and send it{By(filing.FileBy, stored.Today)}",
        FilingState.Rejected => $"ours: correct it and send it again{By(filing.FileBy, stored.Today)}",
        FilingState.Clean or FilingState.Batched => "ours: it goes out with the next batch, at 18:00",
        FilingState.Abandoned => $"ours: decide about {Amount(stored.Money.Balance)} that no payer will pay",
        FilingState.Reversed => $"theirs: {ClaimSentence.Payer(stored.Claim)} decides it again",
        _ => $"ours: find out who owes {Amount(stored.Money.Balance)}",
    };

    private static string Decides(StoredClaim stored, DateOnly accepted)
    {
        var due = accepted.AddDays(PromptPayDays);
        var payer = ClaimSentence.Payer(stored.Claim);
        return due >= stored.Today
            ? $"theirs: {payer} decides by {Day(due)} ({PromptPayDays} days)"
            : $"ours: ask {payer}: it had to decide by {Day(due)}";
    }

    private static string Denial(StoredClaim stored)
    {
        var open = stored.Claim.Denials.Where(item => item.State == DenialState.Open)
            .OrderByDescending(stored.Expected).ThenBy(item => item.Line).ToList();
        var first = open[0];
        var others = open.Select(item => item.Line).Distinct().Count(line => line != first.Line);
        var more = others > 0 ? $", then {Count(others, "other line")}" : "";
        return $"ours: {Act(first, ClaimSentence.Payer(stored.Claim))}{By(first.Deadline, stored.Today)}{more}";
    }

    private static string Act(DenialItem item, string payer)
    {
        var line = item.Line == 0 ? "the claim" : $"line {item.Line}";
        return Carc.Of(item.Carc).Acts[0] switch
        {
            CarcAct.Resubmit => $"correct {line} and send it again",
            CarcAct.Appeal => $"appeal {line}",
            CarcAct.Documents => $"send documents for {line}",
            CarcAct.Call => $"call {payer} about {line}",
            CarcAct.Eligibility => $"settle who covers {line}",
            CarcAct.BillPatient => $"bill the patient for {line}",
            CarcAct.BillNextPayer => $"bill the next payer for {line}",
            CarcAct.WriteOff => $"write off {line}",
            _ => $"look at {line}",
        };
    }
}
