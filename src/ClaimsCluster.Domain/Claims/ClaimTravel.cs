using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
using static ClaimsCluster.Domain.Claims.ClaimCommand;

namespace ClaimsCluster.Domain.Claims;

/// <summary>A filing, or its void, on the way: into a batch, to the payer, and what 999 and 277CA say of it (rows 6-13, 24-27b).</summary>
internal static class ClaimTravel
{
    public static Decision<Claim> Batch(ClaimLifecycle rules, Claim claim, AddToBatch command)
    {
        var payer = SubmissionBatch.PayerOfNumber(command.Batch);
        var waiting = claim.Filings.Where(filing => filing.IsToBeSent && claim.BillOf(filing).PayerId == payer).ToList();
        if (waiting.Count == 0)
        {
            return claim.Filings.Exists(batched => batched.Batch == command.Batch || batched.Void?.Batch == command.Batch)
                ? rules.Nothing(claim, Done.Instance)
                : rules.Nothing(claim, new Refused("not-clean", $"No filing of {claim.ClaimId} waits for a batch."));
        }

        var today = ClaimLifecycle.Day(command);
        var events = waiting.Select(filing => Batched(filing, today, command.Batch)).ToList();
        Reply reply = events.Find(happened => happened is FilingEvent.Abandoned) is null
            ? Done.Instance
            : new Refused("filing-limit", $"The payer must have it by {waiting[0].FileBy:yyyy-MM-dd}; today is {today:yyyy-MM-dd}.");
        return rules.Then(claim, reply, events);
    }

    public static Decision<Claim> Told(ClaimLifecycle rules, Claim claim, Tell command)
    {
        var events = new List<DomainEvent>();
        var now = claim;
        var day = ClaimLifecycle.Day(command);
        if (claim.Numbered(command.Clm01) is { Void: { } trip } && trip.Clm01 == command.Clm01) Take([new VoidMoved(FilingNow().Clm01, trip with { Sent = true })]);
        else Take(StepOrAnomaly(now, command.Clm01, FilingHappening.Transmitted, new FilingEvent.Transmitted(command.Batch) { On = day }, day));

        if (command.SyntaxAccepted is { } accepted) Take(Syntax(now, command.Clm01, accepted, command.Batch, day));
        if (command.Status is { } status) Take(Acknowledged(rules, now, command.Clm01, status, day));
        return rules.Then(claim, Done.Instance, events);

        Filing FilingNow() => now.Numbered(command.Clm01)!;

        void Take(IEnumerable<DomainEvent> happened)
        {
            foreach (var one in happened)
            {
                events.Add(one);
                now = rules.Evolve(now, one);
            }
        }
    }

    public static Decision<Claim> Answered(ClaimLifecycle rules, Claim claim, Acknowledge command) => rules.Then(
        claim, Done.Instance, [.. Acknowledged(rules, claim, command.Clm01, command.Status, ClaimLifecycle.Day(command))]);

    private static DomainEvent Batched(Filing filing, DateOnly today, string batch)
    {
        if (filing.Void is { Batch: null } trip) return new VoidMoved(filing.Clm01, trip with { Batch = batch });
        return today <= filing.FileBy
            ? ClaimLifecycle.Step(filing, FilingHappening.AddToBatch, new FilingEvent.AddedToBatch(batch))
            : ClaimLifecycle.Step(filing, FilingHappening.FilingLimitPassed, new FilingEvent.Abandoned());
    }

    private static IEnumerable<DomainEvent> Syntax(Claim claim, string clm01, bool accepted, string batch, DateOnly today)
    {
        var happened = new FilingEvent.SyntaxChecked(accepted, batch);
        if (accepted || claim.Numbered(clm01) is not { Void: { } trip } filing || trip.Clm01 != clm01)
            return StepOrAnomaly(claim, clm01, accepted ? FilingHappening.SyntaxAccept : FilingHappening.SyntaxReject, happened, today);

        // A void whose set was rejected goes again once; then it is as if the payer did not void.
        return trip.Returned == 0
            ? [new VoidMoved(filing.Clm01, trip with { Batch = null, Sent = false, Returned = 1 })]
            : StepOrAnomaly(claim, clm01, FilingHappening.VoidRefused, new FilingEvent.Acknowledged(new("R", "999", null, null, batch), today), today);
    }

    private static IEnumerable<DomainEvent> Acknowledged(ClaimLifecycle rules, Claim claim, string clm01, PayerStatus status, DateOnly today)
    {
        var isVoid = claim.Numbered(clm01)?.Void?.Clm01 == clm01;
        var happening = (isVoid, HappeningOf(status)) is (true, FilingHappening.AckRejected) ? FilingHappening.VoidRefused : HappeningOf(status);
        var moved = StepOrAnomaly(claim, clm01, happening, new FilingEvent.Acknowledged(status, today), today).ToList();
        return [.. moved, .. isVoid || moved[0] is Anomaly ? [] : Replaces(rules.Evolve(claim, moved[0]), clm01, happening)];
    }

    /// <summary>What the answer to a replacement means to the filing that it replaces (rows 24, 24c).</summary>
    internal static IEnumerable<DomainEvent> Replaces(Claim claim, string clm01, FilingHappening happening)
    {
        if (claim.Numbered(clm01) is not { Replaces: { } replaced } replacement || claim.Numbered(replaced) is not { } original) yield break;

        var isRefused = happening is FilingHappening.AckRejected or FilingHappening.EraDenied;
        if (!isRefused && happening != FilingHappening.AckAccepted) yield break;

        var what = isRefused ? FilingHappening.ReplacementRefused : FilingHappening.ReplacementAccepted;
        var guards = new FilingGuards { IcnKnown = original.Icn is not null, ReplacedBy = original.ReplacedBy };
        if (FilingFsm.Next(original.State, what, guards) is { } step)
            yield return ClaimLifecycle.Moved(original, what, step, new FilingEvent.Replacement(clm01));
        if (happening != FilingHappening.AckRejected) yield break;
        foreach (var worked in ClaimFiling.Reopened(claim, replacement)) yield return worked;
    }

    /// <summary>Decide by the category code, not by STC03 (D§10).</summary>
    private static FilingHappening HappeningOf(PayerStatus status) => status.Category switch
    {
        "A0" or "A1" => FilingHappening.AckReceipt,
        "A2" or "A5" => FilingHappening.AckAccepted,
        _ => FilingHappening.AckRejected,
    };

    private static IEnumerable<DomainEvent> StepOrAnomaly(Claim claim, string clm01, FilingHappening what, FilingEvent happened, DateOnly today)
    {
        if (claim.Numbered(clm01) is not { } filing) return [new Anomaly(clm01, what, FilingState.None, happened.Document ?? "")];

        return FilingFsm.Next(filing.State, what, GuardsOf(filing, today)) is { } step
            ? [ClaimLifecycle.Moved(filing, what, step, happened)]
            : [new Anomaly(clm01, what, filing.State, happened.Document ?? "")];
    }

    private static FilingGuards GuardsOf(Filing filing, DateOnly today) => new()
    {
        RejectedBefore = filing.RejectedBefore,
        ReplacedBy = filing.ReplacedBy,
        AcceptedLessThan3Days = filing.AcceptedOn is { } accepted && today.DayNumber - accepted.DayNumber < 3,
    };
}
