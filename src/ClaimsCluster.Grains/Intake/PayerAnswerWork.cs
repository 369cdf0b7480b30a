using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Acknowledgments;

namespace ClaimsCluster.Grains.Intake;

/// <summary>A payer's 999 or 277CA to the batch that it answers; after the batch has told, to the claims themselves.</summary>
internal sealed class PayerAnswerWork(IClusterStore store, ITransport transport)
{
    public async ValueTask<InterchangeCommand> SyntaxAnswer(IntakeStep step)
    {
        await DeliverSyntax(step);
        return step.Finish("999");
    }

    public async ValueTask<InterchangeCommand> ClaimAnswer(IntakeStep step)
    {
        await DeliverClaims(step);
        return step.Finish("277CA");
    }

    /// <summary>Every 999 of the file to its batch.</summary>
    public async ValueTask DeliverSyntax(IntakeStep step)
    {
        using var bytes = step.File.Open();
        var sender = step.File.Inspection.Interchanges is [var first, ..] ? first.SenderId : "";
        foreach (var answer in ImplementationAcknowledgment.Read(bytes))
        {
            var reference = SealedBatch.ReferenceOf(sender, answer.GroupControl);
            await Offer(step, SubmissionBatchLifecycle.ControlEntry, reference, new("999", step.State.Document));
        }
    }

    /// <summary>Every 277CA of the file to its batch, or to the claims.</summary>
    public async ValueTask DeliverClaims(IntakeStep step)
    {
        using var bytes = step.File.Open();
        foreach (var answer in ClaimAcknowledgment.Read(bytes))
        {
            var batchTells = await Offer(
                step, SubmissionBatchLifecycle.NumberEntry, answer.Reference, new("277CA", step.State.Document));
            if (!batchTells) await TellClaims(step, answer);
        }
    }

    /// <returns>True when the batch tells its members itself.</returns>
    private async ValueTask<bool> Offer(IntakeStep step, string index, string reference, BatchAnswer answer)
    {
        foreach (var batch in await store.Find(step.Tenant, index, reference))
        {
            var reply = await transport.Send(batch, new SubmissionBatchCommand.TakeAnswer(reference, answer)
            {
                CommandId = $"answer:{answer.Document}:{reference}",
                At = step.At,
            });
            if (reply is AnswerTaken { BatchTells: true }) return true;
        }

        return false;
    }

    private Task TellClaims(IntakeStep step, ClaimAcknowledgment answer) => Parallel.ForEachAsync(
        answer.Claims.Select((claim, index) => (claim, index)),
        new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (item, _) =>
        {
            var (claim, index) = item;
            if (ClaimIdentity.ClaimOf(claim.ClaimNumber) is not { } claimId) return;
            await transport.Send(ClaimGrain.IdOf(step.Tenant, claimId), new ClaimCommand.Acknowledge(
                claim.ClaimNumber, StatusOf(claim, answer.Reference))
            {
                CommandId = $"acknowledge:{step.State.Document}:{index}",
                At = step.At,
                Actor = "payer",
            });
        });

    internal static PayerStatus StatusOf(AcknowledgedClaim claim, string document) =>
        new(claim.Category, claim.Status, claim.Entity, claim.Icn, document);
}
