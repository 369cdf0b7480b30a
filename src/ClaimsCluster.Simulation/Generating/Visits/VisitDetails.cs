using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Simulation.Generating.Notes;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>What a practice sends along with the note.</summary>
internal static class VisitDetails
{
    // By service: LOINC, and values of a usual size in tenths; null: positive or negative.
    private static readonly Dictionary<string, (string Loinc, int From, int To)[]> Measured = new()
    {
        ["83036"] = [("4548-4", 54, 98)],
        ["80061"] = [("2093-3", 1450, 2600), ("2571-8", 700, 2900)],
        ["80053"] = [("2345-7", 780, 1900), ("2160-0", 6, 19)],
        ["85025"] = [("718-7", 105, 168)],
        ["85610"] = [("6301-6", 18, 34)],
    };

    private static readonly Dictionary<string, string> Found = new()
    {
        ["87880"] = "78012-2",
        ["87804"] = "80382-5",
        ["81003"] = "5799-2",
        ["81025"] = "2106-3",
    };

    /// <summary>None to three.</summary>
    public static ImmutableList<string> Medications(Visit visit, Chance chance) =>
        visit.Patient.Birth.AddYears(18) > visit.Day ? [] : [.. Enumerable.Range(0, chance.Below(4)).Select(_ => chance.Of(NoteNoise.Medications)).Distinct()];

    /// <summary>Of the laboratory tests of the visit.</summary>
    public static ImmutableList<TestResult> Results(Visit visit, Chance chance) => [.. visit.Lines.SelectMany(line =>
        Measured.TryGetValue(line.Code, out var measured) ? measured.Select(one => new TestResult(one.Loinc, Tenths(chance.Between(one.From, one.To))))
        : Found.TryGetValue(line.Code, out var loinc) ? [new TestResult(loinc, chance.Percent(30) ? "positive" : "negative")]
        : Enumerable.Empty<TestResult>())];

    /// <summary>What stands behind a clinician's name.</summary>
    public static string TitleOf(string taxonomy) => taxonomy == "225100000X" ? "PT" : "MD";

    private static string Tenths(int tenths) => (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
