using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Acknowledgments;

namespace ClaimsCluster.Grains.Intake;

/// <summary>
/// A payer's TA1, 999 or 277CA to the batch that it answers; after the batch has told, a 277CA to the claims themselves.
/// What answers nothing of ours is handed back: nothing that a payer says is dropped (D§10).
/// </summary>
internal sealed class PayerAnswerWork(IClusterStore store, ITransport transport)
{
    private const string RefusedInquiries = "our 270: what it asked stays open, and is asked again with the next one";

    /// <summary>Every answer of the file to its place; those that have none.</summary>
    public async ValueTask<List<UnmatchedAnswer>> Deliver(IntakeStep step) =>
        [.. await DeliverEnvelopes(step), .. await DeliverSyntax(step), .. await DeliverClaims(step)];

    private async ValueTask<List<UnmatchedAnswer>> DeliverEnvelopes(IntakeStep step)
    {
        var unmatched = new List<UnmatchedAnswer>();
        if (!step.File.Inspection.Interchanges.Any(interchange => interchange.AcknowledgmentCount > 0)) return unmatched;

        using var bytes = step.File.Open();
        foreach (var answer in InterchangeAcknowledgment.Read(bytes))
        {
            if (await IsToInquiries(step, answer.Control))
            {
                if (answer.Status == 'R') unmatched.Add(new("TA1", answer.Control, 1, $"R {answer.Note}, {RefusedInquiries}"));
                continue;
            }

            var reply = await Offer(step, SubmissionBatchLifecycle.ControlEntry, SealedBatch.ReferenceOf(SenderOf(step), answer.Control), "TA1");
            if (Unheard(reply, answer.IsAccepted) is { } reason) unmatched.Add(new("TA1", answer.Control, 1, $"{answer.Status} {answer.Note}, {reason}"));
        }

        return unmatched;
    }

    private async ValueTask<List<UnmatchedAnswer>> DeliverSyntax(IntakeStep step)
    {
        var unmatched = new List<UnmatchedAnswer>();
        using var bytes = step.File.Open();
        foreach (var answer in ImplementationAcknowledgment.Read(bytes))
        {
            if (await IsToInquiries(step, answer.GroupControl))
            {
                if (answer.Status is not ('A' or 'E')) unmatched.Add(new("999", answer.GroupControl, Math.Max(1, answer.ReceivedSets), $"{answer.Status}, {RefusedInquiries}"));
                continue;
            }

            var reply = await Offer(step, SubmissionBatchLifecycle.ControlEntry, SealedBatch.ReferenceOf(SenderOf(step), answer.GroupControl), "999");
            if (Unheard(reply, answer.Status is 'A' or 'E') is { } reason)
                unmatched.Add(new("999", answer.GroupControl, Math.Max(1, answer.ReceivedSets), $"{answer.Status}, {reason}"));
        }

        return unmatched;
    }

    private async ValueTask<List<UnmatchedAnswer>> DeliverClaims(IntakeStep step)
    {
        var unmatched = new List<UnmatchedAnswer>();
        using var bytes = step.File.Open();
        foreach (var answer in ClaimAcknowledgment.Read(bytes))
        {
            var reply = await Offer(step, SubmissionBatchLifecycle.NumberEntry, answer.Reference, "277CA");
            var (unknown, aside) = reply is { BatchTells: true }
                ? (answer.Claims.Count(claim => ClaimIdentity.ClaimOf(claim.ClaimNumber) is null), 0)
                : await TellClaims(step, answer);
            if (aside > 0) unmatched.Add(new("277CA", answer.Reference, aside, $"claims that are set aside: {aside} of {answer.Claims.Count}"));
            if (unknown > 0) unmatched.Add(new("277CA", answer.Reference, unknown, $"claims that are not ours: {unknown} of {answer.Claims.Count}"));
            else if (answer.Claims.Count == 0 && reply is null) unmatched.Add(new("277CA", answer.Reference, 0, "no batch of ours"));
        }

        return unmatched;
    }

    /// <summary>It speaks of a 270 of ours, whose answer is a 271.</summary>
    private async ValueTask<bool> IsToInquiries(IntakeStep step, string control) =>
        (await store.Find(step.Tenant, EligibilityBatchLifecycle.ControlEntry, SealedBatch.ReferenceOf(SenderOf(step), control))).Count > 0;

    /// <summary>Who sends the answer: our batches to him are counted under his id.</summary>
    private static string SenderOf(IntakeStep step) => step.File.Inspection.Interchanges is [var first, ..] ? first.SenderId : "";

    /// <summary>Why an answer to a whole batch is not heard; null when it is, or when it says nothing new.</summary>
    private static string? Unheard(AnswerTaken? reply, bool isAccepted) => reply switch
    {
        null => "no batch of ours",
        { BatchTells: false } when !isAccepted => "too late: the claims of that batch have gone on",
        _ => null,
    };

    /// <returns>What the batch says; null when nobody is found.</returns>
    private async ValueTask<AnswerTaken?> Offer(IntakeStep step, string index, string reference, string kind)
    {
        AnswerTaken? told = null;
        foreach (var batch in await store.Find(step.Tenant, index, reference))
        {
            var reply = await transport.Send(batch, new SubmissionBatchCommand.TakeAnswer(reference, new(kind, step.State.Document))
            {
                CommandId = $"answer:{kind}:{step.State.Document}:{reference}",
                At = step.At,
            });
            if (reply is AnswerTaken { BatchTells: true } taken) return taken;
            if (reply is AnswerTaken { IsTold: true } late) told = late;
        }

        return told;
    }

    /// <returns>How many of them are not ours, and how many heard nothing because they are set aside.</returns>
    private async ValueTask<(int Unknown, int Aside)> TellClaims(IntakeStep step, ClaimAcknowledgment answer)
    {
        var (unknown, aside) = (0, 0);
        await Bounded.ForEach(answer.Claims.Select((claim, index) => (claim, index)), 64, async item =>
        {
            var (claim, index) = item;
            var heard = ClaimIdentity.ClaimOf(claim.ClaimNumber) is { } claimId ? await Tell(step, answer, claim, claimId, index) : null;
            if (heard is null or Refused) Interlocked.Increment(ref unknown);
            else if (heard is SetAside) Interlocked.Increment(ref aside);
        });
        return (unknown, aside);
    }

    private ValueTask<Reply> Tell(IntakeStep step, ClaimAcknowledgment answer, AcknowledgedClaim claim, string claimId, int index) =>
        transport.Send(ClaimGrain.IdOf(step.Tenant, claimId), new ClaimCommand.Acknowledge(
            claim.ClaimNumber, StatusOf(claim, answer.Reference))
        {
            CommandId = $"acknowledge:{step.State.Document}:{index}",
            At = step.At,
            Actor = "payer",
        });

    internal static PayerStatus StatusOf(AcknowledgedClaim claim, string document) =>
        new(claim.Category, claim.Status, claim.Entity, claim.Icn, document);
}
