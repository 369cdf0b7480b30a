using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
using Orleans;

namespace ClaimsCluster.Domain.Payers;

/// <summary>The payer's side of one 837: read, answered with 999 and 277CA, its claims given to members.</summary>
[GenerateSerializer, Immutable, Alias("payer-inbox")]
public sealed record PayerInbox
{
    /// <summary>Before anything was received.</summary>
    public static PayerInbox None { get; } = new();

    /// <summary>SHA-256 of the 837.</summary>
    [Id(0)]
    public string Document { get; init; } = "";

    /// <summary>The tenant who sent it: answers go back to him.</summary>
    [Id(1)]
    public string Sender { get; init; } = "";

    /// <summary>When the payer takes it up; null when it has answered.</summary>
    [Id(2)]
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Claims given to members so far.</summary>
    [Id(3)]
    public int Cursor { get; init; }

    /// <summary>Claims accepted for decision.</summary>
    [Id(4)]
    public int Accepted { get; init; }

    /// <summary>Claims rejected.</summary>
    [Id(5)]
    public int Rejected { get; init; }

    /// <summary>What the payer answered: kind and SHA-256.</summary>
    [Id(6)]
    public ImmutableList<BatchAnswer> Answers { get; init; } = [];

    /// <summary>The day on which the payer takes it up: claim numbers, cycles and days until answers count from it.</summary>
    [Id(7)]
    public DateOnly ReceivedOn { get; init; }

    /// <summary>Replacements and voids that members refused, for the 277CA.</summary>
    [Id(8)]
    public ImmutableList<RefusedByMember> Refused { get; init; } = [];

    /// <summary>Days from the receipt to the answer that is due; 0: the first one, with the 999.</summary>
    public int DaysSinceReceipt => DueAt is { } due ? DateOnly.FromDateTime(due.UtcDateTime).DayNumber - ReceivedOn.DayNumber : 0;

    /// <summary>When an answer of so many days after the receipt is sent.</summary>
    public DateTimeOffset AnswerAt(int days) => Instants.On(ReceivedOn.AddDays(days), Instants.AcknowledgmentHour);

    /// <summary>The tenant of a payer's rows.</summary>
    public static string TenantOf(string payerId) => $"payer:{SubmissionBatch.KeyOf(payerId)}";

    /// <summary>The payer whose rows have this tenant.</summary>
    public static string PayerOf(string tenant) => SubmissionBatch.PayerOf(tenant["payer:".Length..]);

    /// <summary>Its entity: one per file.</summary>
    public static EntityId IdOf(string payerId, string sha256) => new("payer-inbox", TenantOf(payerId), sha256);
}

/// <summary>What may be asked of a payer's inbox.</summary>
[GenerateSerializer, Immutable, Alias("payer-inbox-command")]
public abstract record PayerInboxCommand : Command
{
    private PayerInboxCommand() { } // Closed: these are all the cases there are.

    /// <summary>An 837 came. The same bytes again change nothing.</summary>
    [GenerateSerializer, Immutable, Alias("inbox-receive")]
    public sealed record Receive([property: Id(0)] string Document, [property: Id(1)] string Sender) : PayerInboxCommand;

    /// <summary>A slice of its claims was given to members.</summary>
    /// <param name="Count">Claims in the slice.</param>
    /// <param name="Accepted">Of them, for decision.</param>
    /// <param name="Payees">Who will be paid, by NPI and the day of the payment cycle.</param>
    /// <param name="Refused">Of those not accepted, what members refused.</param>
    [GenerateSerializer, Immutable, Alias("inbox-record-slice")]
    public sealed record RecordSlice(
        [property: Id(0)] int Count, [property: Id(1)] int Accepted, [property: Id(2)] ImmutableList<PayeeCycle> Payees,
        [property: Id(3)] ImmutableList<RefusedByMember> Refused)
        : PayerInboxCommand;

    /// <summary>All is given on, and the answers of a day are with the channel.</summary>
    /// <param name="Answers">Those of the day.</param>
    /// <param name="NextAt">When the next ones are due; null: all is answered.</param>
    [GenerateSerializer, Immutable, Alias("inbox-finish")]
    public sealed record Finish(
        [property: Id(0)] ImmutableList<BatchAnswer> Answers, [property: Id(1)] DateTimeOffset? NextAt) : PayerInboxCommand;
}

/// <summary>A claim that its member did not take: the 277CA rejects it.</summary>
/// <param name="ClaimNumber">CLM01 as it was sent.</param>
/// <param name="Category">STC01-1.</param>
/// <param name="Status">STC01-2.</param>
[GenerateSerializer, Immutable, Alias("refused-by-member")]
public sealed record RefusedByMember(
    [property: Id(0)] string ClaimNumber, [property: Id(1)] string Category, [property: Id(2)] string Status);

