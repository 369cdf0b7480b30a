using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.PatientBilling;

/// <summary>An account that patients owe on, moved through its days as the store's due rows would.</summary>
internal sealed class Owing
{
    public static readonly EntityId Id = new("patient-account", "default", "A1");
    private int _commands;

    public PatientAccountLifecycle Rules { get; } = new(Id, patientsAnswer: true);

    public PatientAccount State { get; private set; } = PatientAccount.Empty;

    public List<DomainEvent> Events { get; } = [];

    public List<Effect> Effects { get; } = [];

    public IReadOnlyList<Statement> Statements => [.. Events.OfType<AccountEvent.StatementIssued>().Select(issued => issued.Statement)];

    public IReadOnlyList<string> Entries =>
    [
        .. Events.OfType<AccountEvent.Posted>().SelectMany(posted => posted.Lines)
            .Select(entry => $"{entry.ClaimId}.{entry.Line} {entry.Reason} {entry.Debit.Digits()}/{entry.Credit.Digits()} {entry.Amount}"),
    ];

    public Owing Charge(string claim, string charge, string day, string filing = "CI", string prepaid = "0.00", string payer = "PPO01")
    {
        var service = DateOnly.Parse(day).AddDays(-1);
        return Do(new AccountCommand.PostCharge(claim, payer, service, [new(1, Money.Parse(charge))])
        {
            CommandId = $"charge:{claim}",
            At = Morning(day),
            Source = "file",
            Facts = Facts(service, filing, Money.Parse(prepaid)),
        });
    }

    /// <summary>The payer decides that all of it is the patient's, as the deductible.</summary>
    public Owing BecomesThePatients(string claim, string amount, string day, string reason = "PR-1") =>
        Remit(claim, "0.00", amount, day, reason);

    public Owing Remit(string claim, string paid, string patient, string day, string reason = "PR-1", bool isReversal = false, string payment = "") => Do(new AccountCommand.PostRemittance
    {
        CommandId = $"remit:{++_commands}",
        At = Morning(day),
        Source = "EFT1",
        ClaimId = claim,
        PostingIdentity = $"P{_commands}{payment}",
        Trace = "EFT1",
        PayerId = "PPO01",
        Icn = "ICN1",
        Paid = Money.Parse(paid),
        Reversal = isReversal,
        Lines = [new(1, Money.Parse(paid), [new Adjustment(reason[..2], reason[3..], Money.Parse(patient))])],
    });

    public Owing Pays(string amount, string day, string receipt) => Do(Payment(amount, day, receipt));

    public static AccountCommand.PayAccount Payment(string amount, string day, string receipt) =>
        new(receipt, Money.Parse(amount), "card") { CommandId = $"pay:{receipt}", At = Morning(day), Source = receipt };

    public Owing Do(AccountCommand command)
    {
        var decision = Rules.Decide(State, command);
        decision.Reply.ShouldBe(Done.Instance);
        Take(decision);
        return this;
    }

    /// <summary>Lets every timer ring up to the end of a day.</summary>
    public Owing Until(string day)
    {
        var end = Instants.On(DateOnly.Parse(day).AddDays(1), 0);
        while (Rules.NextTimer(State) is { } due && due < end)
        {
            var decision = Rules.Decide(State, Rules.Wake(State, due));
            decision.Events.ShouldNotBeEmpty();
            Take(decision);
        }

        return this;
    }

    public static BillingFacts Facts(DateOnly service, string filing = "CI", Money prepaid = default) => new()
    {
        Holder = new(
            new("WHITFIELD", "DANA"), new("WHITFIELD", "DANA"), new("14 ELM STREET", "", "HUNTSVILLE", "AL", "358020001"),
            new("HARBOR OAK FAMILY PRACTICE", new("210 LAKEVIEW ROAD", "", "HUNTSVILLE", "AL", "358010001"), "2565550142", "635550142")),
        Claim = new("NORTHLAKE PPO", filing, "MORENO", [new(1, service, "Office visit")]),
        Prepaid = prepaid,
    };

    private static DateTimeOffset Morning(string day) => Instants.On(DateOnly.Parse(day), Instants.PostingHour);

    private void Take(Decision<PatientAccount> decision)
    {
        Canonical.Of(decision.Events.Aggregate(State, Rules.Evolve)).ShouldBe(Canonical.Of(decision.Next));
        State = decision.Next;
        Events.AddRange(decision.Events);
        Effects.AddRange(decision.Effects);
    }
}
