using System.Buffers;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Registration;

/// <summary>
/// Gathers what visits have to ask a payer, seals the 270 and sends it. Nobody leaves the queue by being asked for: a
/// crash gathers again, and who is not answered is asked for again.
/// </summary>
internal sealed class EligibilityBatchWorker(
    IClusterStore store, IEntities entities, ITradingPartnerChannel channel, ControlNumberSource controls)
    : IWorker<EligibilityBatch, EligibilityBatchCommand>
{
    private const int PageSize = 512;

    public async ValueTask<EligibilityBatchCommand?> Step(EntityId id, EligibilityBatch state, DateTimeOffset at) => state.Phase switch
    {
        EligibilityPhase.Open => await Seal(id, state, at),
        EligibilityPhase.Sealed => await Send(id, state, at),
        _ => null,
    };

    private async ValueTask<EligibilityBatchCommand> Seal(EntityId id, EligibilityBatch state, DateTimeOffset at)
    {
        var payer = SubmissionBatch.PayerOf(id.Key);
        var reference = EligibilityBatch.ReferenceOf(payer, state.CutAt!.Value);
        var inquiries = await Inquiries(id.Tenant, payer);
        if (inquiries.Count == 0) return new EligibilityBatchCommand.CloseEmpty { CommandId = $"empty:{reference}", At = at };

        var control = await controls.Next(id.Tenant, payer, $"270:{reference}", at);
        var (us, receiver) = (SubmissionBatchWorker.Us, SubmissionBatchWorker.EnvelopeId(payer));
        var bytes = new ArrayBufferWriter<byte>(inquiries.Count * 256);
        EligibilityWriter.Write(
            bytes, new("ZZ", us, "ZZ", receiver, at.UtcDateTime, control, 'P', us, receiver, control),
            [new EligibilityInquiries(reference, [.. inquiries.Select(EligibilityMessages.Ask)])]);
        var document = await store.Keep(id.Tenant, bytes.WrittenMemory);
        return new EligibilityBatchCommand.Seal(new(reference, document, bytes.WrittenCount, inquiries.Count, control, receiver))
        {
            CommandId = $"seal:{reference}",
            At = at,
        };
    }

    private async ValueTask<EligibilityBatchCommand> Send(EntityId id, EligibilityBatch state, DateTimeOffset at)
    {
        var batch = state.Sealed!;
        var payer = SubmissionBatch.PayerOf(id.Key);
        await channel.Send(new(id.Tenant, PayerInbox.TenantOf(payer), batch.Document, $"{batch.Reference}.270", at));
        return new EligibilityBatchCommand.ConfirmSent { CommandId = $"sent:{batch.Reference}", At = at };
    }

    /// <summary>In the queue's order; those to one provider stand together, as the 270 does.</summary>
    private async ValueTask<List<EligibilityInquiry>> Inquiries(string tenant, string payer)
    {
        var inquiries = new List<EligibilityInquiry>();
        for (QueuedItem? after = null; ;)
        {
            var page = await store.Queue(tenant, EncounterIdentity.EligibilityQueue(payer), PageSize, after);
            if (page.Count == 0) break;
            after = page[^1];
            var asked = await Task.WhenAll(page.Select(item => entities.Entity<IEncounterGrain>(item.Item).Inquiries(payer).AsTask()));
            inquiries.AddRange(asked.SelectMany(visit => visit));
        }

        return [.. inquiries.OrderBy(inquiry => inquiry.ProviderNpi, StringComparer.Ordinal)];
    }
}
