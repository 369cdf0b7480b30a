using Orleans;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>The steps of a visit until it is a claim, in their order.</summary>
[GenerateSerializer, Alias("visit-step")]
public enum VisitStep
{
    /// <summary>Who he is, who insures him, is he covered (D§2).</summary>
    Registration,

    /// <summary>The note is there, signed, and does not contradict itself.</summary>
    Documentation,

    /// <summary>Diagnoses and services have codes (D§3).</summary>
    Coding,

    /// <summary>Services have prices, and become a claim (D§4).</summary>
    Charges,
}

/// <summary>The steps as files and screens name them.</summary>
public static class VisitSteps
{
    /// <summary>"registration", "documentation", "coding", "charges".</summary>
    public static string Word(this VisitStep step) => step switch
    {
        VisitStep.Registration => "registration",
        VisitStep.Documentation => "documentation",
        VisitStep.Coding => "coding",
        _ => "charges",
    };
}

/// <summary>What a visit lacks, for the person who can tell: it waits until that is mended.</summary>
[GenerateSerializer, Immutable, Alias("visit-question")]
public sealed record VisitQuestion
{
    /// <summary>Where it stands in the way.</summary>
    [Id(0)]
    public required VisitStep Step { get; init; }

    /// <summary>Short and stable, e.g. "unsigned", "AAA-71", "no-price".</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>What was found, in one sentence, without a name or a number of a person.</summary>
    [Id(2)]
    public required string Text { get; init; }

    /// <summary>What to do, in a few words.</summary>
    [Id(3)]
    public required string Todo { get; init; }

    /// <summary>The field that mends it, as INTERFACE §8 names it, e.g. "encounter.signedBy"; null: none does.</summary>
    [Id(4)]
    public string? Path { get; init; }

    /// <summary>A value for <see cref="Path"/> that would do, e.g. the code that the note suggests; null: the person knows.</summary>
    [Id(5)]
    public string? Suggested { get; init; }

    /// <summary>A person may let it go as it is (<c>claims release</c>).</summary>
    [Id(6)]
    public bool MayBeReleased { get; init; }
}
