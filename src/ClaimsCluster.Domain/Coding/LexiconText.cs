using System.Collections.Immutable;
using System.Globalization;

namespace ClaimsCluster.Domain.Coding;

/// <summary>
/// Reads the tables of terms. A line is <c>code | marks | phrase; phrase</c>. In a code # is the side's character and @
/// the seventh; R1 L2 B3 U9 are those of right, left, both and unsaid, and B=M170 is a whole code. In a phrase # is where
/// the side is said.
/// </summary>
internal static class LexiconText
{
    public static IEnumerable<DiagnosisConcept> Diagnoses(string table) => Rows(table).Select(row => Diagnosis(row.Code, row.Marks, row.Phrases));

    public static IEnumerable<ProcedureConcept> Procedures(string table) => Rows(table).Select(row => Procedure(row.Code, row.Marks, row.Phrases));

    private static IEnumerable<(string Code, string[] Marks, ImmutableArray<string> Phrases)> Rows(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(parts => (parts[0], parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            parts[2].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableArray()));

    private static DiagnosisConcept Diagnosis(string code, string[] marks, ImmutableArray<string> phrases)
    {
        var age = Values(marks, "age", '-');
        return new()
        {
            Template = code,
            Phrases = phrases,
            Sides = code.Contains('#', StringComparison.Ordinal) ? SidesOf(marks) : ImmutableDictionary<BodySide, string>.Empty,
            IsSymptom = marks.Contains("symptom"),
            ExplainedBy = Values(marks, "by"),
            IsChronic = marks.Contains("chronic"),
            IsAcute = marks.Contains("acute"),
            IsStatus = marks.Contains("status"),
            IsVisitReason = marks.Contains("visit"),
            HistoryCode = Value(marks, "hist"),
            Sex = Value(marks, "sex"),
            FromAge = age.IsEmpty ? 0 : int.Parse(age[0]),
            ToAge = age.IsEmpty ? 124 : int.Parse(age[1]),
            Site = Value(marks, "site") ?? "",
            MayBeUnspecified = marks.Contains("unspec"),
            Asks = Value(marks, "ask"),
            Since = Value(marks, "since") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.MinValue,
        };
    }

    private static ProcedureConcept Procedure(string code, string[] marks, ImmutableArray<string> phrases)
    {
        var views = Values(marks, "views", '-');
        var cm = Values(marks, "cm", '-');
        return new()
        {
            Code = code,
            Phrases = phrases,
            Indications = Values(marks, "for"),
            Sites = Values(marks, "site"),
            HasSide = marks.Contains("side"),
            IsWaived = marks.Contains("QW"),
            IsLaboratory = marks.Contains("lab"),
            JoinsVisit = marks.Contains("join"),
            StandsAlone = marks.Contains("alone") || marks.Contains("GP"),
            IsSplit = marks.Contains("split"),
            IsTherapy = marks.Contains("GP"),
            IsTimed = marks.Contains("timed"),
            IsPreventive = marks.Contains("prev"),
            IsLevel = marks.Contains("level"),
            IsCounted = marks.Contains("counted"),
            NeedsDrug = marks.Contains("drug"),
            DoseMg = Value(marks, "mg") is { } mg ? Number(mg) : null,
            EachFurther = Value(marks, "more"),
            Sex = Value(marks, "sex"),
            Places = Values(marks, "in"),
            Views = views.IsEmpty ? null : (int.Parse(views[0]), int.Parse(views[^1])),
            Centimeters = cm.IsEmpty ? null : (Number(cm[0]), Number(cm[1])),
        };
    }

    private static ImmutableDictionary<BodySide, string> SidesOf(string[] marks)
    {
        var sides = ImmutableDictionary.CreateBuilder<BodySide, string>();
        foreach (var mark in marks)
        {
            BodySide? side = mark[0] switch { 'R' => BodySide.Right, 'L' => BodySide.Left, 'B' => BodySide.Both, 'U' => BodySide.Unsaid, _ => null };
            if (side is { } told && mark.Length > 1 && (mark.Length == 2 || mark[1] == '=')) sides[told] = mark[1..].TrimStart('=');
        }

        return sides.ToImmutable();
    }

    private static string? Value(string[] marks, string name) =>
        marks.FirstOrDefault(mark => mark.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static ImmutableArray<string> Values(string[] marks, string name, char separator = ',') =>
        Value(marks, name) is { } value ? [.. value.Split(separator)] : [];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
