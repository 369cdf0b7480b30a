using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Testing;

/// <content>What a person does. What the rules refuse throws a <see cref="RefusedException"/> and changes nothing.</content>
public sealed partial class ClaimsTestCluster
{
    private int _acts;

    /// <summary>Corrects a claim: a stopped filing in place, a decided one by a replacement.</summary>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    /// <param name="changes">"lines[1].modifiers=25", "authorization=A1"; paths as in <c>claims correct --set</c>.</param>
    public Task Correct(string claim, params string[] changes) => Act(claim, new ClaimCommand.Correct([.. changes.Select(Change)]) { CommandId = "", At = default });

    /// <summary>Lets a held claim go in spite of its warnings.</summary>
    public Task Release(string claim, string reason = "released by a person") => Act(claim, new ClaimCommand.Release(reason) { CommandId = "", At = default });

    /// <summary>Sends a rejected claim again as it is, under a new number.</summary>
    public Task Resubmit(string claim) => Act(claim, new ClaimCommand.Resubmit { CommandId = "", At = default });

    /// <summary>Takes a claim back: what the payer decided by frequency 8, what he did not get by a cancel.</summary>
    public Task Void(string claim, string reason = "voided by a person") => Act(claim, new ClaimCommand.Void(reason) { CommandId = "", At = default });

    /// <summary>Gives up what is open.</summary>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    /// <param name="reason">Why.</param>
    /// <param name="to">4120 denied, 4150 administrative: with payers; 4130, 4140, 5000: with the patient.</param>
    public Task WriteOff(string claim, string reason, AccountNumber to = AccountNumber.DenialWriteOff) =>
        Act(claim, new ClaimCommand.WriteOff(to, reason) { CommandId = "", At = default });

    /// <summary>The patient of a claim pays on his account: the oldest service first.</summary>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    /// <param name="amount">Dollars, more than 0.</param>
    public async Task Pay(string claim, decimal amount)
    {
        var receipt = $"R{++_acts}";
        await Handle(new("patient-account", Tenant, (await Claim(claim)).AccountId), new AccountCommand.PayAccount(receipt, Money.Exactly(amount), "card")
        {
            CommandId = $"pay:{receipt}",
            At = _clock.Now,
            Actor = "person",
            Source = $"receipt {receipt}",
        });
    }

    /// <summary>Places the one parked part of a payment on the claim that it pays. The claim may still not take it: then it stays parked.</summary>
    /// <param name="trace">TRN02 of the payment.</param>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    public async Task Place(string trace, string claim)
    {
        var (id, payment) = await Payment(trace);
        await Handle(id, new RemittanceCommand.Place(payment.Parked.Single().Ordinal, (await Claim(claim)).ClaimId)
        {
            CommandId = $"place:{++_acts}",
            At = _clock.Now,
            Actor = "person",
        });
    }

    private static Amendment Change(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? new(text[..equals], text[(equals + 1)..])
        : throw new ArgumentException($"{text}: write it as path=value.", nameof(text));

    private async Task Act(string claim, ClaimCommand order) => await Handle(
        new("claim", Tenant, (await Claim(claim)).ClaimId), order with { CommandId = $"act:{++_acts}", At = _clock.Now, Actor = "person" });

    private async Task Handle(EntityId to, Command command)
    {
        if (await Grains.Entity(to).Handle(command) is Refused refused) throw new RefusedException(refused);

        await RunTo(_clock.Now);
    }
}
