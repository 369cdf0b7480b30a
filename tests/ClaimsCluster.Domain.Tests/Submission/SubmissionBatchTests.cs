using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;

namespace ClaimsCluster.Domain.Tests.Submission;

public class SubmissionBatchTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly SealedBatch Sealed = new("PPO01-20260105", "hash", 100, 2, Money.Exactly(250m), 7, "PPO01");

    private readonly SubmissionBatchLifecycle _rules = new();
    private SubmissionBatch _batch = SubmissionBatch.None;

    [Fact]
    public void What_waits_by_day_is_cut_at_eighteen_and_after_that_the_day_after()
    {
        When<SubmissionBatchCommand.Open>(Day);
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(18));

        _batch = SubmissionBatch.None;
        When<SubmissionBatchCommand.Open>(Day.AddHours(19));
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(42));
    }

    [Fact]
    public void A_sealed_batch_is_due_until_it_is_sent_and_then_at_the_acknowledgment_hour()
    {
        Seal();
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(18));
        When<SubmissionBatchCommand.ConfirmSent>(Day.AddHours(18));
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(20));
    }

    [Fact]
    public void The_next_batch_opens_when_all_members_of_the_last_are_told()
    {
        Seal();
        When<SubmissionBatchCommand.ConfirmSent>(Day.AddHours(18));
        When<SubmissionBatchCommand.Open>(Day.AddHours(18));
        _batch.Phase.ShouldBe(BatchPhase.Sent);
        When<SubmissionBatchCommand.CloseTold>(Day.AddHours(20));
        _batch.Phase.ShouldBe(BatchPhase.Open);
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(42));
    }

    [Theory]
    [InlineData("PPO01-20260105", true)]
    [InlineData("PPO01/000000007", true)]
    [InlineData("BLU01/000000007", false)]
    [InlineData("PPO01-20260104", false)]
    public void An_answer_is_the_batchs_while_it_tells_and_the_bearers_after_it(string reference, bool batchTells)
    {
        Seal();
        When<SubmissionBatchCommand.ConfirmSent>(Day.AddHours(18));
        Take(reference).ShouldBe(new AnswerTaken(batchTells));
        When<SubmissionBatchCommand.CloseTold>(Day.AddHours(20));
        Take(reference).ShouldBe(new AnswerTaken(false) { IsTold = batchTells });
    }

    [Fact]
    public void A_batch_that_is_asked_for_with_an_instant_long_past_takes_a_number_that_is_free()
    {
        Seal();
        When<SubmissionBatchCommand.ConfirmSent>(Day.AddHours(18));
        When<SubmissionBatchCommand.CloseTold>(Day.AddHours(20));
        When<SubmissionBatchCommand.Open>(Day);
        _rules.NextTimer(_batch).ShouldBe(Day.AddHours(42));
    }

    [Fact]
    public void A_member_who_is_set_aside_is_told_when_he_takes_again_and_the_batch_is_done()
    {
        Seal();
        When<SubmissionBatchCommand.ConfirmSent>(Day.AddHours(18));
        var untold = new Effect(new("claim", "default", "C1"), new SubmissionBatchCommand.Open { CommandId = "tell", At = Day });
        var told = _rules.Decide(_batch, new SubmissionBatchCommand.CloseTold { CommandId = "e", At = Day.AddHours(20), Untold = [untold] });
        told.Effects.ShouldBe([untold]);
        told.Next.Phase.ShouldBe(BatchPhase.Idle);
    }

    private void Seal()
    {
        When<SubmissionBatchCommand.Open>(Day);
        _batch = _rules.Decide(_batch, new SubmissionBatchCommand.Seal(Sealed) { CommandId = "s", At = Day.AddHours(18) }).Next;
    }

    private Reply Take(string reference)
    {
        var decision = _rules.Decide(_batch, new SubmissionBatchCommand.TakeAnswer(reference, new("999", "x")) { CommandId = "t", At = Day });
        _batch = decision.Next;
        return decision.Reply;
    }

    private void When<T>(DateTimeOffset at) where T : SubmissionBatchCommand
    {
        SubmissionBatchCommand command = typeof(T).Name switch
        {
            nameof(SubmissionBatchCommand.Open) => new SubmissionBatchCommand.Open { CommandId = "o", At = at },
            nameof(SubmissionBatchCommand.ConfirmSent) => new SubmissionBatchCommand.ConfirmSent { CommandId = "c", At = at },
            _ => new SubmissionBatchCommand.CloseTold { CommandId = "e", At = at },
        };
        _batch = _rules.Decide(_batch, command).Next;
    }
}