/// <summary>A payee with decisions to come in a payment cycle.</summary>
/// <param name="Npi">Billing provider.</param>
/// <param name="Cycle">The day on which the payer decides and pays.</param>
[GenerateSerializer, Immutable, Alias("payee-cycle")]
public readonly record struct PayeeCycle([property: Id(0)] string Npi, [property: Id(1)] DateOnly Cycle);

/// <summary>What happened to a payer's inbox. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("payer-inbox-event")]
public abstract record PayerInboxEvent : DomainEvent
{
    private PayerInboxEvent() { } // Closed: these are all the cases there are.

    /// <summary>An 837 came.</summary>
    [GenerateSerializer, Immutable, Alias("inbox-received")]
    public sealed record InboxReceived(
        [property: Id(0)] string Sha256, [property: Id(1)] string Sender, [property: Id(2)] DateTimeOffset DueAt) : PayerInboxEvent
    {
        /// <inheritdoc/>
        public override string? Document => Sha256;
    }

    /// <summary>A slice was given to members.</summary>
    [GenerateSerializer, Immutable, Alias("inbox-slice-taken")]
    public sealed record InboxSliceTaken(
        [property: Id(0)] int Count, [property: Id(1)] int Accepted, [property: Id(2)] ImmutableList<RefusedByMember> Refused)
        : PayerInboxEvent;

    /// <summary>It was answered, for now or for good.</summary>
    /// <param name="Answers">What was sent.</param>
    /// <param name="NextAt">When more is due; null: all is answered.</param>
    [GenerateSerializer, Immutable, Alias("inbox-answered")]
    public sealed record InboxAnswered(
        [property: Id(0)] ImmutableList<BatchAnswer> Answers, [property: Id(1)] DateTimeOffset? NextAt) : PayerInboxEvent;
}

/// <summary>
/// The life of a payer's inbox: what arrives by day is taken up at the inbox hour and answered with a 999; a 277CA may
/// follow on later days.
/// </summary>
public sealed class PayerInboxLifecycle : IDecider<PayerInbox, PayerInboxCommand>
{
    private readonly string _payerId;

    /// <summary>The rules for one payer's files.</summary>
    public PayerInboxLifecycle(string payerId) => _payerId = payerId;

    /// <inheritdoc/>
    public PayerInbox Empty => PayerInbox.None;

    /// <inheritdoc/>
    public Decision<PayerInbox> Decide(PayerInbox state, PayerInboxCommand command) => command switch
    {
        PayerInboxCommand.Receive when state.Document.Length > 0 => this.Nothing(state, Done.Instance),
        PayerInboxCommand.Receive c => this.Then(
            state, Done.Instance,
            [new PayerInboxEvent.InboxReceived(c.Document, c.Sender, Instants.NotBefore(c.At, Instants.PayerInboxHour))]),
        _ when state.DueAt is null => this.Nothing(state, new Refused("not-now", "The file is answered.")),
        PayerInboxCommand.RecordSlice c => this.Then(
            state, Done.Instance,
            [new PayerInboxEvent.InboxSliceTaken(c.Count, c.Accepted, c.Refused)],
            [.. c.Payees.Select(payee => Expect(state, payee, c))]),
        PayerInboxCommand.Finish c => this.Then(state, Done.Instance, [new PayerInboxEvent.InboxAnswered(c.Answers, c.NextAt)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public PayerInbox Evolve(PayerInbox state, DomainEvent happened) => happened switch
    {
        PayerInboxEvent.InboxReceived e => state with
        {
            Document = e.Sha256,
            Sender = e.Sender,
            DueAt = e.DueAt,
            ReceivedOn = DateOnly.FromDateTime(e.DueAt.UtcDateTime),
        },
        PayerInboxEvent.InboxSliceTaken e => state with
        {
            Cursor = state.Cursor + e.Count,
            Accepted = state.Accepted + e.Accepted,
            Rejected = state.Rejected + e.Count - e.Accepted,
            Refused = state.Refused.AddRange(e.Refused),
        },
        PayerInboxEvent.InboxAnswered e => state with { Answers = state.Answers.AddRange(e.Answers), DueAt = e.NextAt },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(PayerInbox state) => state.DueAt;

    /// <inheritdoc/>
    public PayerInboxCommand Wake(PayerInbox state, DateTimeOffset at) =>
        throw new UnreachableException("An inbox is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(PayerInbox state) => new(state.DueAt is null ? "Answered" : "Received") { Payer = _payerId };

    private Effect Expect(PayerInbox state, PayeeCycle payee, PayerInboxCommand.RecordSlice slice) => new(
        RemittanceRun.IdOf(_payerId, payee.Npi),
        new RemittanceRunCommand.Expect(payee.Cycle, state.Sender)
        {
            CommandId = $"expect:{payee.Npi}:{payee.Cycle:yyyyMMdd}:{state.Document}:{state.Cursor}",
            At = slice.At,
        });
}
