using System.Collections.Immutable;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Notes;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using Visit = ClaimsCluster.Domain.Encounters.Visit;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>Written notes, read again: what coding finds of what the writer was told.</summary>
public sealed class NoteWriterTests
{
    private const int NotesOfAPattern = 8;

    private static readonly DateOnly Day = new(2026, 1, 20);
    private static readonly CodingPolicy TakesLevel = CodingPolicy.Default with { TakesLevel = true };
    private static readonly ImmutableArray<(Practice Practice, VisitPattern Pattern, int Place)> Patterns =
        [.. Practices.All.SelectMany(practice => practice.Patterns.Select((pattern, place) => (practice, pattern, place)))];

    [Fact]
    public void A_note_without_a_flaw_codes_by_policy_to_exactly_what_was_done()
    {
        var wrong = new List<string>();
        var all = Enumerable.Range(0, NotesOfAPattern).SelectMany(seed => Patterns.Select(each => Some(each, seed, NoteFlaw.None))).ToArray();
        foreach (var facts in all)
        {
            var visit = VisitOf(facts, Note(facts));
            var codes = VisitCoding.Decide(visit, TakesLevel);
            var got = $"{string.Join(' ', codes.Diagnoses.Select(diagnosis => diagnosis.Code))} / "
                + string.Join(' ', codes.Services.Select(service => $"{string.Join('-', service.Modifiers.Prepend(service.Code))}x{service.Units:0}").Order());
            if (got != Wanted(facts) || !codes.Questions.IsEmpty || !NoteCheck.Of(visit).IsEmpty) wrong.Add($"wanted {Wanted(facts)}\ngot    {got}\n{visit.Encounter.Note}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{all.Length - wrong.Count} of {all.Length} notes of {Patterns.Length} patterns code to exactly their facts.");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_given_level_and_a_note_make_the_same_claim_as_all_codes_given()
    {
        foreach (var each in Patterns)
        {
            var facts = Some(each, 3, NoteFlaw.None);
            var level = facts.Procedures.Where(procedure => Lexicon.Starter.Procedure(procedure.Code)!.IsLevel)
                .Select(procedure => new GivenProcedure { Code = procedure.Code, Modifiers = [.. procedure.Modifiers] }).ToImmutableList();
            var visit = VisitOf(facts, Note(facts));
            var codes = VisitCoding.Decide(visit with { Encounter = visit.Encounter with { Procedures = level } }, CodingPolicy.Default);
            codes.Services.Select(service => service.Code).Order().ShouldBe(facts.Procedures.Select(procedure => procedure.Code).Order());
            codes.Questions.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(nameof(NoteFlaw.Uncodable), "uncodable")]
    [InlineData(nameof(NoteFlaw.LacksFact), "specificity,drug,uncodable")]
    [InlineData(nameof(NoteFlaw.Contradicting), "contradiction")]
    public void A_flaw_makes_somebody_ask(string flaw, string codes)
    {
        foreach (var each in Patterns)
        {
            var facts = Some(each, 5, Enum.Parse<NoteFlaw>(flaw));
            var visit = VisitOf(facts, Note(facts));
            var asked = VisitCoding.Decide(visit, TakesLevel).Questions.Concat(NoteCheck.Of(visit)).ToArray();
            asked.Length.ShouldBeGreaterThan(0, visit.Encounter.Note);
            asked.ShouldAllBe(question => codes.Contains(question.Code, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Of_500_notes_coding_finds_what_was_told_and_little_else()
    {
        var (told, inFive, strong, right, services, servicesFound, servicesSaid, servicesRight, suggested) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (var number = 0; number < 500; number++)
        {
            var facts = Some(Patterns[number % Patterns.Length], 100 + (number / Patterns.Length), NoteFlaw.None);
            var coded = NoteCoding.Read(Note(facts), new(Day, facts.Age, facts.Sex, facts.Place));
            told += facts.Diagnoses.Length;
            inFive += facts.Diagnoses.Intersect(coded.Diagnoses.Take(5).Select(each => each.Code)).Count();
            suggested += coded.Diagnoses.Count;
            strong += coded.Diagnoses.Count(each => each.IsStrong);
            right += coded.Diagnoses.Count(each => each.IsStrong && facts.Diagnoses.Contains(each.Code));
            var done = facts.Procedures.Select(procedure => procedure.Code).Where(code => !Lexicon.Starter.Procedure(code)!.IsLevel).ToArray();
            services += done.Length;
            servicesFound += done.Intersect(coded.Procedures.Take(5).Select(each => each.Code)).Count();
            servicesSaid += coded.Procedures.Count(each => each.IsStrong);
            servicesRight += coded.Procedures.Count(each => each.IsStrong && done.Contains(each.Code));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Of 500 notes: diagnoses recall@5 {inFive} of {told}, precision of the strong {right} of {strong}, of all {right} of {suggested}; "
            + $"services recall@5 {servicesFound} of {services}, precision {servicesRight} of {servicesSaid}.");
        ((decimal)inFive / told).ShouldBeGreaterThanOrEqualTo(0.99m);
        ((decimal)right / strong).ShouldBeGreaterThanOrEqualTo(0.99m);
        ((decimal)right / suggested).ShouldBeGreaterThanOrEqualTo(0.45m);
        ((decimal)servicesFound / services).ShouldBeGreaterThanOrEqualTo(0.99m);
        ((decimal)servicesRight / servicesSaid).ShouldBeGreaterThanOrEqualTo(0.99m);
    }

    [Fact]
    public void Every_suggestion_stands_on_words_of_the_note()
    {
        foreach (var each in Patterns)
        {
            var facts = Some(each, 7, NoteFlaw.None);
            var note = Note(facts);
            var coded = NoteCoding.Read(note, new(Day, facts.Age, facts.Sex, facts.Place));
            foreach (var (text, evidence) in coded.Diagnoses.Concat(coded.Procedures).Select(each => (each.Text, each.Evidence))
                .Concat(coded.LeftOut.Select(each => (each.Text, each.Evidence))))
            {
                note.Substring(evidence.Start, evidence.Length).ShouldBe(text);
                note.Split('\n')[evidence.Line - 1][(evidence.Column - 1)..].ShouldStartWith(text.Split('\n')[0]);
            }
        }
    }

    [Fact]
    public void The_same_facts_and_chance_give_the_same_note()
    {
        var facts = Some(Patterns[0], 1, NoteFlaw.None);
        Note(facts).ShouldBe(Note(facts));
        Enumerable.Range(0, 20).Select(seed => NoteWriter.Write(facts, Chance.Of(seed, "note", 0))).Distinct().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_patient_says_in_his_own_words_why_he_comes()
    {
        Patterns.ShouldAllBe(each => NoteWriter.Reason(each.Pattern.Diagnoses) != "follow-up");
        NoteWriter.Reason([]).ShouldBe("follow-up");
    }

    private static NoteFacts Some((Practice Practice, VisitPattern Pattern, int Place) each, int seed, NoteFlaw flaw)
    {
        var (practice, pattern, place) = each;
        var chance = Chance.Of(seed, practice.Code, place);
        var isNew = chance.Percent(12);
        return new()
        {
            Reason = chance.Percent(50) ? NoteWriter.Reason(pattern.Diagnoses) : null,
            Age = Math.Min(pattern.ToAge, pattern.FromAge + chance.Below(30)),
            Sex = pattern.Sex ?? (chance.Percent(50) ? "F" : "M"),
            Day = Day,
            Diagnoses = pattern.Diagnoses,
            Procedures = [.. pattern.Lines.Select(line => new NoteProcedure(isNew ? ForNew(line.Code) : line.Code, line.Modifiers.IsDefault ? [] : line.Modifiers, line.Units))],
            Place = pattern.Place,
            Taxonomy = practice.Taxonomy,
            Flaw = flaw,
        };
    }

    private static string ForNew(string code) => code switch { "99212" => "99202", "99213" => "99203", "99214" or "99215" => "99204", _ => code };

    private static string Note(NoteFacts facts) => NoteWriter.Write(facts, Chance.Of(facts.Age, string.Concat(facts.Diagnoses), facts.Procedures.Length));

    private static string Wanted(NoteFacts facts) => $"{string.Join(' ', facts.Diagnoses)} / "
        + string.Join(' ', facts.Procedures.Select(procedure => $"{string.Join('-', procedure.Modifiers.Prepend(procedure.Code))}x{procedure.Units}").Order());

    private static Visit VisitOf(NoteFacts facts, string note) => new()
    {
        Patient = new() { Mrn = "M1", Name = new("DOE", "JO"), BirthDate = Day.AddYears(-facts.Age).AddDays(-5), Sex = facts.Sex },
        Encounter = new()
        {
            Id = "V1",
            Date = Day,
            PlaceOfService = facts.Place,
            Billing = new() { Npi = "1999041008", TaxId = "365550140", Name = "HARBOR OAK" },
            Rendering = new("1999041016", new("OAK", "ANN")),
            Note = note,
            SignedBy = "ANN OAK",
            SignedAt = new(2026, 1, 20, 18, 0, 0, TimeSpan.Zero),
        },
    };
}
