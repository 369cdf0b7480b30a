using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Tests.Registration;

public class AccountRegistrationTests
{
    private static readonly PatientAccountLifecycle Rules = new(new EntityId("patient-account", "default", "A1"), patientsAnswer: false);

    private static readonly VisitRegistration Second = Visits.Registration with { VisitId = "VISIT00000000002", Day = new(2026, 1, 4) };

    [Fact]
    public void The_first_visit_opens_the_account()
    {
        var (account, answer) = Register(PatientAccount.Empty, Visits.Registration);
        answer.FirstVisit.ShouldBe("VISIT00000000001");
        answer.Questions.ShouldBeEmpty();
        answer.Coverages.ShouldBe([Visits.Ppo]);
        account.Registration!.Guarantor.Name.ShouldBe(Visits.Patient.Name);
        var index = Rules.Index(account);
        (index.State, index.Balance).ShouldBe(("Active", Money.Zero));
        index.Entries.ShouldBe([new EntryPlace(PatientAccountLifecycle.PersonEntry, "PERSON")]);
        Rules.NextTimer(account).ShouldBeNull();
    }

    [Fact]
    public void An_account_without_a_visit_is_found_under_no_person() => Rules.Index(PatientAccount.Empty).Entries.ShouldBeEmpty();

    [Fact]
    public void The_same_visit_again_gets_the_same_answer_and_no_event()
    {
        var (account, answer) = Register(PatientAccount.Empty, Visits.Registration with { Coverages = [] });
        (account, _) = Register(account, Second);
        var again = Rules.Decide(account, Visits.Command(Visits.Registration with { Coverages = [] }));
        again.Events.ShouldBeEmpty();
        Canonical.Of((AccountRegistered)again.Reply).ShouldBe(Canonical.Of(answer));
    }

    [Fact]
    public void An_amended_visit_is_registered_anew()
    {
        var (account, asked) = Register(PatientAccount.Empty, Visits.Registration with { Patient = Visits.Patient with { BirthDate = null } });
        asked.Questions.ShouldHaveSingleItem().Code.ShouldBe("missing-birth-date");
        Rules.Index(account).Entries.ShouldBeEmpty(); // Without a birth date nobody can be found by who he is.
        (account, var answer) = Register(account, Visits.Registration);
        answer.Questions.ShouldBeEmpty();
        account.Registration!.Visits.ShouldHaveSingleItem().Answer.ShouldBe(answer);
        account.Registration.Patient.BirthDate.ShouldBe(Visits.Patient.BirthDate);
    }

    [Fact]
    public void What_contradicts_an_earlier_visit_is_asked_until_a_person_lets_it_go()
    {
        var other = Second with { PersonKey = "OTHER", Patient = Visits.Patient with { BirthDate = new(1979, 12, 29), Sex = "M", Name = new("Other", "Person") } };
        var (account, _) = Register(PatientAccount.Empty, Visits.Registration);
        (account, var asked) = Register(account, other);
        asked.Questions.Select(question => (question.Code, question.Path, question.MayBeReleased)).ShouldBe(
        [
            ("contradicting-birth-date", "patient.birthDate", true), ("contradicting-sex", "patient.sex", true), ("another-person", "patient.mrn", true),
        ]);
        account.Registration!.Patient.BirthDate.ShouldBe(Visits.Patient.BirthDate);
        account.Registration.PersonKey.ShouldBe("PERSON");

        (account, var released) = Register(
            account, other with { Released = ["contradicting-birth-date", "contradicting-sex", "another-person"] });
        released.Questions.ShouldBeEmpty();
        released.FirstVisit.ShouldBe("VISIT00000000001");
        account.Registration!.Patient.Name.Last.ShouldBe("Other");
        account.Registration.PersonKey.ShouldBe("OTHER");
        account.Registration.Patient.BirthDate.ShouldBe(new DateOnly(1979, 12, 29));
    }

