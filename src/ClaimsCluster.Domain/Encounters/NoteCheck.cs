using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>Asks whether the note is there, signed, and of one mind with itself and the registration.</summary>
public static partial class NoteCheck
{
    private const int YearsOff = 1; // A birthday lies between writing and visit.

    /// <summary>What is missing or contradicts; empty: the note stands.</summary>
    public static ImmutableList<VisitQuestion> Of(Visit visit) => Of(visit, NoteCoding.Read(visit));

    /// <summary>What is missing or contradicts in a note that is read already.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="note">Its note, read.</param>
    public static ImmutableList<VisitQuestion> Of(Visit visit, CodedNote note)
    {
        if (string.IsNullOrWhiteSpace(visit.Encounter.Note)) return [NoNote(visit.Encounter)];
        return [.. Unsigned(visit.Encounter), .. Persons(visit), .. Sides(visit, note)];
    }

    // With codes that were given a person may know that the note is elsewhere, as on paper.
    private static VisitQuestion NoNote(VisitEncounter encounter) => Question("no-note", "There is no note.", "Write the note.", "encounter.note",
        mayBeReleased: encounter.Diagnoses is { IsEmpty: false } && encounter.Procedures is { IsEmpty: false });

    private static IEnumerable<VisitQuestion> Unsigned(VisitEncounter encounter)
    {
        if (string.IsNullOrWhiteSpace(encounter.SignedBy) || encounter.SignedAt is not { } signed)
            yield return Question("unsigned", "The note is not signed.", "Have the clinician sign it.", "encounter.signedBy", mayBeReleased: false);
        else if (DateOnly.FromDateTime(signed.DateTime) < encounter.Date)
        {
            yield return Question("signed-before", $"The note was signed on {DateOnly.FromDateTime(signed.DateTime):yyyy-MM-dd}, before the visit of {encounter.Date:yyyy-MM-dd}.",
                "Correct the day, or have it signed again.", "encounter.signedAt", mayBeReleased: false);
        }
    }

    private static IEnumerable<VisitQuestion> Persons(Visit visit)
    {
        if (SaysPerson().Match(visit.Encounter.Note) is not { Success: true } told) yield break;

        if (told.Groups["age"] is { Success: true } age && visit.Age is { } registered && Math.Abs(int.Parse(age.ValueSpan) - registered) > YearsOff)
            yield return Contradiction($"The note is about a patient of {age.Value} years, registered is one of {registered}.", "Check whose note it is; correct the birth date or the note.", "patient.birthDate");

        if (told.Groups["sex"] is { Success: true } word && visit.Patient.Sex is "F" or "M" && SexOf(told.Groups["sex"].Value) != visit.Patient.Sex)
            yield return Contradiction($"The note is about a {word.Value.ToLowerInvariant()}, registered is sex {visit.Patient.Sex}.", "Check whose note it is; correct the sex or the note.", "patient.sex");
    }

    private static string SexOf(string word) => word.ToLowerInvariant() is "woman" or "female" or "girl" or "lady" ? "F" : "M";

    /// <summary>The assessment, the services and the codes given name one side of a part of the body.</summary>
    private static IEnumerable<VisitQuestion> Sides(Visit visit, CodedNote note)
    {
        var encounter = visit.Encounter;
        var assessed = note.Diagnoses.Where(diagnosis => diagnosis.IsStrong).Select(diagnosis => SideOf(diagnosis.Code)).OfType<Sided>().ToArray();
        foreach (var service in note.Procedures)
        {
            if (SideOf(service.Modifiers) is not { } side || Opposite(assessed, side, SitesOf(service.Code)) is not { } other) continue;
            yield return Contradiction($"The assessment names the {Word(other.Side)} {other.Site}, \"{Shown(service.Text)}\" was done on the {Word(side)} side.",
                "Say which side it was.", "encounter.note");
        }

        foreach (var (place, code) in (encounter.Diagnoses ?? []).Index())
        {
            if (SideOf(code.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant()) is not { } given || Opposite(assessed, given.Side, [given.Site]) is not { } other) continue;
            yield return Contradiction($"Diagnosis {code} is of the {Word(given.Side)} {given.Site}, the assessment names the {Word(other.Side)}.",
                "Correct the code or the note.", $"encounter.diagnoses[{place}]");
        }

        foreach (var (place, procedure) in (encounter.Procedures ?? []).Index())
        {
            if (SideOf(procedure.Modifiers) is not { } side || Opposite(assessed, side, SitesOf(procedure.Code)) is not { } other) continue;
            yield return Contradiction($"{procedure.Code} is given for the {Word(side)} side, the assessment names the {Word(other.Side)} {other.Site}.",
                "Correct the modifier or the note.", $"encounter.procedures[{place}].modifiers");
        }
    }

    private readonly record struct Sided(string Site, BodySide Side);

    private static Sided? SideOf(string code) => Lexicon.Starter.Diagnosis(code) is { Side: BodySide.Right or BodySide.Left, Concept.Site.Length: > 0 } leaf
        ? new(leaf.Concept.Site, leaf.Side)
        : null;

    private static BodySide? SideOf(ImmutableList<string> modifiers) =>
        modifiers.Exists(modifier => modifier.Trim().Equals("RT", StringComparison.OrdinalIgnoreCase)) ? BodySide.Right
        : modifiers.Exists(modifier => modifier.Trim().Equals("LT", StringComparison.OrdinalIgnoreCase)) ? BodySide.Left
        : null;

    private static ImmutableArray<string> SitesOf(string code) => Lexicon.Starter.Procedure(code)?.Sites ?? [];

    // The other side of that part is assessed, and this side of it is not.
    private static Sided? Opposite(Sided[] assessed, BodySide side, ImmutableArray<string> sites)
    {
        var same = assessed.Where(each => sites.Contains(each.Site)).ToArray();
        return same.Length > 0 && same.All(each => each.Side != side) ? same[0] : null;
    }

    private static string Word(BodySide side) => side == BodySide.Right ? "right" : "left";

    private static string Shown(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static VisitQuestion Contradiction(string text, string todo, string path) => Question("contradiction", text, todo, path, mayBeReleased: true);

    private static VisitQuestion Question(string code, string text, string todo, string path, bool mayBeReleased) => new()
    {
        Step = VisitStep.Documentation,
        Code = code,
        Text = text,
        Todo = todo,
        Path = path,
        MayBeReleased = mayBeReleased,
    };

    /// <summary>"46-year-old woman", "46 yo F" is not read: a letter says too little.</summary>
    [GeneratedRegex(@"\b(?:(?<age>\d{1,3})[- ](?:years?[- ]old|y/?o)\b(?:[ ]+(?:\w+[ ]+){0,2}?(?<sex>woman|man|female|male|girl|boy|lady|gentleman)\b)?|infant (?<sex>girl|boy)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysPerson();
}
