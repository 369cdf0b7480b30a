using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
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
    public Decision<Claim> Decide(Claim state, ClaimCommand command) => WithFollowing(state, command, command switch
    {
        Receive c => ClaimIntake.Decide(this, state, c),
        _ when state.IsNone => this.Nothing(state, new Refused("unknown-claim", "We hold no such claim.")),
        AddToBatch c => ClaimTravel.Batch(this, state, c),
        Tell c => ClaimTravel.Told(this, state, c),
        Acknowledge c => ClaimTravel.Answered(this, state, c),
        Remit c => ClaimRemittance.Decide(this, state, c),
        Correct c => ClaimFollowUp.Correct(this, state, c),
        Release c => ClaimFollowUp.Release(this, state, c),
        Resubmit c => ClaimFollowUp.Resubmit(this, state, c),
        ClaimCommand.Void c => ClaimFollowUp.Void(this, state, c),
        WriteOff c => ClaimFollowUp.WriteOff(this, state, c),
        ClaimCommand.Wake c => ClaimTimers.Wake(this, state, c),
        TellShare c when state.Share?.Count >= c.Share.Count => this.Nothing(state, Done.Instance), // Told out of order.
        TellShare c => this.Then(state, Done.Instance, [new ShareTold(c.Share)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    });

    /// <inheritdoc/>
    public Claim Evolve(Claim state, DomainEvent happened) => ClaimEvolution.Evolve(state, happened);

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(Claim state) => ClaimTimers.Next(state);

    /// <inheritdoc/>
    public ClaimCommand Wake(Claim state, DateTimeOffset at) => new ClaimCommand.Wake { CommandId = $"wake:{at:O}", At = at };

    /// <inheritdoc/>
    public RowIndex Index(Claim state) => state.IsNone
        ? new RowIndex("None")
        : new RowIndex(ClaimStanding.Of(state).ToString())
        {
            Payer = state.PayerId,
            Account = state.AccountId,
            Amount = state.Charge,
            Balance = ClaimMoney.Of(state).Balance,
            Queues = [.. state.Filings.SelectMany(filing => Places(state, filing))],
            Entries = [.. state.Filings.Where(filing => filing.Icn is not null)
                .Select(filing => new EntryPlace(IcnEntry, IcnOf(state.BillOf(filing).PayerId, filing.Icn!))).Distinct()],
        };

    /// <summary>A claim is found by its payer and the payer's number.</summary>
    public const string IcnEntry = "icn";

    /// <summary>The value of <see cref="IcnEntry"/>.</summary>
    public static string IcnOf(string payerId, string icn) => $"{payerId}|{icn}";

    /// <summary>The queue of clean filings of a payer; batches pull it.</summary>
    public static string SubmitQueue(string payerId) => $"submit/{payerId}";

    /// <summary>The queue of a batch's members until they are told; a batch that died finds them there.</summary>
    public static string BatchQueue(string batch) => $"batch/{batch}";

    private static IEnumerable<QueuePlace> Places(Claim claim, Filing filing)
    {
        if (filing is { State: FilingState.Batched, Batch: { } batch }) yield return new(BatchQueue(batch), claim.BillOf(filing).BillingNpi);
        if (filing.Void is { Batch: { } voided, Sent: false }) yield return new(BatchQueue(voided), claim.BillOf(filing).BillingNpi);
        if (filing.IsToBeSent) yield return new(SubmitQueue(claim.BillOf(filing).PayerId), claim.BillOf(filing).BillingNpi);
    }

    /// <summary>What follows from where the claim stands now: its charges, and the batch of a payer whose queue it enters.</summary>
    private Decision<Claim> WithFollowing(Claim before, ClaimCommand command, Decision<Claim> decision)
    {
        if (decision.Events.Count == 0) return decision;

        var charge = ChargePosting.Anew(this, before, decision.Next, command);
        return decision with { Effects = [.. charge is null ? Array.Empty<Effect>() : [charge], .. decision.Effects, .. Batches(before, decision.Next, command)] };
    }

    /// <summary>Of what a file brings, the file asks once for all.</summary>
    private IEnumerable<Effect> Batches(Claim before, Claim after, ClaimCommand command)
    {
        if (command is Receive) return [];

        var waited = before.Filings.Where(filing => filing.IsToBeSent).Select(filing => filing.Void?.Clm01 ?? filing.Clm01).ToHashSet();
        return after.Filings
            .Where(filing => filing.IsToBeSent && !waited.Contains(filing.Void?.Clm01 ?? filing.Clm01))
            .Select(filing => after.BillOf(filing).PayerId).Distinct()
            .Select(payer => Open(payer, $"{before.ClaimId}:{command.CommandId}", command.At));
    }

    /// <inheritdoc/>
    /// <remarks>A batch may have been cut without its filings.</remarks>
    public IReadOnlyList<Effect> TakenUp(Claim state, DateTimeOffset at) =>
    [
        .. state.Filings.Where(filing => filing.IsToBeSent).Select(filing => state.BillOf(filing).PayerId).Distinct()
            .Select(payer => Open(payer, $"{state.ClaimId}:taken up {at:O}", at)),
    ];

    private Effect Open(string payer, string why, DateTimeOffset at) => new(
        SubmissionBatch.IdOf(Tenant, payer), new SubmissionBatchCommand.Open { CommandId = $"open:{payer}:{why}", At = at });

    internal static FilingEvent Step(Filing filing, FilingHappening what, FilingEvent happened) =>
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

    internal static DateOnly Day(ClaimCommand command) => DateOnly.FromDateTime(command.At.UtcDateTime);
}
