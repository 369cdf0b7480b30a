using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
using Orleans;

namespace ClaimsCluster.Domain.Payers;

/// <summary>The payer's side of one 270: read, asked of members, answered with a 271.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-desk")]
public sealed record EligibilityDesk
{
    /// <summary>Before anything was received.</summary>
    public static EligibilityDesk None { get; } = new();

    /// <summary>SHA-256 of the 270.</summary>
    [Id(0)]
    public string Document { get; init; } = "";

    /// <summary>The tenant who sent it: answers go back to him.</summary>
    [Id(1)]
    public string Sender { get; init; } = "";

    /// <summary>When the payer takes it up; null when it has answered.</summary>
    [Id(2)]
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What the payer answered: kind and SHA-256.</summary>
    [Id(3)]
    public ImmutableList<BatchAnswer> Answers { get; init; } = [];

    /// <summary>Its entity: one per file.</summary>
    public static EntityId IdOf(string payerId, string sha256) => new("eligibility-desk", PayerInbox.TenantOf(payerId), sha256);
}

/// <summary>What may be asked of a payer's eligibility desk.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-desk-command")]
public abstract record EligibilityDeskCommand : Command
{
    private EligibilityDeskCommand() { } // Closed: these are all the cases there are.

    /// <summary>A 270 came. The same bytes again change nothing.</summary>
    [GenerateSerializer, Immutable, Alias("desk-receive")]
    public sealed record Receive([property: Id(0)] string Document, [property: Id(1)] string Sender) : EligibilityDeskCommand;

    /// <summary>All is answered, and the channel has the answers.</summary>
    [GenerateSerializer, Immutable, Alias("desk-finish")]
    public sealed record Finish([property: Id(0)] ImmutableList<BatchAnswer> Answers) : EligibilityDeskCommand;
}

/// <summary>What happened to a payer's eligibility desk. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-desk-event")]
public abstract record EligibilityDeskEvent : DomainEvent
{
    private EligibilityDeskEvent() { } // Closed: these are all the cases there are.

    /// <summary>A 270 came.</summary>
    [GenerateSerializer, Immutable, Alias("desk-received")]
    public sealed record DeskReceived(
        [property: Id(0)] string Sha256, [property: Id(1)] string Sender, [property: Id(2)] DateTimeOffset DueAt) : EligibilityDeskEvent
    {
        /// <inheritdoc/>
        public override string? Document => Sha256;
    }

    /// <summary>It is answered.</summary>
    [GenerateSerializer, Immutable, Alias("desk-answered")]
    public sealed record DeskAnswered([property: Id(0)] ImmutableList<BatchAnswer> Answers) : EligibilityDeskEvent;
}

/// <summary>The rules of a payer's eligibility desk: received, and answered at the eligibility hour.</summary>
/// <param name="payerId">The payer.</param>
public sealed class EligibilityDeskLifecycle(string payerId) : IDecider<EligibilityDesk, EligibilityDeskCommand>
{
    /// <inheritdoc/>
    public EligibilityDesk Empty => EligibilityDesk.None;

    /// <inheritdoc/>
    public Decision<EligibilityDesk> Decide(EligibilityDesk state, EligibilityDeskCommand command) => command switch
    {
        EligibilityDeskCommand.Receive when state.Document.Length > 0 => this.Nothing(state, Done.Instance),
        EligibilityDeskCommand.Receive c => this.Then(
            state, Done.Instance,
            [new EligibilityDeskEvent.DeskReceived(c.Document, c.Sender, Instants.NotBefore(c.At, Instants.EligibilityAnswerHour))]),
        EligibilityDeskCommand.Finish when state.DueAt is null => this.Nothing(state, Done.Instance),
        EligibilityDeskCommand.Finish c => this.Then(state, Done.Instance, [new EligibilityDeskEvent.DeskAnswered(c.Answers)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public EligibilityDesk Evolve(EligibilityDesk state, DomainEvent happened) => happened switch
    {
        EligibilityDeskEvent.DeskReceived e => state with { Document = e.Sha256, Sender = e.Sender, DueAt = e.DueAt },
        EligibilityDeskEvent.DeskAnswered e => state with { DueAt = null, Answers = e.Answers },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(EligibilityDesk state) => state.DueAt;

    /// <inheritdoc/>
    public EligibilityDeskCommand Wake(EligibilityDesk state, DateTimeOffset at) =>
        throw new UnreachableException("A desk is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(EligibilityDesk state) => new(state.DueAt is null ? "Answered" : "Received") { Payer = payerId };
}
