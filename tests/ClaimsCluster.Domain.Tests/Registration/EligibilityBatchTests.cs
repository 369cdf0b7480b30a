using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Tests.Registration;

public class EligibilityBatchTests
{
    private static readonly EligibilityBatchLifecycle Lifecycle = new();
    private static readonly DateTimeOffset Cut = Instants.On(new(2026, 1, 5), Instants.EligibilityCutHour);

    [Fact]
    public void It_is_cut_at_the_next_cut_however_often_it_is_opened()
    {
        var open = Do(EligibilityBatch.None, Open(Cut.AddHours(-3)));
        Lifecycle.NextTimer(open).ShouldBe(Cut);
        Do(open, Open(Cut.AddHours(-1))).ShouldBeSameAs(open);
        Lifecycle.NextTimer(Do(EligibilityBatch.None, Open(Cut))).ShouldBe(Cut);
    }

    [Fact]
    public void One_cut_a_day_names_one_reference()
    {
        var empty = Do(Do(EligibilityBatch.None, Open(Cut)), new EligibilityBatchCommand.CloseEmpty { CommandId = "e", At = Cut });
        Lifecycle.NextTimer(empty).ShouldBeNull();
        Lifecycle.NextTimer(Do(empty, Open(Cut))).ShouldBe(Cut.AddDays(1));
        EligibilityBatch.ReferenceOf("PPO01", Cut).ShouldBe("E-PPO01-20260105");
    }

    [Fact]
    public void What_comes_while_it_is_on_its_way_is_asked_with_the_next()
    {
        var sealedOne = Do(Do(EligibilityBatch.None, Open(Cut)), new EligibilityBatchCommand.Seal(new("E-P-20260105", "D", 10, 1, 7, "P")) { CommandId = "s", At = Cut });
        Lifecycle.Index(sealedOne).Entries.ShouldBe([new("eligibility-control", "P/000000007"), new("eligibility-reference", "E-P-20260105")]);
        var sent = Do(Do(sealedOne, Open(Cut)), new EligibilityBatchCommand.ConfirmSent { CommandId = "c", At = Cut });
        (sent.Phase, sent.More, sent.Sealed).ShouldBe((EligibilityPhase.Open, false, null));
        Lifecycle.NextTimer(sent).ShouldBe(Cut.AddDays(1));
        Lifecycle.Index(sent).Entries.Count.ShouldBe(2);
        var recalled = Lifecycle.Decide(sent, new EligibilityBatchCommand.Recall("E-P-20260105") { CommandId = "r", At = Cut });
        recalled.Reply.ShouldBe(new Recalled(sent.Sent[0]));
        recalled.Events.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_open_cannot_be_sealed_or_sent()
    {
        Lifecycle.Decide(EligibilityBatch.None, new EligibilityBatchCommand.ConfirmSent { CommandId = "c", At = Cut }).Reply.ShouldBeOfType<Refused>();
        Lifecycle.Decide(EligibilityBatch.None, new EligibilityBatchCommand.Seal(new("E", "D", 1, 1, 1, "P")) { CommandId = "s", At = Cut }).Reply.ShouldBeOfType<Refused>();
    }

    private static EligibilityBatchCommand.Open Open(DateTimeOffset at) => new() { CommandId = $"{at:O}", At = at };

    private static EligibilityBatch Do(EligibilityBatch state, EligibilityBatchCommand command)
    {
        var decision = Lifecycle.Decide(state, command);
        decision.Reply.ShouldBe(Done.Instance);
        return decision.Next;
    }
}
