using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What an 835 does to a claim (D§7.5, 11.1 rows 17-23): the filing's state, its amounts, denials to work.</summary>
internal static class ClaimRemittance
{
    // House start value until payer profiles carry their own: many payers take a corrected claim for 180 days (D§8.5).
    private const int CorrectedClaimDays = 180;

    /// <summary>Posts, or refuses: the money of a refused CLP goes to suspense, never nowhere.</summary>
    public static Decision<Claim> Decide(ClaimLifecycle rules, Claim claim, ClaimCommand.Remit command)
    {
        var remitted = command.Advice;
        var happening = RemittanceOutcome.Classify(remitted);
        var filing = FilingOf(claim, remitted);
        if (filing is null)
            return rules.Nothing(claim, new Refused("unknown-filing", $"Claim {claim.ClaimId} was not filed under that number."));

        var guards = new FilingGuards
        {
            ReplacedBy = filing.ReplacedBy,
            OriginalKnown = filing.Icn == remitted.Icn && filing.Paid == -remitted.Paid,
            UndecidedLines = Undecided(claim, filing, remitted),
        };
        if (FilingFsm.Next(filing.State, happening, guards) is not { } step)
        {
            return rules.Then(
                claim,
                new Refused("no-row", $"A filing that is {filing.State} takes no {happening}."),
                [new Anomaly(filing.Clm01, happening, filing.State, command.Trace)]);
        }

        var lines = LineMatching.Match(claim, remitted.Lines);
        if (lines.Contains(0)) return rules.Nothing(claim, new Refused("unknown-line", "A remitted line fits none of the claim's."));

        var adjustments = Adjustments(remitted, lines);
        var moved = ClaimLifecycle.Moved(filing, happening, step, new FilingEvent.Remitted(
            remitted, command.PostingIdentity, command.Trace, adjustments, [.. lines]));
        if (step.Move == FilingMove.Recomputed) moved = moved with { To = Recomputed(filing, remitted.Paid, happening) };

        var events = new List<DomainEvent> { moved };
        if (happening != FilingHappening.EraReversal) events.AddRange(Denied(command, adjustments));
        return rules.Then(
            claim, new ClaimPosted(claim.ClaimId, claim.AccountId, claim.PayerId, FurtherPayer: false, [.. lines]), events);
    }

    /// <summary>The filing's amounts after it: payments and PR add up, adjustments are the newest of each line.</summary>
    public static Filing Evolve(Filing filing, FilingEvent.Remitted happened)
    {
        var decided = happened.Adjustments.Select(adjustment => adjustment.Line).ToHashSet();
        var kept = filing.Adjustments.RemoveAll(adjustment => decided.Contains(adjustment.Line));
        var patient = happened.Adjustments.Where(adjustment => adjustment.Group == "PR").Sum(adjustment => adjustment.Amount);
        var isReversal = happened.Happening == FilingHappening.EraReversal;
        return filing with
        {
            Icn = happened.Advice.Icn ?? filing.Icn,
            DecidedLines = isReversal ? [] : filing.DecidedLines.Union(happened.Lines),
            Paid = filing.Paid + happened.Advice.Paid,
            PatientResponsibility = filing.PatientResponsibility + patient,
            Adjustments = isReversal ? [] : kept.AddRange(happened.Adjustments),
        };
    }

    /// <summary>A reversal takes the decision back, and with it the work it made.</summary>
    public static ImmutableList<DenialItem> DenialsAfter(ImmutableList<DenialItem> denials, FilingEvent happened) =>
        happened.Happening == FilingHappening.EraReversal
            ? [.. denials.Select(item => item with { State = DenialState.Resolved })]
            : denials;

    private static Filing? FilingOf(Claim claim, ClaimAdvice remitted) => remitted.IsReversal
        ? claim.Filings.FindLast(filing => filing.Icn == remitted.Icn)
        : claim.Filings.Find(filing => filing.Clm01 == remitted.PatientControlNumber)
            ?? claim.Filings.FindLast(filing => filing.Icn is { } icn && icn == remitted.Icn);

    /// <summary>Row 17b: lines that have no decision yet, or were paid 0 before.</summary>
    private static bool Undecided(Claim claim, Filing filing, ClaimAdvice remitted)
    {
        if (!filing.IsFinal || remitted.Lines.Count == 0) return false;
        var denied = filing.Adjustments
            .Where(adjustment => Carc.ClassOf(adjustment.Group, adjustment.Carc) == CarcClass.Denial)
            .Select(adjustment => adjustment.Line).ToHashSet();
        return LineMatching.Match(claim, remitted.Lines).All(line => line > 0 && (!filing.DecidedLines.Contains(line) || denied.Contains(line)));
    }

    private static FilingState Recomputed(Filing filing, Money paid, FilingHappening happening) =>
        (filing.Paid + paid > Money.Zero, happening) switch
        {
            (true, _) => FilingState.Paid,
            (_, FilingHappening.EraDenied) => FilingState.Denied,
            (_, FilingHappening.EraForwarded) => FilingState.Forwarded,
            _ => FilingState.Zero,
        };

    private static ImmutableList<LineAdjustment> Adjustments(ClaimAdvice remitted, IReadOnlyList<int> lines) =>
    [
        .. remitted.Adjustments.Select(cas => new LineAdjustment(0, cas.Group, cas.Carc, cas.Amount, remitted.Remarks)),
        .. remitted.Lines.SelectMany((line, index) =>
            line.Adjustments.Select(cas => new LineAdjustment(lines[index], cas.Group, cas.Carc, cas.Amount, line.Remarks))),
    ];

    private static IEnumerable<DenialOpened> Denied(ClaimCommand.Remit command, IEnumerable<LineAdjustment> adjustments) =>
        adjustments
            .Where(cas => cas.Amount > Money.Zero && Carc.ClassOf(cas.Group, cas.Carc) == CarcClass.Denial)
            .Select(cas => new DenialOpened(
                new(
                    cas.Line, cas.Group, cas.Carc, cas.Rarcs, Carc.Of(cas.Carc).Category, cas.Amount, command.PaidOn,
                    command.PaidOn.AddDays(CorrectedClaimDays), ActionOf(cas.Carc), DenialState.Open),
                command.Trace));

    private static string ActionOf(string carc) => Carc.Of(carc).Acts[0].ToString();
}
