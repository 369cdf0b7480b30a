using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Notes;

/// <summary>Why patients say they come, by the beginning of the code.</summary>
internal static class PatientWords
{
    private static readonly ImmutableArray<(string Beginning, string Words)> ByCode =
    [
        ("Z00129", "check-up for my child"), ("Z0000", "yearly check-up"), ("Z01", "yearly exam"), ("Z23", "shots"), ("Z12", "mammogram"),
        ("Z30", "want to talk about birth control"), ("Z47", "therapy after my operation"), ("I10", "blood pressure check"), ("I48", "heart flutters"),
        ("I5", "tired and swollen"), ("I", "heart check"), ("E11", "sugar check"), ("E78", "cholesterol check"), ("E", "check my labs"),
        ("J4", "trouble with breathing"), ("J02", "throat hurts"), ("J", "bad cold"), ("F", "not feeling like myself"), ("H6", "my ear is bothering me"),
        ("K", "stomach trouble"), ("L", "spot on my skin"), ("D", "a mole that changed"), ("B", "bumps on my skin"), ("N39", "burning when I go"),
        ("N", "female trouble"), ("M17", "bad knee"), ("M2556", "my knee hurts"), ("M75", "my shoulder catches"), ("M2551", "my shoulder hurts"),
        ("M54", "my back is killing me"), ("M", "sore and stiff"), ("S61", "cut my hand"), ("S01", "cut my chin"), ("S93", "twisted my ankle"),
        ("S5", "fell on my wrist"), ("S", "got hurt"), ("R07", "tightness in my chest"), ("R06", "can't catch my breath"), ("R10", "belly hurts"),
        ("R55", "blacked out"), ("R51", "head hurts"), ("R50", "running hot"), ("R", "do not feel well"),
    ];

    public static string Of(string diagnosis) =>
        ByCode.FirstOrDefault(each => diagnosis.StartsWith(each.Beginning, StringComparison.Ordinal)).Words ?? "follow-up";
}
