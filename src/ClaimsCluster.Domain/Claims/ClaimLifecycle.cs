using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Claims.ClaimCommand;

namespace ClaimsCluster.Domain.Claims;

/// <summary>The life of a claim (D§11): what a command comes to in each state of its filings.</summary>
public sealed class ClaimLifecycle : IDecider<Claim, ClaimCommand>
{
    /// <summary>The rules for the claims of one tenant.</summary>
    public ClaimLifecycle(string tenant) => Tenant = tenant;

    /// <summary>Whose claims: effects stay in the tenant.</summary>
    public string Tenant { get; }

    /// <inheritdoc/>
    public Claim Empty => Claim.None;

    /// <inheritdoc/>
    public Decision<Claim> Decide(Claim state, ClaimCommand command) => command switch
    {
        Receive c => ClaimIntake.Decide(this, state, c),
        _ when state.IsNone => this.Nothing(state, new Refused("unknown-claim", "We hold no such claim.")),
        AddToBatch c => Batch(state, c),
        Tell c => Told(state, c),
        Acknowledge c => Answered(state, c.Clm01, c.Status, c),
        Remit c => ClaimRemittance.Decide(this, state, c),
        TellShare c when state.Share?.Count >= c.Share.Count => this.Nothing(state, Done.Instance), // Told out of order.
        TellShare c => this.Then(state, Done.Instance, [new ShareTold(c.Share)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public Claim Evolve(Claim state, DomainEvent happened) => happened switch
    {
        ClaimReceived e => e.Claim,
        DenialOpened e => state with { Denials = state.Denials.Add(e.Item) },
        Anomaly => state,
        ShareTold e => state with { Share = e.Share },
        FilingEvent e => Evolve(state, e),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>Null: filing limits and acknowledgment timers come with follow-up.</remarks>
    public DateTimeOffset? NextTimer(Claim state) => null;

    /// <inheritdoc/>
    public ClaimCommand Wake(Claim state, DateTimeOffset at) =>
        throw new UnreachableException("A claim has no timer yet.");

    /// <inheritdoc/>
    public RowIndex Index(Claim state) => state.IsNone
        ? new RowIndex("None")
        : new RowIndex(ClaimStanding.Of(state).ToString())
        {
            Payer = state.PayerId,
            Account = state.AccountId,
            Amount = state.Charge,
            Balance = ClaimMoney.Of(state).Balance,
            Queues = [.. state.LiveFilings.SelectMany(filing => Places(state, filing))],
        };

    /// <summary>The queue of clean filings of a payer; batches pull it.</summary>
    public static string SubmitQueue(string payerId) => $"submit/{payerId}";

    /// <summary>The queue of a batch's members until they are told; a batch that died finds them there.</summary>
    public static string BatchQueue(string batch) => $"batch/{batch}";

    private static IEnumerable<QueuePlace> Places(Claim claim, Filing filing) => filing switch
    {
        { State: FilingState.Clean } => [new(SubmitQueue(claim.PayerId), claim.BillingNpi)],
        { State: FilingState.Batched, Batch: { } batch } => [new(BatchQueue(batch), claim.BillingNpi)],
        _ => [],
    };

    private Decision<Claim> Batch(Claim claim, AddToBatch command)
    {
        var filing = claim.LiveFilings.FirstOrDefault(filing => filing.State == FilingState.Clean);
        if (filing is null)
        {
            return claim.LiveFilings.Any(batched => batched.Batch == command.Batch)
                ? this.Nothing(claim, Done.Instance)
                : this.Nothing(claim, new Refused("not-clean", $"No filing of {claim.ClaimId} waits for a batch."));
        }

        var today = DateOnly.FromDateTime(command.At.UtcDateTime);
        if (today <= filing.FileBy)
            return this.Then(claim, Done.Instance, [Step(filing, FilingHappening.AddToBatch, new FilingEvent.AddedToBatch(command.Batch))]);

        var late = new Refused("filing-limit", $"The payer must have it by {filing.FileBy:yyyy-MM-dd}; today is {today:yyyy-MM-dd}.");
        return this.Then(claim, late, [Step(filing, FilingHappening.FilingLimitPassed, new FilingEvent.Abandoned())]);
    }

    private Decision<Claim> Told(Claim claim, Tell command)
    {
        var events = new List<DomainEvent>();
        var now = claim;
        Take(FilingHappening.Transmitted, new FilingEvent.Transmitted(command.Batch));
        if (command.SyntaxAccepted is { } accepted)
        {
            Take(
                accepted ? FilingHappening.SyntaxAccept : FilingHappening.SyntaxReject,
                new FilingEvent.SyntaxChecked(accepted, command.Batch));
        }

        if (command.Status is { } status) Take(HappeningOf(status), new FilingEvent.Acknowledged(status, Day(command)));
        return this.Then(claim, Done.Instance, events);

        void Take(FilingHappening what, FilingEvent happened)
        {
            var next = StepOrAnomaly(now, command.Clm01, what, happened, Day(command));
            events.Add(next);
            now = Evolve(now, next);
        }
    }

    private Decision<Claim> Answered(Claim claim, string clm01, PayerStatus status, ClaimCommand command) => this.Then(
        claim, Done.Instance,
        [StepOrAnomaly(claim, clm01, HappeningOf(status), new FilingEvent.Acknowledged(status, Day(command)), Day(command))]);

    /// <summary>Decide by the category code, not by STC03 (D§10).</summary>
    private static FilingHappening HappeningOf(PayerStatus status) => status.Category switch
    {
        "A0" or "A1" => FilingHappening.AckReceipt,
        "A2" or "A5" => FilingHappening.AckAccepted,
        _ => FilingHappening.AckRejected,
    };

    private static DomainEvent StepOrAnomaly(Claim claim, string clm01, FilingHappening what, FilingEvent happened, DateOnly today)
    {
        var filing = claim.Filings.Find(filing => filing.Clm01 == clm01);
        if (filing is null) return new Anomaly(clm01, what, FilingState.None, happened.Document ?? "");

        return FilingFsm.Next(filing.State, what, GuardsOf(filing, today)) is { } step
            ? Moved(filing, what, step, happened)
            : new Anomaly(clm01, what, filing.State, happened.Document ?? "");
    }

    private static FilingGuards GuardsOf(Filing filing, DateOnly today) => new()
    {
        RejectedBefore = filing.RejectedBefore,
        ReplacedBy = filing.ReplacedBy,
        AcceptedLessThan3Days = filing.AcceptedOn is { } accepted && today.DayNumber - accepted.DayNumber < 3,
    };

    private static FilingEvent Step(Filing filing, FilingHappening what, FilingEvent happened) =>
        FilingFsm.Next(filing.State, what, new()) is { } step
            ? Moved(filing, what, step, happened)
            : throw new UnreachableException($"No row for {what} in {filing.State}.");

    internal static FilingEvent Moved(Filing filing, FilingHappening what, FilingStep step, FilingEvent happened) => happened with
    {
        Clm01 = filing.Clm01,
        Happening = what,
        From = filing.State,
        To = step.Move switch
        {
            FilingMove.To => step.To,
            FilingMove.Previous => filing.Before,
            _ => filing.State,
        },
    };

    private static Claim Evolve(Claim claim, FilingEvent happened)
    {
        var index = claim.Filings.FindIndex(filing => filing.Clm01 == happened.Clm01);
        var was = claim.Filings[index];
        var moved = was with { State = happened.To, Before = was.State };
        var now = happened switch
        {
            FilingEvent.AddedToBatch e => moved with { Batch = e.Batch },
            FilingEvent.SyntaxChecked { Accepted: false } => moved with { RejectedBefore = true, Batch = null },
            FilingEvent.Acknowledged e => moved with
            {
                Status = $"{e.Status.Category}:{e.Status.Code}",
                Icn = e.Status.Icn ?? was.Icn,
                AcceptedOn = happened.Happening == FilingHappening.AckAccepted ? e.On : was.AcceptedOn,
            },
            FilingEvent.Remitted e => ClaimRemittance.Evolve(moved, e),
            _ => moved,
        };
        var filings = claim.Filings.SetItem(index, now);
        return happened is FilingEvent.Scrubbed scrubbed
            ? claim with { Filings = filings, Edits = scrubbed.Hits }
            : claim with { Filings = filings, Denials = ClaimRemittance.DenialsAfter(claim.Denials, happened) };
    }

    private static DateOnly Day(ClaimCommand command) => DateOnly.FromDateTime(command.At.UtcDateTime);
}
