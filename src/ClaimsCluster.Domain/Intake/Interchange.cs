using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Intake;

/// <summary>One inbound file: where its bytes lie, how far it is read, what we answered (ARCHITECTURE: grains).</summary>
[GenerateSerializer, Immutable, Alias("interchange")]
public sealed record Interchange
{
    /// <summary>The content of a file in which no transaction set can be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The content of a file of visits (INTERFACE §8).</summary>
    public const string Visits = "visits";

    /// <summary>Before anything was received.</summary>
    public static Interchange None { get; } = new();

    /// <summary>SHA-256 of its bytes: the same bytes are the same interchange, whatever their name.</summary>
    [Id(0)]
    public string Document { get; init; } = "";

    /// <summary>The file's name without its folder; shown, never used as a path.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Bytes.</summary>
    [Id(2)]
    public long Length { get; init; }

    /// <summary>Who brought it.</summary>
    [Id(3)]
    public IntakeDoor Door { get; init; }

    /// <summary>When it is taken up.</summary>
    [Id(4)]
    public DateTimeOffset EnterAt { get; init; }

    /// <summary>Its place among the files of one instant, from 0.</summary>
    [Id(5)]
    public int Ordinal { get; init; }

    /// <summary>How far it is.</summary>
    [Id(6)]
    public IntakePhase Phase { get; init; }

    /// <summary>Claims (or payments, of an 835) that were handed on: reading goes on after them.</summary>
    [Id(7)]
    public int Cursor { get; init; }

    /// <summary>What is in it, in a word: "837P", "835", "999", "277CA", "unreadable".</summary>
    [Id(8)]
    public string Content { get; init; } = "";

    /// <summary>Claims taken as claims of their own.</summary>
    [Id(9)]
    public int Taken { get; init; }

    /// <summary>Claims refused by us.</summary>
    [Id(10)]
    public int Refused { get; init; }

    /// <summary>Claims whose content we had.</summary>
    [Id(11)]
    public int Duplicates { get; init; }

    /// <summary>What we answered: kind ("TA1", "999", "277CA") and SHA-256 of the bytes, in order.</summary>
    [Id(12)]
    public ImmutableList<Answered> Answers { get; init; } = [];

    /// <summary>A payer's answers in it that fit nothing of ours.</summary>
    [Id(13)]
    public ImmutableList<UnmatchedAnswer> Unmatched { get; init; } = [];

    /// <summary>Its envelopes, each by sender, receiver and control number: other bytes under one of them are told apart.</summary>
    [Id(14)]
    public ImmutableList<string> Envelopes { get; init; } = [];
}

/// <summary>A payer's answer that fits nothing of ours (D§10): kept, and shown to a person.</summary>
/// <param name="Kind">"TA1", "999", "277CA" or "271".</param>
/// <param name="Reference">TA101, AK102, BHT03 or TRN02: what it says that it answers.</param>
/// <param name="Count">Interchanges, sets or claims that it speaks of.</param>
/// <param name="Reason">What is not known, in a few words.</param>
[GenerateSerializer, Immutable, Alias("unmatched-answer")]
public sealed record UnmatchedAnswer(
    [property: Id(0)] string Kind, [property: Id(1)] string Reference, [property: Id(2)] int Count, [property: Id(3)] string Reason);

/// <summary>A document that we answered with.</summary>
/// <param name="Kind">"TA1", "999" or "277CA".</param>
/// <param name="Document">SHA-256 of its bytes.</param>
[GenerateSerializer, Immutable, Alias("answered")]
public sealed record Answered([property: Id(0)] string Kind, [property: Id(1)] string Document);

/// <summary>How a file came.</summary>
[GenerateSerializer, Alias("intake-door")]
public enum IntakeDoor
{
    /// <summary>From a sender: it is acknowledged, one file after the other.</summary>
    Sender,

    /// <summary>From a payer, by the trading partner channel.</summary>
    Channel,
}

/// <summary>How far a file is.</summary>
[GenerateSerializer, Alias("intake-phase")]
public enum IntakePhase
{
    /// <summary>Not received.</summary>
    None,

    /// <summary>Its bytes are kept; it waits for its instant.</summary>
    Waiting,

    /// <summary>Its content is handed on, slice by slice.</summary>
    Taking,

    /// <summary>Handed on and answered.</summary>
    Finished,
}

/// <summary>A claim that we refused: no claim, no charge; it is listed with its reason and the sender is told.</summary>
/// <param name="Set">ST02.</param>
/// <param name="ClaimOrdinal">Among the file's claims, from 1.</param>
/// <param name="PatientControlNumber">CLM01 as sent.</param>
/// <param name="Charge">CLM02 as sent; 0.00 where it is not an amount.</param>
/// <param name="Category">277CA category, e.g. "A7"; of a refused set "A8".</param>
/// <param name="Status">277CA status code.</param>
/// <param name="Entity">277CA entity; null without one.</param>
/// <param name="Faults">What was found, each in one sentence.</param>
/// <param name="Duplicate">We hold this very content: A3:54.</param>
[GenerateSerializer, Immutable, Alias("refused-claim")]
public sealed record RefusedClaim(
    [property: Id(0)] string Set, [property: Id(1)] int ClaimOrdinal, [property: Id(2)] string PatientControlNumber,
    [property: Id(3)] Money Charge, [property: Id(4)] string Category, [property: Id(5)] string Status,
    [property: Id(6)] string? Entity, [property: Id(7)] ImmutableList<string> Faults, [property: Id(8)] bool Duplicate);