    [Fact]
    public void A_married_name_is_the_same_person()
    {
        var (account, _) = Register(PatientAccount.Empty, Visits.Registration);
        (_, var answer) = Register(account, Second with { Patient = Visits.Patient with { Name = new("Married", "ZOË") } });
        answer.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_childs_guarantor_is_who_holds_the_policy()
    {
        var parent = new PolicySubscriber { Name = new("Núñez", "Ana"), BirthDate = new(1985, 1, 1) };
        var child = Visits.Registration with
        {
            Patient = Visits.Patient with { BirthDate = new(2018, 1, 1) },
            Coverages = [Visits.Ppo with { Relationship = "19", Subscriber = parent }],
        };
        Register(PatientAccount.Empty, child).Account.Registration!.Guarantor.Name.First.ShouldBe("Ana");
        Register(PatientAccount.Empty, child with { Patient = Visits.Patient with { BirthDate = new(2008, 1, 2) } })
            .Account.Registration!.Guarantor.Name.ShouldBe(Visits.Patient.Name); // 18 on the day.
        Register(PatientAccount.Empty, child with { Guarantor = new() { Name = new("Told", "Who") } })
            .Account.Registration!.Guarantor.Name.Last.ShouldBe("Told");
    }

    [Fact]
    public void Coverages_of_the_day_are_in_paying_order()
    {
        var medicaid = Visits.Ppo with { PayerId = "MCD01", MemberId = "M1" };
        var over = Visits.Ppo with { PayerId = "BLU01", To = new(2025, 12, 31) };
        var (account, answer) = Register(PatientAccount.Empty, Visits.Registration with { Coverages = [medicaid, over, Visits.Ppo] });
        answer.Coverages.Select(coverage => coverage.PayerId).ShouldBe(["PPO01", "MCD01"]);
        account.Registration!.Coverages.Count.ShouldBe(3);
    }

    [Fact]
    public void The_newest_answer_of_a_payer_is_kept()
    {
        var (account, _) = Register(PatientAccount.Empty, Visits.Registration);
        account = Told(account, "VISIT000000000011", 5);
        account = Told(account, "VISIT000000000012", 4);
        var benefits = account.Registration!.Benefits.ShouldHaveSingleItem();
        (benefits.MemberId, benefits.Answer.Trace).ShouldBe(("W123456789", "VISIT000000000011"));
    }

    [Fact]
    public void Benefits_of_nobody_are_refused() =>
        Rules.Decide(PatientAccount.Empty, Answered("T", 5)).Reply.ShouldBeOfType<Refused>().Code.ShouldBe("not-registered");

    [Fact]
    public void A_charge_after_the_registration_posts_as_it_did()
    {
        var (account, _) = Register(PatientAccount.Empty, Visits.Registration);
        var charged = Rules.Decide(account, Ledger.Commands.Charge("C1", "250.00"));
        charged.Next.Insurance.ShouldBe(Money.OfCents(25_000));
        charged.Next.Registration.ShouldBe(account.Registration);
    }

    private static PatientAccount Told(PatientAccount account, string trace, int day)
    {
        var decision = Rules.Decide(account, Answered(trace, day));
        decision.Reply.ShouldBe(Done.Instance);
        return decision.Next;
    }

    private static AccountCommand.RecordBenefits Answered(string trace, int day) => new(new EligibilityAnswer
    {
        Trace = trace,
        PayerId = "PPO01",
        Coverage = CoverageAnswer.Active,
        AnsweredOn = new(2026, 1, day),
    })
    { CommandId = trace, At = default, Source = "271" };

    private static (PatientAccount Account, AccountRegistered Answer) Register(PatientAccount account, VisitRegistration visit)
    {
        var decision = Rules.Decide(account, Visits.Command(visit));
        Canonical.Of(decision.Events.Aggregate(account, Rules.Evolve)).ShouldBe(Canonical.Of(decision.Next));
        return (decision.Next, decision.Reply.ShouldBeOfType<AccountRegistered>());
    }
}
