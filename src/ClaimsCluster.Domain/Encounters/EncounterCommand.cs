using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What may be asked of a visit.</summary>
[GenerateSerializer, Immutable, Alias("encounter-command")]
public abstract record EncounterCommand : Command
{
    private EncounterCommand() { } // Closed: these are all the cases there are.

    /// <summary>A visit came in, and its account has registered it. Answered with <see cref="VisitTaken"/>.</summary>
    [GenerateSerializer, Immutable, Alias("encounter-receive")]
    public sealed record Receive([property: Id(0)] ReceivedVisit Received) : EncounterCommand;

    /// <summary>
    /// The visit anew, with what a person has changed or let go, registered again; it starts over. Answered with
    /// <see cref="VisitTaken"/>, or refused once it is a claim.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("encounter-amend")]
    public sealed record Amend([property: Id(0)] ReceivedVisit Received) : EncounterCommand;

    /// <summary>A payer answered an inquiry of it. Answered with <see cref="VisitTaken"/>.</summary>
    [GenerateSerializer, Immutable, Alias("encounter-verify")]
    public sealed record Verify([property: Id(0)] EligibilityAnswer Answer) : EncounterCommand;

    /// <summary>Its account says whether its authorization has the units it wants (D§2.4).</summary>
    /// <param name="Round">The visit's round that asked.</param>
    /// <param name="Granted">They are its now.</param>
    /// <param name="Left">Units that were left before.</param>
    [GenerateSerializer, Immutable, Alias("encounter-units-answered")]
    public sealed record UnitsAnswered(
        [property: Id(0)] int Round, [property: Id(1)] bool Granted, [property: Id(2)] decimal Left) : EncounterCommand;
}

/// <summary>A visit with all that its content gives.</summary>
[GenerateSerializer, Immutable, Alias("received-visit")]
public sealed record ReceivedVisit
{
    /// <summary>The visit as it is read, amendments included.</summary>
    [Id(0)]
    public required Visit Visit { get; init; }

    /// <summary>The visit's id: ours, opaque.</summary>
    [Id(1)]
    public required string VisitId { get; init; }

    /// <summary>The account that its content gives.</summary>
    [Id(2)]
    public required string AccountId { get; init; }

    /// <summary>The id of the claim that it becomes.</summary>
    [Id(3)]
    public required string ClaimId { get; init; }

    /// <summary>SHA-256 over what was sent.</summary>
    [Id(4)]
    public required string ContentHash { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)]
    public required SourcePlace Source { get; init; }

    /// <summary>What its account answered.</summary>
    [Id(6)]
    public required AccountRegistered Registered { get; init; }

    /// <summary>What a person has changed since, in order.</summary>
    [Id(7)]
    public ImmutableList<VisitChange> Changes { get; init; } = [];

    /// <summary>Codes of questions that a person has let go.</summary>
    [Id(8)]
    public ImmutableList<string> Released { get; init; } = [];
}

/// <summary>A change by hand.</summary>
/// <param name="Path">As INTERFACE §8 names it, e.g. "encounter.signedBy".</param>
/// <param name="Value">As it was typed.</param>
[GenerateSerializer, Immutable, Alias("visit-change")]
public sealed record VisitChange([property: Id(0)] string Path, [property: Id(1)] string Value);

/// <summary>Where a visit stands after a command.</summary>
/// <param name="VisitId">Its id.</param>
/// <param name="Outcome">What was made of it.</param>
/// <param name="AsksPayers">Payers who have to be asked for eligibility next.</param>
/// <param name="BillsPayers">Payers whose next batch gets a claim of it.</param>
[GenerateSerializer, Immutable, Alias("visit-taken")]
public sealed record VisitTaken(
    [property: Id(0)] string VisitId, [property: Id(1)] VisitOutcome Outcome, [property: Id(2)] ImmutableList<string> AsksPayers,
    [property: Id(3)] ImmutableList<string> BillsPayers) : Reply;

/// <summary>What is made of a visit.</summary>
[GenerateSerializer, Alias("visit-outcome")]
public enum VisitOutcome
{
    /// <summary>It goes its way, or waits for a person.</summary>
    Taken,

    /// <summary>It was there with this very content: nothing was changed.</summary>
    Duplicate,

    /// <summary>It was there with other content, and is a claim already: nothing was changed.</summary>
    Another,
}
