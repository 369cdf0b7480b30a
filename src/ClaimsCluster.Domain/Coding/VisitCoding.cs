using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Decides the codes of a visit: those given, what its note speaks for, and what a coder has to tell (D§3).</summary>
public static partial class VisitCoding
{
    private const int MostDiagnoses = 12;
    private const int MostPointers = 4;
    private const int MostModifiers = 4;

    /// <summary>The codes, and the questions that stand in their way.</summary>
    /// <param name="visit">Diagnoses or services that are null or empty come from its note.</param>
    /// <param name="policy">What may be taken without a person.</param>
    /// <returns>Codes as far as they go; what is asked for is left out or unspecified in them.</returns>
    public static VisitCodes Decide(Visit visit, CodingPolicy policy) => Decide(visit, policy, NoteCoding.Read(visit));

    /// <summary>The codes of a visit whose note is read already.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="policy">What is taken without a coder.</param>
    /// <param name="note">Its note, read.</param>
    public static VisitCodes Decide(Visit visit, CodingPolicy policy, CodedNote note)
    {
        var encounter = visit.Encounter;
        var questions = ImmutableList.CreateBuilder<VisitQuestion>();
        var diagnoses = Diagnoses(encounter, note, policy, questions);
        var services = Services(encounter, note, policy, questions);
        return new(diagnoses, [.. services.Select(service => Pointed(service, diagnoses))], questions.ToImmutable());
    }

    private static ImmutableList<CodedDiagnosis> Diagnoses(
        VisitEncounter encounter, CodedNote note, CodingPolicy policy, ImmutableList<VisitQuestion>.Builder questions)
    {
        if (encounter.Diagnoses is { IsEmpty: false } given)
        {
            var codes = given.ConvertAll(code => new CodedDiagnosis(Bare(code), null));
            foreach (var (place, code) in codes.Index().Where(each => !DiagnosisCode().IsMatch(each.Item.Code)))
                questions.Add(Unknown(code.Code, "ICD-10-CM", $"encounter.diagnoses[{place}]"));
            return codes;
        }

        // In the order of the assessment: what he came for is first.
        var taken = note.Diagnoses.Where(diagnosis => diagnosis.IsStrong)
            .OrderBy(diagnosis => diagnosis.Evidence.Start).Take(MostDiagnoses).ToImmutableList();
        if (taken.IsEmpty) questions.Add(Uncodable(note));
        foreach (var asked in note.Questions.Where(asked => asked.Kind == "specificity" && taken.Any(diagnosis => diagnosis.Code == asked.Code)))
            if (!asked.MayGoOn && !policy.TakesUnspecified) questions.Add(Specificity(asked, "encounter.diagnoses", Listed(taken, asked)));
        return taken.ConvertAll(diagnosis => new CodedDiagnosis(diagnosis.Code, diagnosis.Evidence));
    }

    private static List<CodedService> Services(
        VisitEncounter encounter, CodedNote note, CodingPolicy policy, ImmutableList<VisitQuestion>.Builder questions)
    {
        var given = encounter.Procedures is { IsEmpty: false } told ? told : [];
        var services = given.Select(Given).ToList();
        foreach (var (place, service) in services.Index().Where(each => !ServiceCode().IsMatch(each.Item.Code)))
            questions.Add(Unknown(service.Code, "CPT or HCPCS", $"encounter.procedures[{place}]"));

        var found = note.Procedures.Where(service => service.IsStrong).OrderBy(service => service.Evidence.Start).ToArray();
        var added = given.IsEmpty ? found : policy.AddsMissedCharges ? [.. found.Where(service => !services.Exists(other => Covers(other, service)))] : [];
        services.AddRange(added.Select(service => new CodedService
        {
            Code = service.Code,
            Modifiers = service.Modifiers,
            Units = service.Units,
            Pointers = [],
            Evidence = service.Evidence,
        }));
        foreach (var asked in note.Questions.Where(asked => added.Any(service => service.Code == asked.Code)))
        {
            if (asked.Kind == "drug") questions.Add(Drug(asked));
            else if (!asked.MayGoOn && !policy.TakesUnspecified) questions.Add(Specificity(asked, "encounter.procedures", asked.Suggested));
        }

        AddLevel(services, given.Count, note, policy, questions);
        return [.. services.Select(service => WithSeparate(service, services))];
    }

    private static void AddLevel(
        List<CodedService> services, int given, CodedNote note, CodingPolicy policy, ImmutableList<VisitQuestion>.Builder questions)
    {
        if (services.Exists(service => IsVisit(service.Code))) return;
        if (note.Level is not { } level)
        {
            if (services.Count == 0) questions.Add(NoService());
            return;
        }

        if (policy.TakesLevel)
        {
            var evidence = level.Reasons.IsEmpty ? null : level.Reasons[0].Evidence;
            services.Insert(0, new() { Code = level.Code, Modifiers = level.Modifiers, Pointers = [], Evidence = evidence });
        }
        else questions.Add(Level(level, given));
    }

    private static CodedService Given(GivenProcedure given) => new()
    {
        Code = given.Code.Trim().ToUpperInvariant(),
        Modifiers = [.. given.Modifiers.Select(modifier => modifier.Trim().ToUpperInvariant())],
        Units = given.Units ?? (given.Minutes is { } minutes ? Math.Max(1, ProcedureConcept.UnitsOf(minutes)) : 1m),
        Pointers = given.DiagnosisPointers,
        Charge = given.Charge,
    };

