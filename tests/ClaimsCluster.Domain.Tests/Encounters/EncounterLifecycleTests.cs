using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Tests.Encounters;

/// <summary>A visit from the door to the claim: asked, judged in one go, or waiting where it lacks something.</summary>
public sealed class EncounterLifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly EncounterLifecycle Rules =
        new("default", new VisitRules(CodingPolicy.Default, Chargemaster.Default, PayerDirectory.Default));

    private Encounter _visit = Encounter.None;
    private int _commands;

    [Fact]
    public void A_registered_visit_asks_each_payer_that_covers_the_day_and_stands_in_his_queue()
    {
        var taken = Receive(Registered(Primary, Second));
        taken.AsksPayers.ShouldBe(["BLU01", "PPO01"]);
        _visit.Standing.ShouldBe(EncounterStanding.Asking);
        Rules.Index(_visit).Queues.Select(place => place.Queue).ShouldBe(["eligibility/BLU01", "eligibility/PPO01"]);
        _visit.Asked.Select(asked => asked.Inquiry.Trace).ShouldBe(["VISIT00000000001-1-1", "VISIT00000000001-1-2"]);
        _visit.Asked.ShouldAllBe(asked => EncounterIdentity.VisitOf(asked.Inquiry.Trace) == "VISIT00000000001");
    }

    [Fact]
    public void The_last_answer_makes_it_a_claim_of_the_first_payer_that_names_the_second()
    {
        Receive(Registered(Primary, Second));
        Verify(1, CoverageAnswer.Active).Events.Select(happened => happened.GetType().Name).ShouldBe(["EligibilityAnswered"]);
        var decided = Verify(2, CoverageAnswer.Active);
        decided.Events.Select(happened => happened.GetType().Name).ShouldBe(["EligibilityAnswered", "VisitCoded", "VisitCharged", "VisitBilled"]);
        ((VisitTaken)decided.Reply).BillsPayers.ShouldBe(["BLU01"]);

        var claim = Sent(decided);
        (claim.Subscriber.PayerResponsibility, claim.Payer.Id, claim.OtherPayers.Single().PayerId, claim.ClaimNumber).ShouldBe(("P", "BLU01", "PPO01", "V1"));
        claim.Lines.Single().Code.ShouldBe("99213");
        _visit.Claims.Single().Charge.Dollars.ShouldBe(claim.Charge!.Value);
        Rules.Index(_visit).Queues.ShouldBeEmpty();
        Rules.Index(_visit).Entries.Single().Value.ShouldBe(_visit.Claims[0].ClaimId);
    }

    [Fact]
    public void A_second_payer_who_does_not_cover_is_left_off_the_claim()
    {
        Receive(Registered(Primary, Second));
        Verify(1, CoverageAnswer.Active);
        Sent(Verify(2, CoverageAnswer.Inactive)).OtherPayers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CoverageAnswer.Inactive, "not-covered")]
    [InlineData(CoverageAnswer.Rejected, "AAA-71")]
    public void When_the_first_payer_does_not_cover_or_does_not_know_him_it_waits_in_registration(CoverageAnswer answer, string code)
    {
        Receive(Registered(Primary));
        Verify(1, answer);
        (_visit.Standing, _visit.Step, _visit.Questions.Single().Code).ShouldBe((EncounterStanding.Waiting, VisitStep.Registration, code));
    }

    [Fact]
    public void What_the_account_asks_holds_it_before_any_payer_is_asked()
    {
        var question = new VisitQuestion { Step = VisitStep.Registration, Code = "missing-sex", Text = "The sex is missing.", Todo = "enter it" };
        Receive(Registered(Primary) with { Registered = new("VISIT00000000001", [Primary], [question]) }).AsksPayers.ShouldBeEmpty();
        _visit.Questions.ShouldBe([question]);
        Rules.Index(_visit).State.ShouldBe("Registration");
    }

    [Fact]
    public void An_unsigned_note_waits_and_signed_by_a_person_it_is_asked_again_and_becomes_a_claim()
    {
        var unsigned = Registered(Primary);
        unsigned = unsigned with { Visit = unsigned.Visit with { Encounter = unsigned.Visit.Encounter with { SignedBy = "", SignedAt = null } } };
        Receive(unsigned);
        Verify(1, CoverageAnswer.Active);
        (_visit.Step, _visit.Questions[0].Code, _visit.Questions[0].Path).ShouldBe((VisitStep.Documentation, "unsigned", "encounter.signedBy"));

        var amended = Decide(new EncounterCommand.Amend(Registered(Primary) with { Changes = [new("encounter.signedBy", "DR MORENO")] }) { CommandId = "", At = Now });
        amended.Effects.Single().Command.ShouldBeOfType<EligibilityBatchCommand.Open>();
        Answer("VISIT00000000001-1-1", CoverageAnswer.Active).Events.ShouldBeEmpty(); // An answer to the round before.
        Verify(1, CoverageAnswer.Active);
        _visit.Standing.ShouldBe(EncounterStanding.Billed);
    }

    [Fact]
    public void A_question_that_may_be_let_go_and_was_is_not_asked_again()
    {
        var other = Registered(Primary);
        other = other with { Visit = other.Visit with { Encounter = other.Visit.Encounter with { Note = other.Visit.Encounter.Note.Replace("female", "male", StringComparison.Ordinal) } } };
        Receive(other);
        Verify(1, CoverageAnswer.Active);
        var asked = _visit.Questions.Single();
        (asked.Code, asked.MayBeReleased).ShouldBe(("contradiction", true));

        Decide(new EncounterCommand.Amend(other with { Released = ["contradiction"] }) { CommandId = "", At = Now });
        Verify(1, CoverageAnswer.Active);
        _visit.Standing.ShouldBe(EncounterStanding.Billed);
    }

    [Fact]
    public void The_same_visit_again_is_a_duplicate_other_content_takes_its_place_until_it_is_a_claim()
    {
        var first = Registered(Primary);
        Receive(first);
        Receive(first).Outcome.ShouldBe(VisitOutcome.Duplicate);
        Receive(first with { ContentHash = "other" }).Outcome.ShouldBe(VisitOutcome.Taken);
        _visit.Round.ShouldBe(2);
        Receive(first).Outcome.ShouldBe(VisitOutcome.Duplicate); // It was taken once.
        Verify(1, CoverageAnswer.Active);
        Receive(first with { ContentHash = "third" }).Outcome.ShouldBe(VisitOutcome.Another);
        Decide(new EncounterCommand.Amend(first) { CommandId = "", At = Now }).Reply.ShouldBeOfType<Refused>().Code.ShouldBe("billed");
    }

    [Fact]
    public void Units_of_an_authorization_are_its_accounts_to_give()
    {
        var visit = Registered(Primary);
        visit = visit with { Visit = visit.Visit with { Authorization = new("A1", ["99213"], 4m, null, null) } };
        Receive(visit);
        var asked = Verify(1, CoverageAnswer.Active).Effects.Select(effect => effect.Command).OfType<AccountCommand.UseAuthorization>().Single();
        (asked.Number, asked.Units, _visit.Standing).ShouldBe(("A1", 1m, EncounterStanding.Authorizing));

        var none = Rules.Decide(_visit, new EncounterCommand.UnitsAnswered(1, Granted: false, Left: 0m) { CommandId = "units", At = Now });
        (none.Next.Step, none.Next.Questions.Single().Code).ShouldBe((VisitStep.Charges, "AUT-03"));
        var given = Decide(new EncounterCommand.UnitsAnswered(1, Granted: true, Left: 4m) { CommandId = "units", At = Now });
        Sent(given).ClaimNumber.ShouldBe("V1");
        given.Effects.ShouldContain(effect => effect.Command is Domain.Submission.SubmissionBatchCommand.Open);
    }

    [Fact]
    public void A_claim_that_our_own_door_would_refuse_is_not_sent_and_says_why()
    {
        var old = Registered(Primary);
        old = old with
        {
            Visit = old.Visit with
            {
                Encounter = old.Visit.Encounter with
                {
                    Date = new(2023, 1, 5),
                    SignedAt = new(2023, 1, 5, 18, 0, 0, TimeSpan.Zero),
                    Note = old.Visit.Encounter.Note.Replace("45 year old", "42 year old", StringComparison.Ordinal),
                },
            },
        };
        Receive(old);
        var decided = Verify(1, CoverageAnswer.Active);
        decided.Effects.ShouldNotContain(effect => effect.Command is ClaimCommand.Receive);
        (_visit.Step, _visit.Questions.Count).ShouldBe((VisitStep.Charges, 1));
    }

    private static Coverage Primary { get; } = new() { PayerId = "BLU01", PayerName = "EXAMPLE BLUE PLAN", MemberId = "XQB1" };

    private static Coverage Second { get; } = new() { PayerId = "PPO01", PayerName = "EXAMPLE PPO", MemberId = "W2" };

    private static ReceivedVisit Registered(params ImmutableList<Coverage> coverages) => new()
    {
        Visit = new()
        {
            Patient = new()
            {
                Mrn = "M1",
                Name = new("DOE", "JANE"),
                BirthDate = new(1980, 5, 17),
                Sex = "F",
                Phone = "2565550100",
                Address = new("2 MAIN ST", "", "HUNTSVILLE", "AL", "358010001"),
            },
            Coverages = coverages,
            Encounter = new()
            {
                Id = "V1",
                Date = new(2026, 1, 5),
                Billing = new()
                {
                    Npi = "1234567893",
                    TaxId = "635550142",
                    Taxonomy = "207Q00000X",
                    Name = "TEST PRACTICE",
                    Phone = "2565550142",
                    Address = new("1 MAIN ST", "", "HUNTSVILLE", "AL", "358010001"),
                },
                Rendering = new("1558598797", new("MORENO", "ALEX"), "207Q00000X"),
                Note = "CC: follow up\n\nHPI: 45 year old female, feels well.\n\nASSESSMENT:\n1. Essential hypertension, stable.\n\nPLAN: continue lisinopril.",
                SignedBy = "DR MORENO",
                SignedAt = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero),
                Procedures = [new() { Code = "99213" }],
            },
        },
        VisitId = "VISIT00000000001",
        AccountId = "ACCOUNT000000001",
        ClaimId = "CLAIM00000000001",
        ContentHash = "first",
        Source = new("document", 0, 10),
        Registered = new("VISIT00000000001", coverages, []),
    };

    private VisitTaken Receive(ReceivedVisit visit) => (VisitTaken)Decide(new EncounterCommand.Receive(visit) { CommandId = "", At = Now }).Reply;

    private Decision<Encounter> Verify(int coverage, CoverageAnswer answer) =>
        Answer(EncounterIdentity.TraceOf("VISIT00000000001", _visit.Round, coverage), answer);

    private Decision<Encounter> Answer(string trace, CoverageAnswer answer) => Decide(new EncounterCommand.Verify(new()
    {
        Trace = trace,
        PayerId = trace.EndsWith('1') ? "BLU01" : "PPO01",
        Coverage = answer,
        RejectReason = answer == CoverageAnswer.Rejected ? "71" : null,
        FollowUp = answer == CoverageAnswer.Rejected ? "C" : null,
        Day = new(2026, 1, 5),
        Document = "271",
    })
    { CommandId = "", At = Now });

    private Decision<Encounter> Decide(EncounterCommand command)
    {
        var decided = Rules.Decide(_visit, command with { CommandId = $"{++_commands}" });
        _visit = decided.Next;
        return decided;
    }

    private static ProfessionalClaim Sent(Decision<Encounter> decided) => ProfessionalClaim.Parse(
        decided.Effects.Select(effect => effect.Command).OfType<ClaimCommand.Receive>().Single().Record.Parts());
}
