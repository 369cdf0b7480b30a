using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Domain.Tests.Adjudication;

/// <summary>A member under test, and claims for him.</summary>
internal sealed class A
{
    public static readonly DateOnly Received = new(2026, 1, 5);

    private readonly MemberLifecycle _lifecycle;

    private A(MemberLifecycle lifecycle) => (_lifecycle, State) = (lifecycle, lifecycle.Empty);

    private A(int metPercent, DateOnly? to)
    {
        _lifecycle = new(PayerDirectory.Default, new(1));
        State = _lifecycle.Empty with
        {
            PayerId = "PPO01",
            Enrolment = new("PPO-GOLD", Person("RING", "DIAMOND"), new(2025, 1, 1), to, 2026, metPercent),
        };
    }

    public Member State { get; private set; }

    public List<DecidedClaim> Decisions { get; } = [];

    /// <summary>A member whose deductible of 500.00 is met in part.</summary>
    public static A Member(int metPercent = 100, DateOnly? coveredTo = null) => new(metPercent, coveredTo);

    /// <summary>Nobody has billed for him yet.</summary>
    public static A Stranger(PayerDirectory payers) => new(new MemberLifecycle(payers, new(1)));

    public static BilledPerson Person(string last, string first, string born = "1980-12-29") => new(last, first, DateOnly.Parse(born));

    public static BilledLine Line(string procedure, string charge, string day = "2026-01-02", string place = "22") => new()
    {
        Procedure = procedure,
        Charge = Money.Parse(charge),
        ServiceDate = DateOnly.Parse(day),
        PlaceOfService = place,
        RenderingNpi = "1234567893",
    };

    public static BilledClaim Claim(string number, string memberId = "M1", params BilledLine[] lines) => new()
    {
        ClaimNumber = number,
        MemberId = memberId,
        Subscriber = Person("RING", "DIAMOND"),
        Lines = lines.Length > 0 ? [.. lines] : [Line("97110", "100.00")],
        Authorization = "A1", // 97110 needs one.
    };

    public A Gets(BilledClaim claim, DateOnly? receivedOn = null)
    {
        Reply(claim, receivedOn).ShouldBe(Done.Instance);
        return this;
    }

    public Reply Reply(BilledClaim claim, DateOnly? receivedOn = null)
    {
        var day = receivedOn ?? Received;
        WaitingClaim waiting = new()
        {
            Claim = claim,
            Icn = Icn.From("PPO01", claim.ClaimNumber, day),
            ReceivedOn = day,
            PayeeNpi = "1234567893",
            IsTest = true,
        };
        return Do(new MemberCommand.Receive("PPO01", "EXAMPLE PPO", waiting) { CommandId = "r", At = PayerCycle.InstantOf(day) });
    }

    /// <summary>Time goes on until nothing waits, or to the end of a day.</summary>
    public A Decides(DateOnly? until = null)
    {
        while (_lifecycle.NextTimer(State) is { } due && !(DateOnly.FromDateTime(due.UtcDateTime) > until)) Do(_lifecycle.Wake(State, due)).ShouldBe(Done.Instance);
        return this;
    }

    /// <summary>An inquiry, and what is said to it.</summary>
    public MemberBenefits Asks(DateOnly day, BilledPerson? subscriber = null, BilledPerson? dependent = null, string memberId = "M1", bool isTest = true) =>
        Do(new MemberCommand.Inquire("PPO01", "EXAMPLE PPO", new()
        {
            MemberId = memberId,
            Subscriber = subscriber ?? Person("RING", "DIAMOND"),
            Dependent = dependent,
            Day = day,
            AskedOn = Received,
            IsTest = isTest,
        })
        { CommandId = "i", At = PayerCycle.InstantOf(Received) }).ShouldBeOfType<MemberBenefits>();

    public RowIndex Index => _lifecycle.Index(State);

    public DateTimeOffset? Timer => _lifecycle.NextTimer(State);

    private Reply Do(MemberCommand command)
    {
        var decision = _lifecycle.Decide(State, command);
        Canonical.Of(decision.Events.Aggregate(State, _lifecycle.Evolve)).ShouldBe(Canonical.Of(decision.Next));
        Decisions.AddRange(decision.Events.Select(happened => happened switch
        {
            MemberEvent.ClaimDecided decided => decided.Decision,
            MemberEvent.DecisionReverted reverted => reverted.Decision,
            _ => null,
        }).OfType<DecidedClaim>());
        State = decision.Next;
        return decision.Reply;
    }
}
