using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>Reads an inbound file on by one slice, and sends what is in it where it belongs.</summary>
internal sealed class InterchangeWorker(IClusterStore store, ClaimIntakeWork claims, PayerAnswerWork answers, RemittanceIntakeWork payments)
    : IWorker<Interchange, InterchangeCommand>, IDisposable
{
    private OpenedFile? _file;

    public async ValueTask<InterchangeCommand?> Step(EntityId id, Interchange state, DateTimeOffset at)
    {
        _file ??= new OpenedFile(store, id.Tenant, state.Document);
        var step = new IntakeStep(id, state, at, _file);
        var command = _file.Inspection.Kind switch
        {
            TransactionKind.Acknowledgment999 => await answers.SyntaxAnswer(step),
            TransactionKind.ClaimAcknowledgment277 => await answers.ClaimAnswer(step),
            TransactionKind.Remittance835 => await payments.Slice(step),
            TransactionKind.Mixed => await Mixed(step),
            _ => await claims.Slice(step),
        };
        if (command is InterchangeCommand.Finish) Dispose();
        return command;
    }

    /// <summary>A file with sets of several kinds: claims first, and with its end whatever else is in it.</summary>
    private async ValueTask<InterchangeCommand> Mixed(IntakeStep step)
    {
        var command = await claims.Slice(step);
        if (command is not InterchangeCommand.Finish) return command;

        await payments.Deliver(step);
        await answers.DeliverSyntax(step);
        await answers.DeliverClaims(step);
        return command;
    }

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
