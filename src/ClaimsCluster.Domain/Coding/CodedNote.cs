using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>What coding knows beside the note.</summary>
/// <param name="Day">The day of service; codes that are in force later are left out.</param>
/// <param name="Age">In years on that day; null: not told.</param>
/// <param name="Sex">F, M or U; empty: not told.</param>
/// <param name="PlaceOfService">Two digits: 11 office, 23 emergency room, ...</param>
public sealed record CodingFacts(DateOnly Day, int? Age, string Sex, string PlaceOfService);

/// <summary>What a note says, in codes; nothing of it is billed until a person or a policy takes it (D§3.5).</summary>
public sealed record CodedNote
{
    /// <summary>ICD-10-CM, best first, at most 12.</summary>
    public required ImmutableList<CodeSuggestion> Diagnoses { get; init; }

    /// <summary>CPT and HCPCS without visit levels, best first, at most 12.</summary>
    public required ImmutableList<CodeSuggestion> Procedures { get; init; }

    /// <summary>What was found and not suggested, in the order of the note.</summary>
    public required ImmutableList<LeftOutMention> LeftOut { get; init; }

    /// <summary>Facts that the note does not give.</summary>
    public required ImmutableList<CodingQuestion> Questions { get; init; }

    /// <summary>The visit level that the note speaks for; null: it tells of no visit.</summary>
    public required LevelSuggestion? Level { get; init; }
}

/// <summary>A code and the words that speak for it.</summary>
public sealed record CodeSuggestion
{
    /// <summary>ICD-10-CM without the point, CPT or HCPCS.</summary>
    public required string Code { get; init; }

    /// <summary>In their order, at most 4; none on diagnoses.</summary>
    public ImmutableList<string> Modifiers { get; init; } = [];

    /// <summary>A count of UN; 1 on diagnoses.</summary>
    public decimal Units { get; init; } = 1m;

    /// <summary>The note's own words: its substring at <see cref="Evidence"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Where they stand.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The assessment says so, or it is told as done; a policy takes only such.</summary>
    public required bool IsStrong { get; init; }

    /// <summary>Section weight x rarity of the words x filled slots; compares within one note only.</summary>
    public required int Score { get; init; }
}

/// <summary>Why something that was found is not suggested.</summary>
public enum LeftOutReason
{
    /// <summary>The note says that he has it not, or that it was not done.</summary>
    Negated,

    /// <summary>A relative has it.</summary>
    Family,

    /// <summary>Somebody else has it.</summary>
    OtherPerson,

    /// <summary>It might come, or is a reason to return.</summary>
    Hypothetical,

    /// <summary>Suspected only: never coded as confirmed outside a hospital stay.</summary>
    Uncertain,

    /// <summary>He had it, and no code of history says so.</summary>
    History,

    /// <summary>A symptom that a coded diagnosis explains.</summary>
    Symptom,

    /// <summary>It stands only where nothing is coded from: review of systems, medications, allergies.</summary>
    Section,

    /// <summary>Not for this sex or age, or not in force on the day.</summary>
    Misfit,

    /// <summary>A service that is planned, ordered, declined or was done elsewhere.</summary>
    NotDone,
}

/// <summary>Something that was found and not suggested.</summary>
/// <param name="Code">What it would have been.</param>
/// <param name="Text">The note's own words.</param>
/// <param name="Evidence">Where they stand.</param>
/// <param name="Reason">Why.</param>
/// <param name="Of">The diagnosis whose symptom it is; null: none.</param>
public sealed record LeftOutMention(string Code, string Text, Evidence Evidence, LeftOutReason Reason, string? Of = null);

/// <summary>A fact that a code needs and the note does not give.</summary>
/// <param name="Kind">"specificity" or "drug".</param>
/// <param name="Code">The code that was suggested without it.</param>
/// <param name="Text">What is missing, in one sentence.</param>
/// <param name="Todo">What to write into the note.</param>
/// <param name="Evidence">The words that leave it open.</param>
/// <param name="Suggested">A code that another place of the note speaks for; null: none.</param>
/// <param name="MayGoOn">The code without the fact is one that payers take.</param>
public sealed record CodingQuestion(
    string Kind, string Code, string Text, string Todo, Evidence Evidence, string? Suggested, bool MayGoOn);

/// <summary>A visit level and what speaks for it; only ever suggested.</summary>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Modifiers">33 on preventive visits.</param>
/// <param name="Reasons">The strongest first.</param>
public sealed record LevelSuggestion(string Code, ImmutableList<string> Modifiers, ImmutableList<LevelReason> Reasons);

/// <summary>A reason for a visit level.</summary>
/// <param name="Says">In a few words, e.g. "moderate problems: 2 chronic".</param>
/// <param name="Text">The note's own words.</param>
/// <param name="Evidence">Where they stand.</param>
public sealed record LevelReason(string Says, string Text, Evidence Evidence);
