using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Intake;

/// <summary>What may be asked of an inbound file.</summary>
[GenerateSerializer, Immutable, Alias("interchange-command")]
public abstract record InterchangeCommand : Command
{
    private InterchangeCommand() { } // Closed: these are all the cases there are.

    /// <summary>Its bytes are kept: take it up when its instant comes. The same bytes again change nothing.</summary>
    [GenerateSerializer, Immutable, Alias("interchange-receive")]
    public sealed record Receive(
        [property: Id(0)] string Document, [property: Id(1)] string Name, [property: Id(2)] long Length,
        [property: Id(3)] IntakeDoor Door, [property: Id(4)] DateTimeOffset EnterAt, [property: Id(5)] int Ordinal)
        : InterchangeCommand;

    /// <summary>A slice of it was handed on.</summary>
    /// <param name="Content">What the file holds.</param>
    /// <param name="Count">Claims or payments in the slice; reading goes on after them.</param>
    /// <param name="Taken">Of them, claims of their own.</param>
    /// <param name="Refused">Of them, what we refused or had before.</param>
    /// <param name="CleanPayers">Payers whose next batch has something to take.</param>
    [GenerateSerializer, Immutable, Alias("interchange-record-slice")]
    public sealed record RecordSlice(
        [property: Id(0)] string Content, [property: Id(1)] int Count, [property: Id(2)] int Taken,
        [property: Id(3)] ImmutableList<RefusedClaim> Refused, [property: Id(4)] ImmutableList<string> CleanPayers)
        : InterchangeCommand
    {
        /// <summary>Of visits: payers who have to be asked whether they cover somebody.</summary>
        [Id(5)]
        public ImmutableList<string> AsksPayers { get; init; } = [];
    }

    /// <summary>All is handed on and answered.</summary>
    /// <param name="Content">What the file holds.</param>
    /// <param name="Answers">What we answered.</param>
    [GenerateSerializer, Immutable, Alias("interchange-finish")]
    public sealed record Finish(
        [property: Id(0)] string Content, [property: Id(1)] ImmutableList<Answered> Answers) : InterchangeCommand
    {
        /// <summary>A payer's answers that fit nothing of ours.</summary>
        [Id(2)]
        public ImmutableList<UnmatchedAnswer> Unmatched { get; init; } = [];

        /// <summary>The envelopes of a sender's file.</summary>
        [Id(3)]
        public ImmutableList<string> Envelopes { get; init; } = [];

        /// <summary>Payers whose next batch of claims has something to take.</summary>
        [Id(4)]
        public ImmutableList<string> BillsPayers { get; init; } = [];

        /// <summary>Payers who have to be asked for eligibility next.</summary>
        [Id(5)]
        public ImmutableList<string> AsksPayers { get; init; } = [];
    }
}

/// <summary>What happened to an inbound file. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("interchange-event")]
public abstract record InterchangeEvent : DomainEvent
{
    private InterchangeEvent() { } // Closed: these are all the cases there are.

    /// <summary>Its bytes are kept.</summary>
    [GenerateSerializer, Immutable, Alias("interchange-received")]
    public sealed record FileReceived(
        [property: Id(0)] string Sha256, [property: Id(1)] string Name, [property: Id(2)] long Length,
        [property: Id(3)] IntakeDoor Door, [property: Id(4)] DateTimeOffset EnterAt, [property: Id(5)] int Ordinal)
        : InterchangeEvent
    {
        /// <inheritdoc/>
        public override string? Document => Sha256;
    }

    /// <summary>A slice was handed on; refusals are here, not in the state, which stays small.</summary>
    [GenerateSerializer, Immutable, Alias("interchange-slice-taken")]
    public sealed record SliceTaken(
        [property: Id(0)] string Content, [property: Id(1)] int Count, [property: Id(2)] int Taken,
        [property: Id(3)] ImmutableList<RefusedClaim> Refused) : InterchangeEvent;

    /// <summary>All is handed on and answered.</summary>
    [GenerateSerializer, Immutable, Alias("interchange-finished")]
    public sealed record FileFinished(
        [property: Id(0)] string Content, [property: Id(1)] ImmutableList<Answered> Answers) : InterchangeEvent
    {
        /// <summary>The envelopes of a sender's file.</summary>
        [Id(2)]
        public ImmutableList<string> Envelopes { get; init; } = [];
    }

    /// <summary>A payer's answer fits nothing of ours: it waits for a person.</summary>
    [GenerateSerializer, Immutable, Alias("interchange-answer-unmatched")]
    public sealed record AnswerUnmatched([property: Id(0)] UnmatchedAnswer Answer) : InterchangeEvent;
}