    // The same code, or one of the same service: 73560 covers a knee film of three views. Another side is another service.
    private static bool Covers(CodedService given, CodeSuggestion found)
    {
        if (!IsSame(given.Code, found.Code)) return false;
        var (sides, other) = (SidesOf(given.Modifiers), SidesOf(found.Modifiers));
        return sides.Length == 0 || other.Length == 0 || sides.Contains("50") || other.Contains("50") || sides.Intersect(other).Any();
    }

    private static bool IsSame(string given, string found) => given == found
        || (Lexicon.Starter.Procedure(given) is { } one && Lexicon.Starter.Procedure(found) is { } two && one.Phrases.Intersect(two.Phrases).Any());

    private static string[] SidesOf(ImmutableList<string> modifiers) => [.. modifiers.Where(modifier => modifier is "RT" or "LT" or "50")];

    private static CodedService WithSeparate(CodedService service, List<CodedService> all)
    {
        if (!IsVisit(service.Code) || service.Code[0] == 'G' || service.Modifiers.Count >= MostModifiers || service.Modifiers.Exists(modifier => modifier is "25" or "57")) return service;
        return all.Exists(other => Lexicon.Starter.Procedure(other.Code) is { JoinsVisit: true })
            ? service with { Modifiers = service.Modifiers.Insert(0, "25") }
            : service;
    }

    private static bool IsVisit(string code) => Lexicon.Starter.Procedure(code) is { IsLevel: true }
        || (code.Length == 5 && code.StartsWith("99", StringComparison.Ordinal) && code[2] is '2' or '3' or '4');

    private static CodedService Pointed(CodedService service, ImmutableList<CodedDiagnosis> diagnoses)
    {
        if (!service.Pointers.IsEmpty) return service;
        var all = Enumerable.Range(1, Math.Max(1, diagnoses.Count));
        if (IsVisit(service.Code)) return service with { Pointers = [.. all.Take(MostPointers)] };

        var indications = Lexicon.Starter.Procedure(service.Code)?.Indications ?? [];
        var fitting = indications.Contains("*") ? all : all.Where(place => place <= diagnoses.Count
            && indications.Any(beginning => diagnoses[place - 1].Code.StartsWith(beginning, StringComparison.Ordinal)));
        var pointers = fitting.Take(MostPointers).ToImmutableList();
        return service with { Pointers = pointers.IsEmpty ? [1] : pointers };
    }

    private static string Bare(string code) => code.Replace(".", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private static VisitQuestion Uncodable(CodedNote note) => new()
    {
        Step = VisitStep.Coding,
        Code = "uncodable",
        Text = note.Diagnoses.IsEmpty ? "The note names no condition that can be coded." : "The note's assessment names no condition that can be coded.",
        Todo = "Write into the assessment what he was treated for, or give the diagnosis.",
        Path = "encounter.diagnoses",
        Suggested = note.Diagnoses.IsEmpty ? null : note.Diagnoses[0].Code,
    };

    private static VisitQuestion NoService() => new()
    {
        Step = VisitStep.Coding,
        Code = "uncodable",
        Text = "The note tells of no service that can be coded.",
        Todo = "Write into the note what was done, or give the service.",
        Path = "encounter.procedures",
    };

    /// <summary>All diagnoses of the note, the one that is asked about as it may be meant: what is given takes the place of all.</summary>
    private static string? Listed(ImmutableList<CodeSuggestion> taken, CodingQuestion asked) => asked.Suggested is null ? null
        : string.Join(',', taken.Select(diagnosis => diagnosis.Code == asked.Code ? asked.Suggested : diagnosis.Code));

    private static VisitQuestion Specificity(CodingQuestion asked, string path, string? suggested) => new()
    {
        Step = VisitStep.Coding,
        Code = "specificity",
        Text = $"{asked.Code}: {asked.Text}",
        Todo = asked.Todo,
        Path = path,
        Suggested = suggested,
        MayBeReleased = true,
    };

    private static VisitQuestion Drug(CodingQuestion asked) => new()
    {
        Step = VisitStep.Coding,
        Code = "drug",
        Text = $"{asked.Code}: {asked.Text}",
        Todo = asked.Todo,
        Path = "encounter.procedures",
        MayBeReleased = true,
    };

    private static VisitQuestion Level(LevelSuggestion level, int given) => new()
    {
        Step = VisitStep.Coding,
        Code = "level",
        Text = $"The visit has no level; the note suggests {level.Code}{(level.Reasons.IsEmpty ? "" : $" because of {level.Reasons[0].Says}")}.",
        Todo = "Give the visit's level.",
        Path = given == 0 ? "encounter.procedures" : $"encounter.procedures[{given}]", // Beside what is given.
        Suggested = level.Code,
    };

    private static VisitQuestion Unknown(string code, string kind, string path) => new()
    {
        Step = VisitStep.Coding,
        Code = "unknown-code",
        Text = $"{(code.Length is 0 or > 10 ? "A code" : code)} is not written as a code of {kind} is.",
        Todo = "Correct the code.",
        Path = path,
    };

    [GeneratedRegex("^[A-Z][0-9][0-9A-Z][0-9A-Z]{0,4}$")]
    private static partial Regex DiagnosisCode();

    [GeneratedRegex("^([0-9]{4}[0-9FTUM]|[A-V][0-9]{4})$")]
    private static partial Regex ServiceCode();
}
