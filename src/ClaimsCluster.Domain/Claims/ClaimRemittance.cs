using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What an 835 does to a claim (D§7.5, 11.1 rows 17-27): the filing's state, its amounts, denials to work.</summary>
internal static class ClaimRemittance
{
    private const string Sequences = "PST";

    /// <summary>Posts, or refuses: the money of a refused CLP goes to suspense, never nowhere.</summary>
    public static Decision<Claim> Decide(ClaimLifecycle rules, Claim claim, ClaimCommand.Remit command)
    {
        var remitted = command.Advice;
        if (FilingOf(claim, remitted) is not { } filing)
            return rules.Nothing(claim, new Refused("unknown-filing", $"Claim {claim.ClaimId} was not filed under that number."));
        if (!remitted.IsReversal && remitted.Charge > filing.Charge)
            return rules.Nothing(claim, new Refused("charge", $"CLP03 is {remitted.Charge}, the filing's charge {filing.Charge}."));

        var happening = RemittanceOutcome.Classify(remitted);
        if (remitted.IsReversal && (filing.IsFinal || filing.State == FilingState.Voiding) && !TakesBack(filing, remitted))
            return rules.Nothing(claim, new Refused("not-posted", $"The reversal takes back {-remitted.Paid}, and other amounts than were posted to {filing.Clm01}."));

        List<DomainEvent> events = [.. NotVoided(filing, happening, command)];
        var now = events.Aggregate(claim, rules.Evolve);
        filing = now.Numbered(filing.Clm01)!;
        if (FilingFsm.Next(filing.State, happening, GuardsOf(now, filing, remitted)) is not { } step)
        {
            return rules.Then(
                claim,
                new Refused("no-row", $"A filing that is {filing.State} takes no {happening}."),
                [.. events, new Anomaly(filing.Clm01, happening, filing.State, command.Trace)]);
        }

        var lines = Lines(now, filing, remitted);
        if (lines.Contains(0)) return rules.Nothing(claim, new Refused("unknown-line", "A remitted line fits none of the claim's."));

        var to = step.Move == FilingMove.Recomputed ? Recomputed(filing, remitted.Paid, happening) : step.To;
        var next = NextPayerBill.Of(now, filing, to, remitted, lines, command.PaidOn);
        var hasFurtherPayer = next is not null || HasFurtherPayer(now, filing);
        var adjustments = Adjustments(remitted, lines);
        var moved = ClaimLifecycle.Moved(filing, happening, step, new FilingEvent.Remitted(
            remitted, command.PostingIdentity, command.Trace, adjustments, [.. lines])
        {
            PaidOn = command.PaidOn,
            FurtherPayer = hasFurtherPayer,
            On = ClaimLifecycle.Day(command),
        });
        if (step.Move == FilingMove.Recomputed) moved = moved with { To = to };

        events.Add(moved);
        if (happening != FilingHappening.EraReversal) events.AddRange(Denied(command, filing, adjustments));
        events.AddRange(ClaimTravel.Replaces(rules.Evolve(now, moved), filing.Clm01, happening));
        if (filing.VoidWanted && ClaimFiling.Void(claim, rules.Evolve(now, moved).Numbered(filing.Clm01)!, "") is { } wanted) events.Add(wanted);
        if (next is not null) events.AddRange(NextPayer(events.Aggregate(claim, rules.Evolve), next, command));
        events.AddRange(Freed(rules, events.Aggregate(claim, rules.Evolve), filing, ClaimLifecycle.Day(command)));
        return rules.Then(
            claim, new ClaimPosted(claim.ClaimId, claim.AccountId, claim.BillOf(filing).PayerId, hasFurtherPayer, [.. lines]), events);
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
            DecidedOn = happened.PaidOn,
            VoidedOn = happened.To == FilingState.Voided ? happened.On : filing.VoidedOn,
            OverdueSince = null,
            FurtherPayer = happened.FurtherPayer,
            Paid = filing.Paid + happened.Advice.Paid,
            PatientResponsibility = filing.PatientResponsibility + patient,
            Adjustments = isReversal ? [] : kept.AddRange(happened.Adjustments),
        };
    }

    /// <summary>A later word of the payer on the lines ends the work on what he said before.</summary>
    public static ImmutableList<DenialItem> DenialsAfter(Claim claim, FilingEvent.Remitted happened)
    {
        var sequence = claim.Numbered(happened.Clm01)!.Sequence;
        var isReversal = happened.Happening == FilingHappening.EraReversal;
        return
        [
            .. claim.Denials.Select(item => item.State is DenialState.Open or DenialState.Corrected
                && (isReversal ? item.Clm01 == happened.Clm01 : happened.Lines.Contains(item.Line) && claim.Numbered(item.Clm01)?.Sequence == sequence)
                    ? item with { State = DenialState.Resolved }
                    : item),
        ];
    }

    /// <summary>
    /// The filing by the payer's number or ours; an answer to an older version that is not its own is the newest one's (D§7.5).
    /// A reversal takes back what has its number and amounts: of another number it takes back what was never posted here.
    /// </summary>
    private static Filing? FilingOf(Claim claim, ClaimAdvice remitted)
    {
        var named = claim.Filings.FindLast(filing => filing.Icn is { } icn && icn == remitted.Icn);
        var numbered = claim.Filings.Find(filing => filing.Clm01 == remitted.PatientControlNumber);
        if (remitted.IsReversal)
            return named ?? claim.Filings.FindLast(filing => (remitted.Icn is null || filing.Icn is null)
                && filing.IsFinal && filing.Paid == -remitted.Paid && filing.Charge == -remitted.Charge);
        if (numbered is null || (numbered.Icn is not null && numbered.Icn != remitted.Icn && claim.Live(numbered.Sequence) is { } newest && newest != numbered))
            return named ?? claim.Live(numbered?.Sequence ?? SequenceOf(remitted));

        return numbered;
    }

    /// <summary>A replacement that waited for this decision (CLM-13) is scrubbed anew and may go.</summary>
    private static IEnumerable<DomainEvent> Freed(ClaimLifecycle rules, Claim claim, Filing decided, DateOnly today)
    {
        if (claim.Filings.Find(filing => filing is { State: FilingState.Held } && filing.Replaces == decided.Clm01
            && filing.Edits.Exists(hit => hit.EditId == "CLM-13")) is not { } waiting) return [];

        var bill = claim.BillOf(waiting);
        var edited = ClaimFiling.Rebilled(claim, waiting, bill);
        var draft = rules.Evolve(claim, edited).Numbered(waiting.Clm01)!;
        return [edited, ClaimFiling.Scrubbed(draft, ClaimFiling.Scrub(
            ProfessionalClaim.Parse(bill.Record.Parts()), claim.Profile!, today, limit: null, twinOf: null, originalUndecided: false))];
    }

    /// <summary>The next payer's filing, which may go at once (row 1).</summary>
    private static IEnumerable<DomainEvent> NextPayer(Claim claim, FiledBill bill, ClaimCommand.Remit command)
    {
        var typed = ProfessionalClaim.Parse(bill.Record.Parts());
        var draft = ClaimFiling.Draft(claim, "S", bill, typed, TimelyFiling.LastDay(command.PaidOn, claim.Profile!.FilingLimit));
        return
        [
            new FilingAdded(draft, bill),
            ClaimFiling.Scrubbed(draft, ClaimFiling.Scrub(typed, claim.Profile, ClaimLifecycle.Day(command), limit: null, twinOf: null, originalUndecided: false)),
        ];
    }

    private static string SequenceOf(ClaimAdvice remitted) => remitted.Status switch
    {
        "2" or "20" => "S",
        "3" or "21" => "T",
        _ => "P",
    };

    /// <summary>An 835 that pays what we want voided says that the payer does not void it (row 27).</summary>
    private static IEnumerable<DomainEvent> NotVoided(Filing filing, FilingHappening happening, ClaimCommand.Remit command) =>
        filing.State == FilingState.Voiding && happening != FilingHappening.EraReversal
            ? [ClaimLifecycle.Step(filing, FilingHappening.VoidRefused, new FilingEvent.Acknowledged(
                new("835", command.Advice.Status, null, command.Advice.Icn, command.Trace), ClaimLifecycle.Day(command)))]
            : [];

    /// <summary>
    /// A reversal has the amounts that were posted, with the other sign (D§7.4): the claim forgets its adjustments by it, and
    /// its account posts them. Others are a person's to place.
    /// </summary>
    private static bool TakesBack(Filing filing, ClaimAdvice reversal)
    {
        var posted = filing.Adjustments.ConvertAll(cas => (cas.Group, cas.Carc, cas.Amount));
        var taken = reversal.Adjustments.Concat(reversal.Lines.SelectMany(line => line.Adjustments)).Select(cas => (cas.Group, cas.Carc, cas.Amount)).ToList();
        return filing.Paid == -reversal.Paid
            && SumOf(CarcClass.Contractual, posted) == -SumOf(CarcClass.Contractual, taken)
            && SumOf(CarcClass.Patient, posted) == -SumOf(CarcClass.Patient, taken);
    }

    private static Money SumOf(CarcClass wanted, IEnumerable<(string Group, string Carc, Money Amount)> adjustments) =>
        adjustments.Where(cas => Carc.ClassOf(cas.Group, cas.Carc) == wanted).Sum(cas => cas.Amount);

    private static FilingGuards GuardsOf(Claim claim, Filing filing, ClaimAdvice remitted) => new()
    {
        ReplacedBy = filing.ReplacedBy,
        OriginalKnown = filing.Icn == remitted.Icn && filing.Paid == -remitted.Paid,
        UndecidedLines = Undecided(claim, filing, remitted),
    };

    /// <summary>Row 17b: lines that have no decision yet, or were paid 0 before.</summary>
    private static bool Undecided(Claim claim, Filing filing, ClaimAdvice remitted)
    {
        if (!filing.IsFinal || remitted.Lines.Count == 0) return false;
        var denied = filing.Adjustments
            .Where(adjustment => Carc.ClassOf(adjustment.Group, adjustment.Carc) == CarcClass.Denial)
            .Select(adjustment => adjustment.Line).ToHashSet();
        return Lines(claim, filing, remitted).All(line => line > 0 && (!filing.DecidedLines.Contains(line) || denied.Contains(line)));
    }

    private static IReadOnlyList<int> Lines(Claim claim, Filing filing, ClaimAdvice remitted) =>
        LineMatching.Match(claim.ClaimId, claim.BillOf(filing).Lines, remitted.Lines);

    private static bool HasFurtherPayer(Claim claim, Filing filing) => claim.LiveFilings.Any(other =>
        Sequences.IndexOf(other.Sequence, StringComparison.Ordinal) > Sequences.IndexOf(filing.Sequence, StringComparison.Ordinal));

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

    private static IEnumerable<DenialOpened> Denied(ClaimCommand.Remit command, Filing filing, IEnumerable<LineAdjustment> adjustments) =>
        adjustments
            .Where(cas => cas.Amount > Money.Zero && Carc.ClassOf(cas.Group, cas.Carc) == CarcClass.Denial)
            .Select(cas => new DenialOpened(
                new(
                    cas.Line, cas.Group, cas.Carc, cas.Rarcs, Carc.Of(cas.Carc).Category, cas.Amount, command.PaidOn,
                    command.PaidOn.AddDays(ClaimFiling.CorrectedClaimDays), ActionOf(cas.Carc), DenialState.Open)
                { Clm01 = filing.Clm01 },
                command.Trace));

    private static string ActionOf(string carc) => Carc.Of(carc).Acts[0].ToString();
}
