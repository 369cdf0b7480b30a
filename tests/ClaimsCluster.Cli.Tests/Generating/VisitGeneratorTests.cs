using System.Text;
using System.Text.Json;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Visits;

namespace ClaimsCluster.Cli.Tests.Generating;

public class VisitGeneratorTests
{
    private static readonly IReadOnlyList<GeneratedVisit> Usual = [.. VisitGenerator.Of(3_000, 1)];

    [Theory]
    [InlineData(1, 3_000)]
    [InlineData(42, 2_000)]
    public void Every_planted_fault_is_found_in_its_step_and_nothing_else_is(long seed, int count)
    {
        var pipeline = new VisitPipeline();
        VisitGenerator.Of(count, seed).Select(made => (Made: made, Stop: pipeline.Stop(made.Visit)))
            .Where(each => each.Stop.Split(' ')[0] != VisitFaultMix.StepOf(each.Made.Fault))
            .Select(each => $"{each.Made.Visit.Encounter.Id} {each.Made.Fault}: {each.Stop}").ShouldBeEmpty();
    }

    [Fact]
    public void Each_fault_has_its_share()
    {
        foreach (var (fault, parts) in VisitFaultMix.Parts)
        {
            var expected = parts * Usual.Count / 1_000m;
            ((decimal)Usual.Count(made => made.Fault == fault)).ShouldBeInRange((expected * 0.6m) - 3m, (expected * 1.4m) + 3m, fault.ToString());
        }

        VisitGenerator.Of(1_000, 1, 0m).ShouldAllBe(made => made.Fault == VisitFault.None);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_gives_others()
    {
        Written(300, 7).ShouldBe(Written(300, 7));
        Written(300, 7).ShouldNotBe(Written(300, 8));
    }

    [Fact]
    public void The_first_thousand_of_two_thousand_are_those_of_one_thousand() =>
        Written(2_000, 3).AsSpan().StartsWith(Written(1_000, 3)).ShouldBeTrue();

    [Fact]
    public void A_patient_is_the_same_at_each_of_his_sound_visits()
    {
        var sound = Usual.Where(made => made.Fault == VisitFault.None).Select(made => made.Visit).ToList();
        foreach (var visits in sound.GroupBy(visit => (visit.Encounter.Billing.TaxId, visit.Patient.Mrn)))
        {
            visits.Select(visit => visit.Patient).Distinct().Count().ShouldBe(1);
            visits.Select(visit => JsonSerializer.Serialize(visit.Coverages)).Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Visits_are_of_the_sixty_days_and_numbered_in_turn()
    {
        Usual.Select(made => made.Visit.Encounter.Id).ShouldBe(Enumerable.Range(1, Usual.Count).Select(number => $"V{number:000000}"));
        Usual.ShouldAllBe(made => made.Visit.Encounter.Date >= Calendar.FirstDay && made.Visit.Encounter.Date < Calendar.Entry);
        Usual.ShouldAllBe(made => made.Visit.Encounter.SignedAt == null || made.Visit.Encounter.SignedAt < new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void It_counts_what_it_wrote()
    {
        using var stream = new MemoryStream();
        var file = VisitGenerator.Write(stream, 3_000, 1);
        file.Visits.ShouldBe(3_000);
        file.Patients.ShouldBe(Usual.Select(made => (made.Visit.Encounter.Billing.TaxId, made.Visit.Patient.Mrn)).Distinct().Count());
        file.Planted.Count.ShouldBe(Usual.Count(made => made.Fault != VisitFault.None));
        file.Secondaries.ShouldBeInRange(180, 330); // About 8 in 100.
        file.Children.ShouldBeGreaterThan(200);
        file.Planted.ShouldContain(planted => planted.Fault == "wrong birth date" && planted.Step == "registration");
    }

    [Fact]
    public void A_line_is_a_visit_as_the_interface_has_it()
    {
        var lines = Encoding.UTF8.GetString(Written(200, 1)).Split('\n');
        lines.Length.ShouldBe(201);
        lines[^1].ShouldBe("");
        foreach (var line in lines[..^1])
        {
            using var json = JsonDocument.Parse(line);
            var (root, encounter) = (json.RootElement, json.RootElement.GetProperty("encounter"));
            root.GetProperty("patient").GetProperty("mrn").GetString().ShouldNotBeNullOrEmpty();
            root.GetProperty("coverages").GetArrayLength().ShouldBeInRange(1, 2);
            encounter.GetProperty("billing").GetProperty("taxId").GetString()!.Length.ShouldBe(9);
            encounter.GetProperty("note").GetString()!.ShouldContain("\n");
            DateOnly.ParseExact(encounter.GetProperty("date").GetString()!, "yyyy-MM-dd").Year.ShouldBeInRange(2025, 2026);
        }
    }

    private static byte[] Written(int count, long seed)
    {
        using var stream = new MemoryStream();
        VisitGenerator.Write(stream, count, seed);
        return stream.ToArray();
    }
}
