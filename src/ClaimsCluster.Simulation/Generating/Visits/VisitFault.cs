using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>What is wrong with a visit on purpose.</summary>
internal enum VisitFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The only coverage ended before the day.</summary>
    LapsedCoverage,

    /// <summary>An earlier visit of the same record number has another birth date.</summary>
    WrongBirthDate,

    /// <summary>A patient who was here before has a second record number.</summary>
    SecondRecord,

    /// <summary>Birth date, sex, ZIP code or member id is missing.</summary>
    MissingDemographics,

    /// <summary>Nobody has signed the note.</summary>
    Unsigned,

    /// <summary>The note contradicts itself, or is about somebody of the other sex.</summary>
    ContradictingNote,

    /// <summary>The note names no condition, and no diagnosis is given.</summary>
    UncodableNote,

    /// <summary>The note does not say which side, or how much of a drug, and no code is given.</summary>
    NoteLacksFact,

    /// <summary>The authorization ended before the day.</summary>
    AuthorizationOver,

    /// <summary>The chargemaster does not have a service.</summary>
    NoPrice,

    /// <summary>The rendering NPI has a wrong check digit.</summary>
    WrongNpi,

    /// <summary>The payer wants an authorization, and there is none.</summary>
    MissingAuthorization,

    /// <summary>A visit of before under another number: its payer denies one of the two, OA-18.</summary>
    SentTwice,
}

/// <summary>The shares of the planted faults.</summary>
internal static class VisitFaultMix
{
    /// <summary>Planted faults in a hundred visits, unless told otherwise.</summary>
    public const decimal DefaultPercent = 8m;

    /// <summary>Their parts of the whole: of the usual share, visits in a thousand.</summary>
    /// <remarks>In the order of planting: those that few visits can take come first.</remarks>
    public static IReadOnlyList<(VisitFault Fault, int Parts)> Parts { get; } =
    [
        (VisitFault.MissingAuthorization, 6), (VisitFault.AuthorizationOver, 4), (VisitFault.SentTwice, 8), (VisitFault.NoteLacksFact, 6), (VisitFault.ContradictingNote, 6),
        (VisitFault.SecondRecord, 6), (VisitFault.WrongBirthDate, 8), (VisitFault.NoPrice, 2), (VisitFault.UncodableNote, 6),
        (VisitFault.LapsedCoverage, 8), (VisitFault.MissingDemographics, 8), (VisitFault.Unsigned, 10), (VisitFault.WrongNpi, 2),
    ];

    private static readonly int Whole = Parts.Sum(part => part.Parts);

    /// <summary>How many of a fault a block of a practice has in the mean: more where other practices cannot have it.</summary>
    public static decimal MeanOf(VisitFault fault, Practice practice, decimal percent)
    {
        if (!CanHave(practice, fault)) return 0m;

        var able = Practices.All.Count(other => CanHave(other, fault));
        return Block.Size * percent * Parts.First(part => part.Fault == fault).Parts / (100m * Whole) * Practices.All.Length / able;
    }

    /// <summary>The step in which it must be found: registration, documentation, coding, charges, submission or denials.</summary>
    public static string StepOf(VisitFault fault) => fault switch
    {
        VisitFault.LapsedCoverage or VisitFault.WrongBirthDate or VisitFault.SecondRecord or VisitFault.MissingDemographics => "registration",
        VisitFault.Unsigned or VisitFault.ContradictingNote => "documentation",
        VisitFault.UncodableNote or VisitFault.NoteLacksFact => "coding",
        VisitFault.AuthorizationOver or VisitFault.NoPrice or VisitFault.WrongNpi => "charges",
        VisitFault.MissingAuthorization => "submission",
        VisitFault.SentTwice => "denials",
        _ => "",
    };

    /// <summary>In words: "wrong birth date".</summary>
    public static string WordsOf(VisitFault fault) =>
        string.Concat(fault.ToString().Select(one => char.IsUpper(one) ? $" {char.ToLowerInvariant(one)}" : $"{one}")).Trim();

    /// <summary>Whether a visit of such a pattern can have it.</summary>
    public static bool Fits(VisitFault fault, VisitPattern pattern) => fault switch
    {
        VisitFault.MissingAuthorization or VisitFault.AuthorizationOver => pattern.Lines.Any(line => VisitCoverages.IsAuthorized(line.Code)),
        VisitFault.NoteLacksFact => pattern.Diagnoses.Any(HasSide) || pattern.Lines.Any(line => Lexicon.Starter.Procedure(line.Code) is { DoseMg: not null }),
        VisitFault.ContradictingNote => pattern.Lines.Any(line => Lexicon.Starter.Procedure(line.Code) is { IsLevel: true } or { IsTherapy: true }),
        VisitFault.NoPrice => pattern.Lines[0].Code is "99212" or "99213" or "99214" or "99215",
        _ => true,
    };

    private static bool CanHave(Practice practice, VisitFault fault) => practice.Patterns.Any(pattern => Fits(fault, pattern));

    private static bool HasSide(string code) =>
        Lexicon.Starter.Diagnosis(code) is { Concept: { HasSide: true, MayBeUnspecified: false }, Side: not BodySide.Unsaid };
}
