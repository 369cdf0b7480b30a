using ClaimsCluster.Domain.Lanes;

namespace ClaimsCluster.Domain.Tests.Lanes;

public class LaneTests
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private readonly LaneLifecycle _rules = new();

    [Fact]
    public void An_instant_that_was_closed_opens_again_for_who_comes_later_and_each_close_is_another_one()
    {
        var closed = Close(Expect(Lane.Empty, "a"));
        closed.Expected.ShouldBeEmpty();
        closed.Closed.ShouldBe(1); // The worker's close carries it in its id: a second one is no repeat.

        var again = Expect(closed, "b");
        again.Expected.ShouldBe([Morning]);
        Close(again).Closed.ShouldBe(2);
    }

    private Lane Expect(Lane lane, string member) =>
        _rules.Decide(lane, new LaneCommand.Expect(Morning) { CommandId = $"expect:{member}", At = Morning }).Next;

    private Lane Close(Lane lane) =>
        _rules.Decide(lane, new LaneCommand.Close(Morning) { CommandId = $"close:{lane.Closed}", At = Morning }).Next;
}
