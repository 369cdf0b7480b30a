using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Submission;

namespace ClaimsCluster.Domain.Tests.Payers;

public class PayerInboxTests
{
    private static readonly PayerInboxLifecycle Lifecycle = new("PPO01");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_later_answer_is_due_at_the_acknowledgment_hour_of_its_day()
    {
        var inbox = Do(PayerInbox.None, new PayerInboxCommand.Receive("D", "default") { CommandId = "r", At = At });
        (Lifecycle.NextTimer(inbox), inbox.DaysSinceReceipt).ShouldBe((At.AddHours(1), 0));

        var answered = Do(inbox, new PayerInboxCommand.Finish([new("999", "A")], inbox.AnswerAt(3)) { CommandId = "finish:0", At = At.AddHours(1) });
        (Lifecycle.NextTimer(answered), answered.DaysSinceReceipt).ShouldBe((new DateTimeOffset(2026, 1, 8, 20, 0, 0, TimeSpan.Zero), 3));
        Lifecycle.Index(answered).State.ShouldBe("Received");

        var done = Do(answered, new PayerInboxCommand.Finish([new("277CA", "B")], null) { CommandId = "finish:3", At = At.AddDays(3) });
        Lifecycle.NextTimer(done).ShouldBeNull();
        done.Answers.ShouldBe([new BatchAnswer("999", "A"), new BatchAnswer("277CA", "B")]);
    }

    [Fact]
    public void What_members_refused_is_kept_for_the_answer()
    {
        var inbox = Do(PayerInbox.None, new PayerInboxCommand.Receive("D", "default") { CommandId = "r", At = At });
        var taken = Do(inbox, new PayerInboxCommand.RecordSlice(3, 1, [], [new("C2", "A3", "54")]) { CommandId = "slice:0", At = At });
        (taken.Cursor, taken.Accepted, taken.Rejected).ShouldBe((3, 1, 2));
        taken.Refused.ShouldBe([new RefusedByMember("C2", "A3", "54")]);
    }

    private static PayerInbox Do(PayerInbox state, PayerInboxCommand command)
    {
        var decision = Lifecycle.Decide(state, command);
        decision.Reply.ShouldBe(Done.Instance);
        return decision.Next;
    }
}
