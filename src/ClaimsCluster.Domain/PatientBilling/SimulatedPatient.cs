using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>A patient of the simulation, who gets bills and may pay them. He is there from his first bill on.</summary>
/// <param name="Bills">Bills since he owed nothing.</param>
/// <param name="Plan">The payment he is about to make; null: none.</param>
[GenerateSerializer, Immutable, Alias("simulated-patient")]
public sealed record SimulatedPatient([property: Id(0)] int Bills, [property: Id(1)] PlannedPayment? Plan)
{
    /// <summary>Before the first bill.</summary>
    public static SimulatedPatient None { get; } = new(0, null);

    /// <summary>The patient of an account; his side has a tenant of its own, as payers have.</summary>
    public static EntityId IdOf(EntityId account) => new("simulated-patient", $"patients:{account.Tenant}", account.Key);
}

/// <summary>A payment that a patient is about to make.</summary>
/// <param name="Account">To which account.</param>
/// <param name="Bill">The number of the bill he pays.</param>
/// <param name="Amount">What he pays.</param>
/// <param name="At">When.</param>
/// <param name="IsAll">It pays the whole bill.</param>
[GenerateSerializer, Immutable, Alias("planned-payment")]
public sealed record PlannedPayment(
    [property: Id(0)] EntityId Account, [property: Id(1)] int Bill, [property: Id(2)] Money Amount,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] bool IsAll);

/// <summary>What may be asked of a simulated patient.</summary>
[GenerateSerializer, Immutable, Alias("patient-command")]
public abstract record PatientCommand : Command
{
    private PatientCommand() { } // Closed: these are all the cases there are.

    /// <summary>A bill comes.</summary>
    [GenerateSerializer, Immutable, Alias("patient-receive-statement")]
    public sealed record ReceiveStatement(
        [property: Id(0)] EntityId Account, [property: Id(1)] StatementNotice Bill) : PatientCommand;

    /// <summary>The day to pay has come.</summary>
    [GenerateSerializer, Immutable, Alias("patient-pay")]
    public sealed record Pay : PatientCommand;
}

/// <summary>What happened to a simulated patient. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("patient-event")]
public abstract record PatientEvent : DomainEvent
{
    private PatientEvent() { } // Closed: these are all the cases there are.

    /// <summary>He got a bill, and will pay it or not.</summary>
    [GenerateSerializer, Immutable, Alias("patient-billed")]
    public sealed record Billed([property: Id(0)] int Number, [property: Id(1)] PlannedPayment? Plan) : PatientEvent;

    /// <summary>He paid.</summary>
    [GenerateSerializer, Immutable, Alias("patient-paid")]
    public sealed record Paid([property: Id(0)] PlannedPayment Payment) : PatientEvent;
}

/// <summary>The rules of a simulated patient: what he does follows from the seed and the account alone.</summary>
/// <param name="habits">How patients answer bills.</param>
/// <param name="seed">Same seed, same answers.</param>
public sealed class SimulatedPatientLifecycle(PatientHabits habits, long seed) : IDecider<SimulatedPatient, PatientCommand>
{
    /// <inheritdoc/>
    public SimulatedPatient Empty => SimulatedPatient.None;

    /// <inheritdoc/>
    public Decision<SimulatedPatient> Decide(SimulatedPatient state, PatientCommand command) => command switch
    {
        PatientCommand.ReceiveStatement c => this.Then(state, Done.Instance, [new PatientEvent.Billed(c.Bill.Number, PlanOf(state, c))]),
        PatientCommand.Pay c when state.Plan is { } plan && plan.At <= c.At =>
            this.Then(state, Done.Instance, [new PatientEvent.Paid(plan)], Payment(plan, c)),
        PatientCommand.Pay => this.Nothing(state, Done.Instance),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public SimulatedPatient Evolve(SimulatedPatient state, DomainEvent happened) => happened switch
    {
        PatientEvent.Billed e => new(state.Bills + 1, e.Plan),
        PatientEvent.Paid e => new(e.Payment.IsAll ? 0 : state.Bills, null),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(SimulatedPatient state) => state.Plan?.At;

    /// <inheritdoc/>
    public PatientCommand Wake(SimulatedPatient state, DateTimeOffset at) =>
        new PatientCommand.Pay { CommandId = $"pay:{state.Plan?.Bill}", At = at };

    /// <inheritdoc/>
    public RowIndex Index(SimulatedPatient state) => new(state.Plan is null ? "Rests" : "WillPay");

    private PlannedPayment? PlanOf(SimulatedPatient state, PatientCommand.ReceiveStatement c)
    {
        var amount = PatientHabits.Share(habits.Of(seed, c.Account.Key), state.Bills + 1, c.Bill.Amount);
        return amount <= Money.Zero ? null : new(
            c.Account, c.Bill.Number, amount,
            Instants.On(PatientHabits.PayDay(seed, c.Account.Key, c.Bill), Instants.PatientPaymentHour), amount == c.Bill.Amount);
    }

    private static Effect Payment(PlannedPayment plan, PatientCommand.Pay c) => new(plan.Account, new AccountCommand.PayAccount(
        $"{plan.Account.Key}:{plan.Bill}", plan.Amount, "card")
    {
        CommandId = $"patient-pays:{plan.Account.Key}:{plan.Bill}",
        At = c.At,
        Actor = "patient",
        Source = $"statement {plan.Bill}",
    });
}
