using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Testing.Claims;

namespace ClaimsCluster.Testing.Tests.Visits;

/// <summary>From the visit to the last cent.</summary>
public sealed class NineStepStories
{
    private const string KneeNote = """
        CC: right knee pain

        HPI: 45 year old female with pain in the right knee for three months, worse on stairs. Denies fever. No injury.

        PMH: none.

        EXAM: mild effusion of the right knee, crepitus, full range of motion.

        PROCEDURE: After consent the right knee joint was injected with triamcinolone 40 mg under sterile technique.

        ASSESSMENT:
        1. Primary osteoarthritis of the right knee.

        PLAN: ice today, return if fever or redness.
        """;

    [Fact]
    public async Task A_patient_walks_in_with_a_sore_knee_and_pays_her_last_cent_nine_steps_later()
    {
        await using var cluster = await ClaimsTestCluster.Start(options => options.PatientsPay = false);

        // 1: she registers, and her plan is asked whether it covers her.
        await cluster.Send(TestVisit.Of("V1").Patient("M7", "DOE", "JANE", new(1980, 5, 17), "F").Covered("HMO01", "PAY-W7")
            .On(new(2026, 1, 5)).Reason("My right knee hurts").Note(KneeNote).Procedure("99213"));
        (await cluster.Visit("V1")).Standing.ShouldBe(EncounterStanding.Asking);
        await cluster.Advance(hours: 5);
        var visit = await cluster.Visit("V1");
        visit.Answers.Single().Coverage.ShouldBe(CoverageAnswer.Active);

        // 2 and 3: the note is there and signed; it is coded to the condition, the visit, the injection and the drug.
        visit.Questions.ShouldBeEmpty();
        visit.Diagnoses.ShouldBe(["M1711"]);
        visit.Services.ShouldBe(["99213", "20610", "J3301"], ignoreOrder: true);

        // 4: the services have their prices, and are a claim.
        visit.Standing.ShouldBe(EncounterStanding.Billed);
        var claim = await cluster.Claim("V1");
        (claim.ClaimId, claim.Charge, claim.Edits.Count).ShouldBe((visit.Claims.Single(), visit.Charge, 0));

        // 5: it goes out at 18:00, and her plan accepts it.
        await cluster.Advance(hours: 16);
        (await cluster.Claim("V1")).Filing.State.ShouldBe(FilingState.Accepted);

        // 6 and 7: the plan decides, pays, and the payment is posted.
        await cluster.Advance(days: 9);
        claim = await cluster.Claim("V1");
        (claim.Filing.State, claim.AddsUp).ShouldBe((FilingState.Paid, true));
        claim.InsurancePaid.ShouldBeGreaterThan(0m);

        // 8: nothing was denied. 9: what is left is hers; she is billed, and pays it.
        claim.Denials.ShouldBeEmpty();
        claim.State.ShouldBe(ClaimStanding.PatientDue);
        await cluster.Advance(days: 5);
        (await cluster.Account("V1")).Statements.Single().Sent.Amount.Dollars.ShouldBe(claim.Balance);
        await cluster.Pay("V1", claim.Balance);
        (await cluster.Claim("V1")).State.ShouldBe(ClaimStanding.Closed);
        await cluster.Verify();
    }

    [Fact]
    public async Task An_unsigned_note_waits_for_its_clinician_and_goes_on_when_he_has_signed()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Send(Knee("V1").NotSigned());
        await cluster.Advance(hours: 5);
        var waits = await cluster.Visit("V1");
        (waits.Step, waits.Questions.Single()).ShouldBe((VisitStep.Documentation, "unsigned"));
        (await cluster.Worklist()).Single(item => item.Kind == "visit").Step.ShouldBe("documentation");

