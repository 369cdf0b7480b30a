using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using Orleans;

namespace ClaimsCluster.Domain.Payers;

/// <summary>A payer's payments to one payee: one 835 file a cycle, from the claims decided in it.</summary>
[GenerateSerializer, Immutable, Alias("remittance-run")]
public sealed record RemittanceRun
{
    /// <summary>Before anything was expected.</summary>
    public static RemittanceRun None { get; } = new();

    /// <summary>Cycles with decisions to come, soonest first.</summary>
    [Id(0)]
    public ImmutableSortedSet<DateOnly> Expected { get; init; } = [];

    /// <summary>The last cycle that was paid.</summary>
    [Id(1)]
    public DateOnly? Paid { get; init; }

    /// <summary>The tenant who sent the claims: 835s go to him.</summary>
    [Id(2)]
    public string Sender { get; init; } = "";

    /// <summary>What the last payment took back beyond its claims: PLB FB, which the next one brings in.</summary>
    [Id(3)]
    public ImmutableList<ProviderAdjustment> Forward { get; init; } = [];

    /// <summary>The queue of a cycle's decisions for one payee.</summary>
    public static string Queue(string payeeNpi, DateOnly cycle) => $"remit/{payeeNpi}/{cycle:yyyyMMdd}";

    /// <summary>Its entity: one per payer and payee.</summary>
    public static EntityId IdOf(string payerId, string payeeNpi) =>
        new("remittance-run", PayerInbox.TenantOf(payerId), SubmissionBatch.KeyOf(payeeNpi));
}

/// <summary>What may be asked of a remittance run.</summary>
[GenerateSerializer, Immutable, Alias("remittance-run-command")]
public abstract record RemittanceRunCommand : Command
{
    private RemittanceRunCommand() { } // Closed: these are all the cases there are.

    /// <summary>Decisions for the payee will fall in that cycle.</summary>
    [GenerateSerializer, Immutable, Alias("run-expect")]
    public sealed record Expect([property: Id(0)] DateOnly Cycle, [property: Id(1)] string Sender) : RemittanceRunCommand;

    /// <summary>The cycle's 835 is with the channel, or there was nothing to pay.</summary>
    /// <param name="Cycle">The day.</param>
    /// <param name="Document">SHA-256 of the 835; null when nothing was decided.</param>
    /// <param name="Payments">How many payments it holds.</param>
    /// <param name="Amount">Their sum.</param>
    /// <param name="Forward">What they leave to the next one.</param>
    [GenerateSerializer, Immutable, Alias("run-close-cycle")]
    public sealed record CloseCycle(
        [property: Id(0)] DateOnly Cycle, [property: Id(1)] string? Document, [property: Id(2)] int Payments,
        [property: Id(3)] Money Amount, [property: Id(4)] ImmutableList<ProviderAdjustment> Forward) : RemittanceRunCommand;
}

/// <summary>What happened to a remittance run. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("remittance-run-event")]
public abstract record RemittanceRunEvent : DomainEvent
{
    private RemittanceRunEvent() { } // Closed: these are all the cases there are.

    /// <summary>A cycle has something to pay.</summary>
    [GenerateSerializer, Immutable, Alias("run-cycle-expected")]
    public sealed record CycleExpected([property: Id(0)] DateOnly Cycle, [property: Id(1)] string Sender) : RemittanceRunEvent;

    /// <summary>A cycle was paid.</summary>
    [GenerateSerializer, Immutable, Alias("run-cycle-closed")]
    public sealed record CycleClosed(
        [property: Id(0)] DateOnly Cycle, [property: Id(1)] string? Sha256, [property: Id(2)] int Payments,
        [property: Id(3)] Money Amount, [property: Id(4)] ImmutableList<ProviderAdjustment>? Forward) : RemittanceRunEvent
    {
        /// <inheritdoc/>
        public override string? Document => Sha256;
    }
}

/// <summary>The life of a remittance run: at the remittance hour of each expected cycle it pulls the decisions and pays.</summary>
public sealed class RemittanceRunLifecycle : IDecider<RemittanceRun, RemittanceRunCommand>
{
    private readonly string _payerId;

    /// <summary>The rules for one payer's runs.</summary>
    public RemittanceRunLifecycle(string payerId) => _payerId = payerId;

    /// <inheritdoc/>
    public RemittanceRun Empty => RemittanceRun.None;

    /// <inheritdoc/>
    public Decision<RemittanceRun> Decide(RemittanceRun state, RemittanceRunCommand command) => command switch
    {
        RemittanceRunCommand.Expect c when state.Expected.Contains(c.Cycle) || c.Cycle <= state.Paid =>
            this.Nothing(state, Done.Instance),
        RemittanceRunCommand.Expect c => this.Then(
            state, Done.Instance, [new RemittanceRunEvent.CycleExpected(c.Cycle, c.Sender)]),
        RemittanceRunCommand.CloseCycle c when !state.Expected.Contains(c.Cycle) =>
            this.Nothing(state, new Refused("not-expected", $"Nothing is expected for {c.Cycle:yyyy-MM-dd}.")),
        RemittanceRunCommand.CloseCycle c => this.Then(
            state, Done.Instance, [new RemittanceRunEvent.CycleClosed(c.Cycle, c.Document, c.Payments, c.Amount, c.Forward)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public RemittanceRun Evolve(RemittanceRun state, DomainEvent happened) => happened switch
    {
        RemittanceRunEvent.CycleExpected e => state with { Expected = state.Expected.Add(e.Cycle), Sender = e.Sender },
        RemittanceRunEvent.CycleClosed e => state with
        {
            Expected = state.Expected.Remove(e.Cycle),
            Paid = e.Cycle,
            Forward = e.Forward ?? [], // Null: of before payments could take back more than they pay.
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(RemittanceRun state) =>
        state.Expected.IsEmpty ? null : Instants.On(state.Expected.Min, Instants.RemittanceHour);

    /// <inheritdoc/>
    public RemittanceRunCommand Wake(RemittanceRun state, DateTimeOffset at) =>
        throw new UnreachableException("A run is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(RemittanceRun state) => new(state.Expected.IsEmpty ? "Idle" : "Expecting") { Payer = _payerId };
}
