using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Coding;

/// <summary>
/// Codes a note without guessing (D§3.5): sections, words, the lexicon's phrases, what the note says about each, the
/// leaf that it leads to. The same note gives the same codes; each stands on words of the note.
/// </summary>
public static class NoteCoding
{
    /// <summary>What the note of a visit says, in codes.</summary>
    public static CodedNote Read(Visit visit) =>
        Read(visit.Encounter.Note, new(visit.Encounter.Date, visit.Age, visit.Patient.Sex, visit.Encounter.PlaceOfService));

    /// <summary>What the note says, in codes.</summary>
    /// <param name="note">As the clinician wrote it; lines end with LF or CRLF.</param>
    /// <param name="facts">Sex and age take away what does not fit; the place decides between kinds of one service.</param>
    public static CodedNote Read(string note, CodingFacts facts)
    {
        var reading = new NoteReading(note, facts, Lexicon.Starter);
        var diagnoses = DiagnosisReading.Of(reading);
        var procedures = ProcedureReading.Of(reading);
        return new()
        {
            Diagnoses = diagnoses.Suggested,
            Procedures = PreventiveCare.Told(procedures.Suggested, diagnoses.Suggested, reading.Lexicon),
            LeftOut = [.. diagnoses.LeftOut.Concat(procedures.LeftOut).OrderBy(mentioned => mentioned.Evidence.Start)],
            Questions = [.. diagnoses.Questions, .. procedures.Questions],
            Level = LevelReading.Of(reading, diagnoses.Suggested),
        };
    }
}
