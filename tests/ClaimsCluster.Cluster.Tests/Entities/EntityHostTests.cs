using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Cluster.Tests.Entities;

public sealed class EntityHostTests
{
    private readonly TallyWorld _world = new();

    [Fact]
    public async Task A_repeated_command_gets_its_first_answer_and_writes_nothing()
    {
        var host = _world.Activate();
        var first = await host.Handle(Add("a", 3));
        await host.Handle(Add("b", 4));

        (await host.Handle(Add("a", 3))).ShouldBe(first);
        (await _world.Activate().Handle(Add("a", 3))).ShouldBe(first);
        _world.Commits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing()
    {
        (await _world.Activate().Handle(Add("a", -1))).ShouldBeOfType<Refused>();
        _world.Commits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_past_the_thirty_second_are_forgotten()
    {
        var host = _world.Activate();
        for (var number = 0; number < Answers.Kept + 5; number++) await host.Handle(Add($"c{number}", 1));
        _world.Durable.Answers.Last.Count.ShouldBe(Answers.Kept);
        _world.Durable.Answers.To("c0").ShouldBeNull();
        _world.Durable.Answers.To($"c{Answers.Kept + 4}").ShouldNotBeNull();
    }

    [Fact]
    public async Task Money_that_moved_before_is_answered_as_repeated_and_counted_once()
    {
        await _world.Activate().Handle(Add("a", 3, money: "check 1"));
        (await _world.Activate().Handle(Add("b", 3, money: "check 1"))).ShouldBe(new Repeated("check 1"));
        _world.Durable.State!.Total.ShouldBe(3);
    }

    [Theory]
    [InlineData(CommitOutcome.Conflict)]
    [InlineData(CommitOutcome.Unknown)]
    public async Task A_write_that_fails_is_not_believed_and_the_next_call_reads_the_truth(CommitOutcome outcome)
    {
        var host = _world.Activate();
        await host.Handle(Add("a", 3));
        _world.NextOutcome = outcome;
        await Should.ThrowAsync<RowLostException>(async () => await host.Handle(Add("b", 4)));

        (await host.Handle(Add("c", 5))).ShouldBe(new TotalIs(8));
        (await host.Handle(Add("b", 4))).ShouldBe(new TotalIs(12));
    }

    [Fact]
    public async Task An_older_row_refuses_nothing_tells_nothing_and_says_nothing_of_what_is_due()
    {
        var host = _world.Activate();
        var first = await host.Handle(Add("a", 3));
        _world.IsOvertaken = true;
        await Should.ThrowAsync<RowLostException>(async () => await host.Handle(Add("b", -1)));
        await Should.ThrowAsync<RowLostException>(async () => await host.State());
        await Should.ThrowAsync<RowLostException>(async () => await host.Advance(TallyWorld.Day));
        (await host.Handle(Add("a", 3))).ShouldBe(first); // What was committed stays answered.
    }

    [Fact]
    public async Task An_effect_is_durable_before_it_is_sent_and_the_command_does_not_wait_for_it()
    {
        var host = _world.Activate();
        await host.Handle(Add("a", 3, tell: true)); // Answered although the gate is shut.

        _world.Durable.Open.Single().Effect.Id.ShouldBe("tell:a");
        _world.Commits.Single().OpenEffects.ShouldBe(1);
        _world.Commits.Single().DueAt.ShouldBe(TallyWorld.Day);
        _world.Sent.ShouldBeEmpty();
        _world.Gate.SetResult();
        await _world.Flight.Idle();
        _world.Sent.ShouldBe(["tell:a"]);
    }

    [Fact]
    public async Task Answered_effects_are_settled_without_another_write_of_the_row()
    {
        _world.Gate.SetResult();
        var host = _world.Activate();
        await host.Handle(Add("a", 3, tell: true));
        await _world.Flight.Idle();
        _world.Commits.Count.ShouldBe(1);
        _world.Settlements.ShouldBe([null]); // At rest: nobody need look.
        _world.Durable.Open.ShouldBeEmpty();

        await host.Advance(TallyWorld.Day);
        _world.Sent.ShouldBe(["tell:a"]);
        _world.Commits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_whose_settlement_failed_is_settled_by_the_next_sweep_and_nothing_is_sent_again()
    {
        _world.Gate.SetResult();
        _world.SettlesNothing = true;
        var host = _world.Activate();
        await host.Handle(Add("a", 3, tell: true));
        await _world.Flight.Idle();
        _world.Durable.Open.Count.ShouldBe(1);

        _world.SettlesNothing = false;
        await host.Advance(TallyWorld.Day);
        await _world.Flight.Idle();
        _world.Durable.Open.ShouldBeEmpty();
        _world.Sent.ShouldBe(["tell:a"]);
    }

    [Fact]
    public async Task A_commit_that_comes_while_effects_are_settled_has_its_own_sent_and_settled()
    {
        _world.Gate.SetResult();
        var host = _world.Activate();
        _world.WhileSettling = async () => await host.Handle(Add("b", 3, tell: true));
        await host.Handle(Add("a", 3, tell: true));
        await _world.Flight.Idle();

        _world.Sent.ShouldBe(["tell:a", "tell:b"]);
        _world.Commits.Select(commit => commit.OpenEffects).ShouldBe([1, 1]); // What was answered went with the second.
        _world.Durable.Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_activation_of_a_settled_row_sends_nothing_and_one_that_died_before_sends_again()
    {
        _world.Gate.SetResult();
        _world.SettlesNothing = true;
        await _world.Activate().Handle(Add("a", 3, tell: true));
        await _world.Flight.Idle();
        _world.SettlesNothing = false;
        await _world.Activate().Advance(TallyWorld.Day);
        await _world.Flight.Idle();
        _world.Sent.ShouldBe(["tell:a", "tell:a"]);

        await _world.Activate().Advance(TallyWorld.Day);
        await _world.Flight.Idle();
        _world.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Under_the_real_clock_an_effect_is_due_when_it_has_been_open_for_the_grace()
    {
        var world = new TallyWorld { Grace = TimeSpan.FromSeconds(5) };
        await world.Activate().Handle(Add("a", 3, tell: true));
        world.Commits.Single().DueAt.ShouldBe(TallyWorld.Day.AddSeconds(5));
    }

    [Fact]
    public async Task Who_fails_at_every_step_is_set_aside_after_five_tries_and_taken_up_where_it_stood()
    {
        var host = _world.Activate(fails: true);
        await host.Handle(new TallyCommand.WakeLater(TallyWorld.Day) { CommandId = "w", At = TallyWorld.Day });
        for (var time = 0; time < 4; time++) await Should.ThrowAsync<StepFailedException>(async () => await host.Advance(TallyWorld.Day));
        await host.Advance(TallyWorld.Day);

        _world.Durable.Aside.ShouldBe("InvalidOperationException in EntityHost`2.Handle");
        _world.Commits[^1].DueAt.ShouldBeNull();
        _world.Commits[^1].AddEntries.ShouldBe([new("aside", "1")]);
        (await host.Handle(Add("a", 3))).ShouldBeOfType<SetAside>();

        var mended = _world.Activate();
        (await mended.TakeUp(TallyWorld.Day)).ShouldBeTrue();
        _world.Commits[^1].DueAt.ShouldBe(TallyWorld.Day);
        _world.Commits[^1].RemoveEntries.ShouldBe([new("aside", "1")]);
        await mended.Advance(TallyWorld.Day);
        _world.Durable.State!.Total.ShouldBe(1000);
        (await mended.TakeUp(TallyWorld.Day)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_of_what_went_to_suspense_while_its_receiver_was_set_aside_is_not_taken_when_it_is_back()
    {
        var host = _world.Activate();
        await host.Handle(Add("a", 3));
        await host.PutAside("a fault", TallyWorld.Day);
        var money = Add("b", 4, money: "paid 4");
        (await host.Handle(money)).ShouldBe(new SetAside("a fault"));
        (await host.Handle(Add("c", 5))).ShouldBe(new SetAside("a fault"));

        await host.TakeUp(TallyWorld.Day);
        (await host.Handle(money)).ShouldBe(new SetAside("a fault"));
        (await _world.Activate().Handle(money)).ShouldBe(new SetAside("a fault"));
        (await host.Handle(Add("c", 5))).ShouldBe(new TotalIs(8));
        _world.Durable.State!.Total.ShouldBe(8);
    }

    [Fact]
    public async Task A_persons_order_that_comes_when_what_it_is_about_has_changed_since_is_refused()
    {
        var host = _world.Activate();
        var order = Add("order", 3) with { Actor = "person" };
        await host.Handle(Add("a", 4) with { At = TallyWorld.Day.AddHours(8) });
        (await host.Handle(order)).ShouldBeOfType<Refused>().Code.ShouldBe("late");
        (await host.Handle(order with { CommandId = "again", At = TallyWorld.Day.AddHours(9) })).ShouldBe(new TotalIs(7));
        (await host.Handle(order with { CommandId = "again" })).ShouldBe(new TotalIs(7)); // Answered is answered.
    }

    [Fact]
    public async Task What_goes_to_somebody_who_is_set_aside_stays_open_and_is_sent_again_a_day_later()
    {
        _world.Gate.SetResult();
        _world.IsReceiverAside = true;
        var host = _world.Activate();
        await host.Handle(Add("a", 3, tell: true));
        await _world.Flight.Idle();
        await host.Advance(TallyWorld.Day);
        await _world.Flight.Idle();
        _world.Durable.Open.Single().Effect.Id.ShouldBe("tell:a");
        _world.Commits[^1].DueAt.ShouldBe(TallyWorld.Day.AddDays(1));

        _world.IsReceiverAside = false;
        await host.Advance(TallyWorld.Day.AddDays(1));
        await _world.Flight.Idle();
        await host.Advance(TallyWorld.Day.AddDays(1));
        _world.Durable.Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_crash_an_open_effect_is_sent_again_by_the_sweep()
    {
        await _world.Activate().Handle(Add("a", 3, tell: true)); // Its activation dies with the gate shut.
        var reborn = _world.Activate();
        await reborn.Advance(TallyWorld.Day);
        _world.Gate.SetResult();
        await _world.Flight.Idle();
        _world.Sent.ShouldContain("tell:a");
    }

    [Fact]
    public async Task A_timer_is_due_in_the_row_and_fires_once_at_its_instant()
    {
        var host = _world.Activate();
        await host.Handle(new TallyCommand.WakeLater(TallyWorld.Day.AddDays(1)) { CommandId = "w", At = TallyWorld.Day });
        _world.Commits[^1].DueAt.ShouldBe(TallyWorld.Day.AddDays(1));

        await host.Advance(TallyWorld.Day);
        _world.Durable.State!.Total.ShouldBe(0);
        await host.Advance(TallyWorld.Day.AddDays(1));
        await host.Advance(TallyWorld.Day.AddDays(1));
        _world.Durable.State!.Total.ShouldBe(1000);
    }

    [Fact]
    public async Task Queues_change_in_the_commit_that_changes_the_state()
    {
        var host = _world.Activate();
        await host.Handle(Add("a", 3));
        await host.Handle(Add("b", 4));
        _world.Commits[0].Enqueue.ShouldBe([new QueuePlace("tallies", "0003")]);
        _world.Commits[1].Enqueue.ShouldBe([new QueuePlace("tallies", "0007")]);
        _world.Commits[1].Dequeue.ShouldBe([new QueuePlace("tallies", "0003")]);
    }

    [Fact]
    public async Task Each_event_is_chained_to_the_one_before_and_the_row_keeps_the_head()
    {
        var host = _world.Activate();
        await host.Handle(Add("a", 3));
        await host.Handle(Add("b", 4));
        var (first, second) = (_world.Commits[0].Events.Single(), _world.Commits[1].Events.Single());
        second.PrevHash.ShouldBe(first.Hash);
        second.Hash.ShouldBe(EventChain.Hash(first.Hash, "tally/1", 2, "Added", second.At, second.Actor, second.Body));
        _world.Durable.Head.ShouldBe(second.Hash);
        _world.Durable.Seq.ShouldBe(2);
    }

    private static TallyCommand Add(string id, int number, string? money = null, bool tell = false) =>
        new TallyCommand.Add(number, money, tell) { CommandId = id, At = TallyWorld.Day };
}
