using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Submission;
using static ClaimsCluster.Domain.Intake.InterchangeCommand;
using static ClaimsCluster.Domain.Intake.InterchangeEvent;

namespace ClaimsCluster.Domain.Intake;

/// <summary>The life of an inbound file: received, handed on in slices, answered. A crash resumes at the cursor.</summary>
public sealed class InterchangeLifecycle : IDecider<Interchange, InterchangeCommand>
{
    /// <summary>Files of senders are taken up one after the other: the queue they stand in.</summary>
    public const string IntakeQueue = "intake";

    /// <summary>A file is found by its envelopes: the first one under a control number, and those after it.</summary>
    public const string EnvelopeEntry = "envelope";

    private readonly string _tenant;

    /// <summary>The rules for the files of one tenant.</summary>
    public InterchangeLifecycle(string tenant) => _tenant = tenant;

    /// <inheritdoc/>
    public Interchange Empty => Interchange.None;

    /// <inheritdoc/>
    public Decision<Interchange> Decide(Interchange state, InterchangeCommand command) => (state.Phase, command) switch
    {
        (IntakePhase.None, Receive c) => this.Then(
            state, Done.Instance,
            [new FileReceived(c.Document, c.Name, c.Length, c.Door, c.EnterAt, c.Ordinal)],
            c.Door == IntakeDoor.Sender ? [Lane.Expect(_tenant, IntakeQueue, c.EnterAt, c.Document, c.At)] : []),
        (_, Receive) => this.Nothing(state, Done.Instance),
        (IntakePhase.Waiting or IntakePhase.Taking, RecordSlice c) => this.Then(
            state, Done.Instance,
            [new SliceTaken(c.Content, c.Count, c.Taken, c.Refused)],
            [.. c.CleanPayers.Select(payer => OpenBatch(state, payer, c)), .. c.AsksPayers.Select(payer => OpenInquiries(state, payer, c))]),
        (IntakePhase.Waiting or IntakePhase.Taking, Finish c) => this.Then(
            state, Done.Instance,
            [
                .. c.Unmatched.Select(answer => new AnswerUnmatched(answer)),
                new FileFinished(c.Content, c.Answers) { Envelopes = c.Envelopes },
            ],
            [
                .. c.BillsPayers.Select(payer => OpenBatch(state, payer, c)),
                .. c.AsksPayers.Select(payer => OpenInquiries(state, payer, c)),
            ]),
        _ => this.Nothing(state, new Refused("not-now", $"The file is {state.Phase}.")),
    };

    /// <inheritdoc/>
    public Interchange Evolve(Interchange state, DomainEvent happened) => happened switch
    {
        FileReceived e => state with
        {
            Document = e.Sha256,
            Name = e.Name,
            Length = e.Length,
            Door = e.Door,
            EnterAt = e.EnterAt,
            Ordinal = e.Ordinal,
            Phase = IntakePhase.Waiting,
        },
        SliceTaken e => state with
        {
            Content = e.Content,
            Phase = IntakePhase.Taking,
            Cursor = state.Cursor + e.Count,
            Taken = state.Taken + e.Taken,
            Refused = state.Refused + e.Refused.Count(refused => !refused.Duplicate),
            Duplicates = state.Duplicates + e.Refused.Count(refused => refused.Duplicate),
        },
        AnswerUnmatched e => state with { Unmatched = state.Unmatched.Add(e.Answer) },
        FileFinished e => state with
        {
            Content = e.Content,
            Phase = IntakePhase.Finished,
            Answers = e.Answers,
            Envelopes = e.Envelopes,
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>A sender's file is worked by its lane, a payer's by itself.</remarks>
    public DateTimeOffset? NextTimer(Interchange state) => state.Door == IntakeDoor.Channel ? WorkAt(state) : null;

    /// <inheritdoc/>
    public DateTimeOffset? WorkAt(Interchange state) =>
        state.Phase is IntakePhase.Waiting or IntakePhase.Taking ? state.EnterAt : null;

    /// <inheritdoc/>
    public InterchangeCommand Wake(Interchange state, DateTimeOffset at) =>
        throw new UnreachableException("A file is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(Interchange state) => new(state.Phase.ToString())
    {
        Queues = state.Door == IntakeDoor.Sender && WorkAt(state) is { } enter
            ? [Lane.Place(IntakeQueue, enter, $"{state.Ordinal:000000}")]
            : [],
        Entries = [.. state.Envelopes.Select(envelope => new EntryPlace(EnvelopeEntry, envelope))],
    };

    private Effect OpenBatch(Interchange state, string payer, InterchangeCommand command) => new(
        SubmissionBatch.IdOf(_tenant, payer),
        new SubmissionBatchCommand.Open { CommandId = $"open:{payer}:{state.Document}:{state.Cursor}", At = command.At });

    private Effect OpenInquiries(Interchange state, string payer, InterchangeCommand command) => new(
        EligibilityBatch.IdOf(_tenant, payer),
        new EligibilityBatchCommand.Open { CommandId = $"ask:{payer}:{state.Document}:{state.Cursor}", At = command.At });
}
