using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Domain.Tests.Coding;

/// <summary>Notes for tests, read on a day when all codes are in force.</summary>
internal static class SomeNote
{
    public static CodingFacts Facts { get; } = new(new(2026, 1, 20), null, "", "11");

    public static CodedNote Read(string note) => NoteCoding.Read(note, Facts);

    public static CodedNote Assessed(string assessment) => Read($"HPI: Here today.\nAssessment: {assessment}\n");

    public static string[] Codes(this CodedNote note) => [.. note.Diagnoses.Select(each => each.Code)];

    public static string[] Services(this CodedNote note) =>
        [.. note.Procedures.Select(each => $"{string.Join('-', each.Modifiers.Prepend(each.Code))} x{each.Units:0}").Order()];
}