        await cluster.CorrectVisit("V1", "encounter.signedBy=DR ALEX MORENO");
        await cluster.Advance(days: 1);
        (await cluster.Visit("V1")).Standing.ShouldBe(EncounterStanding.Billed);
        (await cluster.Worklist()).ShouldNotContain(item => item.Kind == "visit");
        await cluster.Verify();
    }

    [Fact]
    public async Task A_plan_that_does_not_know_her_holds_the_visit_until_the_member_id_is_right()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Send(TestVisit.Of("V1").Covered("PPO01", "AAA-72-W1").Note(KneeNote).Procedure("99213"));
        await cluster.Advance(hours: 5);
        (await cluster.Visit("V1")).Questions.Single().ShouldBe("AAA-72");

        await cluster.CorrectVisit("V1", "coverages[0].memberId=W1");
        await cluster.Advance(days: 1);
        (await cluster.Visit("V1")).Answers.Single().Coverage.ShouldBe(CoverageAnswer.Active);
        await cluster.Verify();
    }

    [Fact]
    public async Task The_same_patient_under_a_second_record_number_is_asked_about_once_and_only_the_later_visit_waits()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Send(Knee("V1"), Knee("V2").Patient("M8", "DOE", "JANE", new(1980, 5, 17), "F").On(new(2026, 1, 2)));
        (await cluster.Visit("V1")).Questions.ShouldBeEmpty();
        (await cluster.Visit("V2")).Questions.ShouldBe(["same-person"]);

        await cluster.ReleaseVisit("V2"); // They are two people.
        await cluster.Advance(days: 3);
        (await cluster.Visit("V2")).Standing.ShouldBe(EncounterStanding.Billed);
        (await cluster.Account("V1")).AccountId.ShouldNotBe((await cluster.Account("V2")).AccountId);
        await cluster.Verify();
    }

    [Fact]
    public async Task Units_of_an_authorization_go_to_the_earlier_visits_whoever_came_in_first()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Send(Therapy("V3", 4), Therapy("V1", 2), Therapy("V2", 3)); // Two units each, five are approved.
        await cluster.Advance(days: 1);
        (await cluster.Visit("V1")).Standing.ShouldBe(EncounterStanding.Billed);
        (await cluster.Visit("V2")).Standing.ShouldBe(EncounterStanding.Billed);
        (await cluster.Visit("V3")).Questions.ShouldBe(["AUT-03"]);
        await cluster.Verify();

        static TestVisit Therapy(string number, int day) => TestVisit.Of(number).Covered("BLU01", "XQB1").On(new(2026, 1, day))
            .Note("ASSESSMENT:\n1. Low back pain.\n\nPLAN: continue exercises.").Diagnosis("M5450").Procedure("97110-GP").Procedure("97140-GP")
            .Authorized("A1", 5);
    }

    [Fact]
    public async Task Her_second_plan_is_billed_by_us_when_the_first_has_paid_and_she_owes_what_both_leave()
    {
        await using var cluster = await ClaimsTestCluster.Start(options => options.PatientsPay = false);
        await cluster.Send(Knee("V1").Covered("PPO01", "PAY-W2"));
        await cluster.Advance(days: 10);
        (await cluster.Claim("V1")).Filings.Select(filing => filing.Sequence).ShouldBe(["P", "S"]);

        await cluster.Advance(days: 20);
        var claim = await cluster.Claim("V1");
        claim.Filings.ShouldAllBe(filing => filing.State == FilingState.Paid || filing.State == FilingState.Zero);
        claim.AddsUp.ShouldBeTrue();
        claim.InsurancePaid.ShouldBe(claim.Filings.Sum(filing => filing.Paid));
        await cluster.Verify();
    }

    [Fact]
    public async Task A_file_with_a_line_that_is_no_visit_loses_nothing_beside_it()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        var receipt = await cluster.Submit($"{Knee("V1").Json()}\nthis is no visit\n{{\"encounter\":{{\"id\":\"V2\"}}}}\n{Knee("V3").On(new(2026, 1, 2)).Json()}\n", "mixed.jsonl");
        receipt.Taken.ShouldBe(2);
        receipt.Refused.Select(refused => refused.ClaimOrdinal).ShouldBe([2, 3]);
        receipt.Refused[1].Faults.ShouldContain(fault => fault.Contains("encounter.date", StringComparison.Ordinal));
        var again = await cluster.Submit(Knee("V1").Json(), "again.jsonl");
        (again.Taken, again.Refused.Single().Duplicate).ShouldBe((0, true));
        await cluster.Verify();
    }

    private static TestVisit Knee(string number) => TestVisit.Of(number).Patient("M7", "DOE", "JANE", new(1980, 5, 17), "F")
        .Covered("BLU01", "PAY-XQB1").On(new(2026, 1, 5)).Reason("My right knee hurts").Note(KneeNote).Procedure("99213");
}
