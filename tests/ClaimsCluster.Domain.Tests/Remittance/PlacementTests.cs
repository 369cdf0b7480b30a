using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.Remittance;

public class PlacementTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly PaymentNotice Notice =
        new("1999:20260120:60.00:T1", "hash", 1, "T1", "1999", new(2026, 1, 20), Some.Dollars("60.00"), "PPO01", 1);

    private readonly RemittanceLifecycle _rules = new("t");
    private readonly List<DomainEvent> _events = [];
    private RemittancePosting _payment = RemittancePosting.None;

    public PlacementTests()
    {
        When(new RemittanceCommand.Receive(Notice) { CommandId = "receive", At = Day });
        When(new RemittanceCommand.RecordSlice(1, [new(1, "NOTOURS", Some.Dollars("60.00"), "unknown-claim", "remit:1:1:ab")])
        {
            CommandId = "slice",
            At = Day,
        });
        When(new RemittanceCommand.Finish([]) { CommandId = "finish", At = Day });
        _payment.Phase.ShouldBe(RemittancePhase.PostedWithSuspense);
    }

    [Fact]
    public void A_placement_is_due_until_it_is_recorded_and_then_its_suspense_entry_is_mirrored()
    {
        Place("CLAIM1").ShouldBe(Done.Instance);
        _rules.NextTimer(_payment).ShouldBe(Day);

        When(new RemittanceCommand.RecordPlaced(_payment.Placing[0]) { CommandId = "placed", At = Day });
        _rules.NextTimer(_payment).ShouldBeNull();
        (_payment.Phase, _payment.Posted, _payment.Parked.Count).ShouldBe((RemittancePhase.Posted, 1, 0));
        var entries = _events.OfType<RemittanceEvent.Journalled>().ToList();
        entries.Select(entry => entry.PostingIdentity).ShouldBe(["remit:1:1:ab", "released:remit:1:1:ab"]);
        entries[1].Lines.ShouldBe([entries[0].Lines[0].Mirror()]);
        entries[0].Lines[0].Credit.ShouldBe(AccountNumber.RemittanceSuspense);
    }

    [Fact]
    public void Placing_it_twice_changes_nothing_and_placing_it_elsewhere_is_refused()
    {
        Place("CLAIM1");
        var events = _events.Count;
        Place("CLAIM1").ShouldBe(Done.Instance);
        Place("CLAIM2").ShouldBeOfType<Refused>().Code.ShouldBe("under-way");
        When(new RemittanceCommand.RecordPlaced(_payment.Placing[0]) { CommandId = "placed", At = Day });
        Place("CLAIM1").ShouldBe(Done.Instance);
        Place("CLAIM2").ShouldBeOfType<Refused>().Code.ShouldBe("placed");
        _events.Count.ShouldBe(events + 2);
    }

    [Fact]
    public void A_claim_that_does_not_take_it_leaves_it_parked_and_another_may_be_tried()
    {
        Place("CLAIM1");
        When(new RemittanceCommand.RefusePlacement(_payment.Placing[0], "unknown-filing", "no") { CommandId = "refused", At = Day });
        _rules.NextTimer(_payment).ShouldBeNull();
        _payment.Parked.ShouldHaveSingleItem().Reason.ShouldBe("not of CLAIM1: unknown-filing");

        Place("CLAIM2").ShouldBe(Done.Instance);
        _payment.Placing.ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public void What_is_not_in_suspense_cannot_be_placed() =>
        When(new RemittanceCommand.Place(2, "CLAIM1") { CommandId = "place", At = Day })
            .ShouldBeOfType<Refused>().Code.ShouldBe("not-parked");

    [Fact]
    public void A_claim_is_decided_only_by_its_own_charge_and_sequence()
    {
        var claim = Claim.None with { Filings = [Filing("P", 1, "100.00"), Filing("P", 2, "120.00"), Filing("S", 1, "100.00")] };
        PlacedFiling.Of(claim, Some.Claim("1", "100.00", "60.00", null))!.Clm01.ShouldBe("P1");
        PlacedFiling.Of(claim, Some.Claim("2", "100.00", "60.00", null))!.Clm01.ShouldBe("S1");
        PlacedFiling.Of(claim, Some.Claim("4", "120.00", "0.00", null))!.Clm01.ShouldBe("P2");
        PlacedFiling.Of(claim, Some.Claim("1", "99.00", "60.00", null)).ShouldBeNull();
        PlacedFiling.Of(claim, Some.Claim("22", "-100.00", "-60.00", null)).ShouldBeNull();
    }

    private static Filing Filing(string sequence, int version, string charge) => new()
    {
        Sequence = sequence,
        Version = version,
        Frequency = "1",
        Clm01 = $"{sequence}{version}",
        Charge = Some.Dollars(charge),
        FileBy = new(2026, 12, 31),
        State = FilingState.Accepted,
    };

    private Reply Place(string claim) => When(new RemittanceCommand.Place(1, claim) { CommandId = $"place {claim} {_events.Count}", At = Day });

    private Reply When(RemittanceCommand command)
    {
        var decision = _rules.Decide(_payment, command);
        _events.AddRange(decision.Events);
        _payment = decision.Next;
        return decision.Reply;
    }
}
