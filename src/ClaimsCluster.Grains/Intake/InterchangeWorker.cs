using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Tracing;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>Reads an inbound file on by one slice, and sends what is in it where it belongs.</summary>
internal sealed class InterchangeWorker(IClusterStore store, ClaimIntakeWork claims, PayerAnswerWork answers, RemittanceIntakeWork payments,
    EligibilityIntakeWork eligibility, SenderAcknowledgments acknowledgments, VisitIntakeWork visits)
    : IWorker<Interchange, InterchangeCommand>, IDisposable
{
    private OpenedFile? _file;

    public async ValueTask<InterchangeCommand?> Step(EntityId id, Interchange state, DateTimeOffset at)
    {
        using var span = FileTrace.Begin("file slice", id.Tenant, state.Document);
        var command = await Next(id, state, at);
        if (command is InterchangeCommand.RecordSlice slice)
        {
            span?.SetTag("claims.count", slice.Count).SetTag("claims.taken", slice.Taken).SetTag("claims.refused", slice.Refused.Count);
        }
        else if (command is InterchangeCommand.Finish end && span is not null)
        {
            span.DisplayName = state.Door == IntakeDoor.Sender ? "file answered" : "file read"; // A payer gets no answer of ours.
            span.SetTag("claims.content", end.Content).SetTag("claims.answers", string.Join(' ', end.Answers.Select(answer => answer.Kind)));
        }

        return command;
    }

    private async ValueTask<InterchangeCommand?> Next(EntityId id, Interchange state, DateTimeOffset at)
    {
        _file ??= new OpenedFile(store, id.Tenant, state.Document, takesEligibility: state.Door == IntakeDoor.Channel);
        var step = new IntakeStep(id, state, at, _file);
        if (state.Door == IntakeDoor.Sender && _file.Visits(state.Cursor) is { } lines) return await Visits(step, lines);

        var command = _file.Inspection.Kind is TransactionKind.Professional837 or TransactionKind.Mixed or TransactionKind.Institutional837 or TransactionKind.Other837
            ? await claims.Slice(step)
            : step.Finish(ContentOf(_file.Inspection.Kind));
        if (command is InterchangeCommand.Finish end)
        {
            command = await Finish(step, end);
            Dispose();
        }

        return command;
    }

    private async ValueTask<InterchangeCommand> Visits(IntakeStep step, VisitLines lines)
    {
        var command = await visits.Slice(step, lines);
        if (command is InterchangeCommand.Finish) Dispose();
        return command;
    }

    /// <summary>Claims are handed on; with the end of the file goes whatever else is in it, and our answers.</summary>
    private async ValueTask<InterchangeCommand> Finish(IntakeStep step, InterchangeCommand.Finish end)
    {
        await payments.Deliver(step);
        var unmatched = await answers.Deliver(step);
        if (step.State.Door == IntakeDoor.Channel)
        {
            var heard = await eligibility.Deliver(step);
            return end with
            {
                Unmatched = [.. unmatched, .. heard.Unmatched],
                BillsPayers = [.. heard.BillsPayers],
                AsksPayers = [.. heard.AsksPayers],
            };
        }

        return end with
        {
            Unmatched = [.. unmatched],
            Answers = [.. await acknowledgments.Answer(step)],
            Envelopes = [.. SeenEnvelopes.Of(step.File.Inspection).Distinct()],
        };
    }

    private static string ContentOf(TransactionKind kind) => kind switch
    {
        TransactionKind.Professional837 => "837P",
        TransactionKind.Institutional837 => "837I",
        TransactionKind.Remittance835 => "835",
        TransactionKind.Acknowledgment999 => "999",
        TransactionKind.Acknowledgment997 => "997",
        TransactionKind.ClaimAcknowledgment277 => "277CA",
        TransactionKind.Eligibility270 => "270",
        TransactionKind.Eligibility271 => "271",
        TransactionKind.Ta1 => "TA1",
        TransactionKind.Unknown => Interchange.Unreadable,
        _ => kind.ToString(),
    };

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}

/// <summary>What a step of intake works on.</summary>
internal sealed record IntakeStep(EntityId Id, Interchange State, DateTimeOffset At, OpenedFile File)
{
    public string Tenant => Id.Tenant;

    public InterchangeCommand.RecordSlice Slice(string content, int count) =>
        new(content, count, 0, [], []) { CommandId = $"slice:{State.Cursor}", At = At };

    public InterchangeCommand.Finish Finish(string content, params IEnumerable<Answered> answers) =>
        new(content, [.. answers]) { CommandId = "finish", At = At };
}
