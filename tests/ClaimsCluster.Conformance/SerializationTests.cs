using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Scrubbing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Conformance;

/// <summary>What the rules store or send comes back from the serializer as it was.</summary>
public class SerializationTests
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly AccountCommand.PostCharge Charge =
        new("C1", "P1", new(2026, 1, 2), [new(1, Money.OfCents(25_000))]) { CommandId = "c", At = DateTimeOffset.UnixEpoch, Source = "file" };

    private static readonly AccountCommand.PostRemittance Remittance = new()
    {
        CommandId = "r",
        At = DateTimeOffset.UnixEpoch,
        Source = "835",
        ClaimId = "C1",
        PostingIdentity = "P",
        Trace = "T",
        PayerId = "P1",
        Icn = "I",
        Paid = Money.OfCents(9_054),
        Lines = [new(1, Money.OfCents(9_054), [new("CO", "45", Money.OfCents(13_451)), new("PR", "2", Money.OfCents(2_310))])],
    };

    private static readonly MemberCommand.Receive Receive = new("P1", "PAYER", new()
    {
        Claim = new()
        {
            ClaimNumber = "A1",
            MemberId = "M1",
            Subscriber = new("RING", "DIAMOND", new(1980, 12, 29)),
            Dependent = new("RING", "RUBY", null),
            Lines = [new() { Procedure = "99213", Modifiers = ["25"], Charge = Money.OfCents(25_000), ServiceDate = new(2026, 1, 2) }],
        },
        Icn = "26005000000001",
        ReceivedOn = new(2026, 1, 5),
        PayeeNpi = "1234567893",
    })
    { CommandId = "v", At = DateTimeOffset.UnixEpoch };

    public static TheoryData<Command> Commands =>
    [
        Charge, Remittance, Receive, new MemberCommand.DecideDue { CommandId = "d", At = DateTimeOffset.UnixEpoch },
        new AccountCommand.PostPatientPayment("C1", "R1", Money.OfCents(1)) { CommandId = "y", At = default, Source = "receipt" },
        new AccountCommand.WriteOff("C1", AccountNumber.BadDebt, "policy") { CommandId = "w", At = default, Source = "user" },
        new AccountCommand.MoveToPatient("C1", 1, "PR-96") { CommandId = "m", At = default, Source = "user" },
        new AccountCommand.PostPriorPayer("C1", "P", 1, Money.Zero, Money.Zero) { CommandId = "p", At = default, Source = "file" },
        new AccountCommand.PayAccount("R2", Money.OfCents(1), "card") { CommandId = "p2", At = default, Source = "receipt" },
        new PatientCommand.ReceiveStatement(new("patient-account", "default", "A1"), new(1, 1, default, default, Money.OfCents(1))) { CommandId = "r", At = default },
        new PatientCommand.Pay { CommandId = "pay", At = default },
        new ClaimCommand.TellShare(new(1, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero)) { CommandId = "t", At = default },
        new AccountCommand.Wake { CommandId = "k", At = default, Source = "timer" },
    ];

    [Theory, MemberData(nameof(Commands))]
    public void A_command_comes_back(Command command) => ShouldComeBack(command);

    [Fact]
    public void An_account_and_its_events_come_back()
    {
        var lifecycle = new PatientAccountLifecycle(new EntityId("patient-account", "default", "A1"), patientsAnswer: true);
        var charged = lifecycle.Decide(PatientAccount.Empty, Charge);
        var remitted = lifecycle.Decide(charged.Next, Remittance);
        ShouldComeBack(remitted.Next);
        foreach (var happened in charged.Events.Concat(remitted.Events)) ShouldComeBack(happened);
    }

    [Fact]
    public void A_registered_account_comes_back()
    {
        var lifecycle = new PatientAccountLifecycle(new EntityId("patient-account", "default", "A1"), patientsAnswer: true);
        var visit = new VisitRegistration
        {
            VisitId = "V1",
            Day = new(2026, 1, 2),
            Patient = new() { Mrn = "M", Name = new("RING", "RUBY"), BirthDate = new(1980, 12, 29), Sex = "F" },
            Coverages = [new() { PayerId = "P1", MemberId = "M1", Custody = "courtOrder" }],
            Referral = new("R1", null, new(2026, 2, 1)),
            Authorization = new("A1", ["97110"], 12m, null, null),
            PersonKey = "K",
        };
        var registered = lifecycle.Decide(
            PatientAccount.Empty, new AccountCommand.RegisterVisit(visit) { CommandId = "g", At = DateTimeOffset.UnixEpoch, Source = "visits" });
        var answer = new EligibilityAnswer { Trace = "V11", PayerId = "P1", Coverage = CoverageAnswer.Active, Benefits = [new() { Information = "1" }] };
        var told = lifecycle.Decide(
            registered.Next, new AccountCommand.RecordBenefits(answer) { CommandId = "b", At = DateTimeOffset.UnixEpoch, Source = "271" });
        told.Next.Registration!.Benefits.Count.ShouldBe(1);
        ShouldComeBack(told.Next);
        ShouldComeBack(registered.Reply);
        foreach (var happened in registered.Events.Concat(told.Events)) ShouldComeBack(happened);
    }

    [Fact]
    public void A_member_and_its_events_come_back()
    {
        var lifecycle = new MemberLifecycle(PayerDirectory.Default, new AutoEnrolment(1));
        var received = lifecycle.Decide(Member.Empty, Receive);
        var decided = lifecycle.Decide(received.Next, lifecycle.Wake(received.Next, lifecycle.NextTimer(received.Next)!.Value));
        decided.Events.Count.ShouldBe(3);
        ShouldComeBack(received.Next);
        ShouldComeBack(decided.Next);
        foreach (var happened in received.Events.Concat(decided.Events)) ShouldComeBack(happened);
    }

    [Fact]
    public void A_decision_that_is_taken_back_comes_back()
    {
        var lifecycle = new MemberLifecycle(PayerDirectory.Default, new AutoEnrolment(1));
        var waiting = Receive.Waiting with
        {
            Claim = Receive.Waiting.Claim with
            {
                MemberId = "REV-1-M1",
                OriginalReference = "I0",
                Responsibility = "S",
                Lines = [Receive.Waiting.Claim.Lines[0] with { Prior = new("P0", Money.OfCents(2_000), new(2026, 1, 3)) }],
            },
            IsTest = true,
        };
        var state = lifecycle.Decide(Member.Empty, Receive with { Waiting = waiting }).Next;
        var happened = new List<DomainEvent>();
        while (lifecycle.NextTimer(state) is { } due)
        {
            var decision = lifecycle.Decide(state, lifecycle.Wake(state, due));
            happened.AddRange(decision.Events);
            state = decision.Next;
        }

        happened[^1].ShouldBeOfType<MemberEvent.DecisionReverted>();
        foreach (var one in happened) ShouldComeBack(one);
        ShouldComeBack(state);
        ShouldComeBack(new PayerInboxCommand.RecordSlice(1, 0, [], [new("C1", "A3", "54")]) { CommandId = "s", At = default });
        ShouldComeBack(new RemittanceRunEvent.CycleClosed(new(2026, 1, 5), null, 0, Money.Zero, [new("FB", "T", Money.OfCents(-1))]));
    }

    [Fact]
    public void What_others_store_of_ours_comes_back()
    {
        ShouldComeBack(new EditHit("CLM-03", EditSeverity.Warn, 1, "2300", "1", "2", null));
        ShouldComeBack(new PaymentIdentity("1351234567", "EFT", new(2026, 1, 5), Money.OfCents(1)));
        ShouldComeBack(new Imbalance(BalanceEquation.Claim, 1, 0, Money.OfCents(2), Money.OfCents(1), Money.Zero));
        ShouldComeBack(new ProviderAdjustment("WO", null, Money.OfCents(-1)));
        ShouldComeBack(FilingState.Paid);
        ShouldComeBack(FilingHappening.EraPaid);
        ShouldComeBack<FilingLimit>(new FilingLimit.Days(90));
        ShouldComeBack<FilingLimit>(new FilingLimit.CalendarYear());
    }

    private static void ShouldComeBack<T>(T value)
    {
        var back = Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;
        back.GetType().ShouldBe(value!.GetType());
        JsonSerializer.Serialize<object>(back).ShouldBe(JsonSerializer.Serialize<object>(value));
    }
}
