using System.Buffers;
using System.Collections.Concurrent;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cluster.Tests.Registration;

/// <summary>A 271 comes to the visits that asked.</summary>
public sealed class EligibilityIntakeTests : IAsyncDisposable
{
    private const string Visit = "V000000000000001";

    private static readonly DateTimeOffset Morning = Instants.On(new(2026, 1, 5), Instants.EligibilityAnswerHour);

    private readonly StoreFolder _folder = StoreFolder.Temporary();
    private readonly SqliteClusterStore _store;
    private readonly Visits _visits = new();

    public EligibilityIntakeTests() => _store = SqliteClusterStore.Open(_folder.Database);

    [Fact]
    public async Task Answers_go_to_their_visits_and_what_these_want_next_is_gathered()
    {
        await Keep(EncounterIdentity.IdOf("default", Visit));
        var heard = await Deliver(Answered($"{Visit}1", "1"), Answered($"{Visit}2", "6"));
        heard.Unmatched.ShouldBeEmpty();
        heard.BillsPayers.ShouldBe(["PPO01"]);
        heard.AsksPayers.ShouldBe(["MCD01"]);
        _visits.Verified.Select(one => (one.To.Key, one.Answer.Trace, one.Answer.Coverage)).ShouldBe(
            [(Visit, $"{Visit}1", CoverageAnswer.Active), (Visit, $"{Visit}2", CoverageAnswer.Inactive)]);
        _visits.Verified.ShouldAllBe(one => one.Answer.Document.Length == 64 && one.Answer.AnsweredOn == new DateOnly(2026, 1, 5));
    }

    [Fact]
    public async Task An_answer_to_nothing_of_ours_is_kept_as_that()
    {
        var heard = await Deliver(Answered("SHORT", "1"), Answered($"{Visit}1", "1"));
        heard.Unmatched.ShouldBe([
            new("271", "SHORT", 1, "no visit of ours asked"), new("271", $"{Visit}1", 1, "no visit of ours asked"),
        ]);
        _visits.Verified.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_271_that_breaks_the_guide_is_not_lost()
    {
        await Keep(EncounterIdentity.IdOf("default", Visit));
        var heard = await Deliver(file => file.Replace("SE*", "SE*9", StringComparison.Ordinal), Answered($"{Visit}1", "1"));
        heard.Unmatched.ShouldHaveSingleItem().Reason.ShouldStartWith("set 0001 is not right X12");
        _visits.Verified.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_whole_270_is_each_inquirys()
    {
        await Keep(EncounterIdentity.IdOf("default", Visit));
        var batch = EligibilityBatch.IdOf("default", "PPO01");
        await Keep(batch, new EntryPlace(EligibilityBatchLifecycle.ReferenceEntry, "E-PPO01-20260105"));
        var asked = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(asked, new("ZZ", "US", "ZZ", "PPO01", Morning.UtcDateTime, 1, 'T', "US", "PPO01", 1), [new EligibilityInquiries("E-PPO01-20260105", [Asked($"{Visit}1")])]);
        _visits.Sealed = new("E-PPO01-20260105", await _store.Keep("default", asked.WrittenMemory), 1, 1, 1, "PPO01");

        var heard = await Deliver(file => file.Replace("SE*3*", "HL*1**20*1~NM1*PR*2*P*****PI*PPO01~AAA*Y**42*R~SE*6*", StringComparison.Ordinal));
        heard.Unmatched.ShouldBeEmpty();
        var (to, answer) = _visits.Verified.ShouldHaveSingleItem();
        (to.Key, answer.Coverage, answer.RejectReason, answer.FollowUp).ShouldBe((Visit, CoverageAnswer.Rejected, "42", "R"));
    }

    [Fact]
    public void What_the_visits_want_opens_batches()
    {
        var lifecycle = new InterchangeLifecycle("default");
        var received = lifecycle.Decide(Interchange.None, new InterchangeCommand.Receive("D", "a.271", 1, IntakeDoor.Channel, Morning, 0) { CommandId = "r", At = Morning });
        var finished = lifecycle.Decide(received.Next, new InterchangeCommand.Finish("271", []) { CommandId = "f", At = Morning, BillsPayers = ["PPO01"], AsksPayers = ["MCD01"] });
        finished.Effects.Select(effect => (effect.To, effect.Command.GetType())).ShouldBe(
        [
            (SubmissionBatch.IdOf("default", "PPO01"), typeof(SubmissionBatchCommand.Open)),
            (EligibilityBatch.IdOf("default", "MCD01"), typeof(EligibilityBatchCommand.Open)),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Keep(EntityId id, params EntryPlace[] entries) =>
        await _store.Commit(new(id, new("There"), Morning, null, 0, []) { AddEntries = entries }, [], 0);

    private ValueTask<HeardEligibility> Deliver(params AnsweredEligibility[] answers) => Deliver(file => file, answers);

    private async ValueTask<HeardEligibility> Deliver(Func<string, string> change, params AnsweredEligibility[] answers)
    {
        var written = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(
            written, new("ZZ", "PPO01", "ZZ", "US", Morning.UtcDateTime, 1, 'T', "PPO01", "US", 1),
            [new EligibilityResponses("E-PPO01-20260105", answers)]);
        var document = await _store.Keep("default", System.Text.Encoding.ASCII.GetBytes(change(System.Text.Encoding.ASCII.GetString(written.WrittenSpan))));
        using var file = new OpenedFile(_store, "default", document, takesEligibility: true);
        var state = Interchange.None with { Document = document, Door = IntakeDoor.Channel };
        return await new EligibilityIntakeWork(_store, _visits).Deliver(new(new("interchange", "default", document), state, Morning, file));
    }

    private static AskedEligibility Asked(string trace) => new()
    {
        Source = new("PPO", "PPO01", "PI"),
        Receiver = new("CLINIC", "1234567893", "XX"),
        Subscriber = new() { LastName = "DOE", FirstName = "JANE", MemberId = "M1" },
        Trace = trace,
        Day = new(2026, 1, 5),
    };

    private static AnsweredEligibility Answered(string trace, string status) => EligibilityMessages.Answer(
        Asked(trace),
        new()
        {
            Coverage = status == "1" ? CoverageAnswer.Active : CoverageAnswer.Inactive,
            Benefits = [new() { Information = status, ServiceType = "30" }],
        },
        new(2026, 1, 5));

    /// <summary>Visits that take every answer: the second one asks another payer.</summary>
    private sealed class Visits : ITransport
    {
        public ConcurrentQueue<(EntityId To, EligibilityAnswer Answer)> Verified { get; } = [];

        public SealedInquiries? Sealed { get; set; }

        public ValueTask<Reply> Send(EntityId to, Command command)
        {
            if (command is EligibilityBatchCommand.Recall) return new(new Recalled(Sealed));
            Verified.Enqueue((to, command.ShouldBeOfType<EncounterCommand.Verify>().Answer));
            return new(new VisitTaken(to.Key, VisitOutcome.Taken, Verified.Count > 1 ? ["MCD01"] : [], ["PPO01"]));
        }
    }
}
