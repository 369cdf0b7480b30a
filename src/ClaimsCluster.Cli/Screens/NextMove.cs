using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
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
        var filing = LiveFiling.Of(claim);
        return ClaimStanding.Of(claim) switch
        {
            ClaimStanding.Credit => $"ours: find out whose {Amount(-stored.Money.Balance)} it is and pay it back",
            ClaimStanding.InDenial => Denial(stored),
            ClaimStanding.InProcess or ClaimStanding.SecondaryPending or ClaimStanding.TertiaryPending => Sent(stored, claim.LiveFilings.First(IsWithPayer)),
            ClaimStanding.PatientDue when stored.Money.PatientBalance > Domain.Money.Zero => Patient(stored),
            ClaimStanding.PatientDue or ClaimStanding.WrittenOff or ClaimStanding.Closed when stored.Money.Balance.IsZero =>
                filing.VoidRefused ? VoidRefused(stored, filing) : "nobody's: all balances are zero",
            _ => NotSent(filing, stored),
        };
    }

    private static bool IsWithPayer(Filing filing) => filing is { IsWithPayer: true, State: not FilingState.Batched };

    private static string NotSent(Filing filing, StoredClaim stored) => filing.State switch
    {
        FilingState.Held => $"ours: correct {LiveFiling.Subject(stored.Claim, filing)} and send it{By(filing.FileBy, stored.Today)}",
        FilingState.Rejected => $"ours: correct {LiveFiling.Subject(stored.Claim, filing)} and send it again{By(filing.FileBy, stored.Today)}",
        FilingState.Clean or FilingState.Batched => $"ours: {LiveFiling.Subject(stored.Claim, filing)} goes out with the next batch, at 18:00",
        FilingState.Voided when !stored.Claim.GivenUp => $"ours: {Amount(stored.Money.Balance)} is given up when the reversal is posted",
        FilingState.Abandoned or FilingState.Voided when stored.Money.Balance.IsZero => "nobody's: all balances are zero",
        FilingState.Abandoned or FilingState.Voided => $"ours: decide about {Amount(stored.Money.Balance)} that no payer will pay",
        FilingState.Reversed => $"ours: ask {LiveFiling.Payer(stored.Claim, filing)} why, and what it decides instead",
        _ when filing.VoidRefused => VoidRefused(stored, filing),
        _ => $"ours: find out who owes {Amount(stored.Money.Balance)}",
    };

    private static string VoidRefused(StoredClaim stored, Filing filing) =>
        $"ours: call {LiveFiling.Payer(stored.Claim, filing)}: it did not take the void of {LiveFiling.Name(filing)}";

    private static string Sent(StoredClaim stored, Filing sent)
    {
        var payer = LiveFiling.Payer(stored.Claim, sent);
        return sent switch
        {
            { State: FilingState.Voiding, Void.Sent: false } => $"ours: the void of {LiveFiling.Name(sent)} goes out with the next batch, at 18:00",
            { State: FilingState.Voiding } => $"theirs: {payer} takes back what it decided about {LiveFiling.Name(sent)}",
            { OverdueSince: { } since } => $"ours: ask {payer} where it is; an answer is overdue since {Day(since)}",
            { State: FilingState.Pended } => $"ours: send {payer} what it asks for",
            { AcceptedOn: { } accepted } => Decides(stored, payer, accepted),
            _ => $"theirs: {payer} says whether it accepts {LiveFiling.Subject(stored.Claim, sent) switch { "it" => "the claim", var it => it }}",
        };
    }

    private static string Decides(StoredClaim stored, string payer, DateOnly accepted)
    {
        var due = accepted.AddDays(PromptPayDays);
        return due >= stored.Today
            ? $"theirs: {payer} decides by {Day(due)} ({PromptPayDays} days)"
            : $"ours: ask {payer}: it had to decide by {Day(due)}";
    }

    /// <summary>By when, as the newest bill says that lists the claim.</summary>
    private static string Patient(StoredClaim stored)
    {
        var owed = Amount(stored.Money.PatientBalance);
        return stored.Facts.LastOrDefault(fact => fact.Event is AccountEvent.StatementIssued or AccountEvent.PreCollected)?.Event switch
        {
            AccountEvent.StatementIssued { Statement.Sent: var sent } => $"the patient's: {owed}{By(sent.DueOn, stored.Today)} (statement {sent.Number})",
            AccountEvent.PreCollected => $"ours: call about {owed}, agree a plan, or write it off: the last notice went unanswered",
            _ => $"the patient's: {owed}, not billed yet",
        };
    }

    private static string Denial(StoredClaim stored)
    {
        var open = stored.Claim.Denials.Where(item => item.State == DenialState.Open)
            .OrderByDescending(stored.Expected).ThenBy(item => item.Line).ToList();
        var first = open[0];
        var others = open.Select(item => item.Line).Distinct().Count(line => line != first.Line);
        var more = others > 0 ? $", then {Count(others, "other line")}" : "";
        return $"ours: {Act(first, PayerOf(stored.Claim, first))}{By(first.Deadline, stored.Today)}{more}";
    }

    private static string PayerOf(Claim claim, DenialItem item) => LiveFiling.Payer(claim, claim.Numbered(item.Clm01) ?? LiveFiling.Of(claim));

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
