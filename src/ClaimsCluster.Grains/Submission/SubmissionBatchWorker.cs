using System.Buffers;
using System.Diagnostics;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Tracing;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Grains.Submission;

/// <summary>Gathers a payer's clean filings, seals their 837, sends it, and tells the members what came of it.</summary>
internal sealed class SubmissionBatchWorker(
    IClusterStore store, IEntities entities, ITransport transport, ITradingPartnerChannel channel,
    ControlNumberSource controls, BatchTelling telling) : IWorker<SubmissionBatch, SubmissionBatchCommand>
{
    private const int PageSize = 512;
    private const int ClaimsPerSet = 5000; // What the 837P guide recommends at the most.
    internal const string Us = "CLAIMSCLUSTER";

    public async ValueTask<SubmissionBatchCommand?> Step(EntityId id, SubmissionBatch state, DateTimeOffset at) => state.Phase switch
    {
        BatchPhase.Open => await Gather(id, state, at) ? null : await Seal(id, state, at),
        BatchPhase.Sealed => await Send(id, state, at),
        BatchPhase.Sent => await telling.Tell(id, state, at),
        _ => null,
    };

    /// <returns>True while there was something to gather.</returns>
    private async ValueTask<bool> Gather(EntityId id, SubmissionBatch state, DateTimeOffset at)
    {
        var payer = SubmissionBatch.PayerOf(id.Key);
        var number = SubmissionBatch.NumberOf(payer, state.DueAt);
        var page = await store.Queue(id.Tenant, ClaimLifecycle.SubmitQueue(payer), PageSize);
        await Task.WhenAll(page.Select(item => transport.Send(
            item.Item, new ClaimCommand.AddToBatch(number) { CommandId = $"batch:{number}", At = at }).AsTask()));
        return page.Count > 0;
    }

    private async ValueTask<SubmissionBatchCommand> Seal(EntityId id, SubmissionBatch state, DateTimeOffset at)
    {
        var began = Stopwatch.GetTimestamp();
        var payer = SubmissionBatch.PayerOf(id.Key);
        var number = SubmissionBatch.NumberOf(payer, state.DueAt);
        var filings = await Members(id.Tenant, number);
        if (filings.Count == 0) return new SubmissionBatchCommand.CloseEmpty { CommandId = $"empty:{number}:{at:O}", At = at };

        var control = await controls.Next(id.Tenant, payer, $"837:{number}", at);
        var bytes = new ArrayBufferWriter<byte>(filings.Count * 1024);
        var receiver = EnvelopeId(payer);
        ProfessionalClaimWriter.Write(
            bytes,
            new InterchangeHeader("ZZ", Us, "ZZ", receiver, at.UtcDateTime, control, 'P', Us, receiver, control),
            new Submitter("CLAIMSCLUSTER BILLING", Us, "EDI", "8005550100"), new Receiver(receiver, receiver),
            [.. filings.Chunk(ClaimsPerSet).Select((set, index) => new OutboundSet($"{index + 1:0000}", number, [.. set.Select(Outbound)]))]);
        var document = await store.Keep(id.Tenant, bytes.WrittenMemory);
        var batch = new SealedBatch(
            number, document, bytes.WrittenCount, filings.Count, filings.Sum(filing => filing.Charge), control, receiver);
        using var span = FileTrace.Made("batch sealed", id.Tenant, document, began, filings.Select(filing => filing.Document));
        span?.SetTag("claims.count", filings.Count);
        return new SubmissionBatchCommand.Seal(batch) { CommandId = $"seal:{number}", At = at };
    }

    private async ValueTask<SubmissionBatchCommand> Send(EntityId id, SubmissionBatch state, DateTimeOffset at)
    {
        var batch = state.Sealed!;
        var payer = SubmissionBatch.PayerOf(id.Key);
        using var span = FileTrace.Begin("batch sent", id.Tenant, batch.Document);
        await channel.Send(new(id.Tenant, PayerInbox.TenantOf(payer), batch.Document, $"{batch.Number}.837", at));
        return new SubmissionBatchCommand.ConfirmSent { CommandId = $"sent:{batch.Number}", At = at };
    }

    /// <summary>The filings of a batch, in the queue's order: by billing provider, then claim.</summary>
    private async ValueTask<List<OutboundFiling>> Members(string tenant, string number)
    {
        var filings = new List<OutboundFiling>();
        for (QueuedItem? after = null; ;)
        {
            var page = await store.Queue(tenant, ClaimLifecycle.BatchQueue(number), PageSize, after);
            if (page.Count == 0) return filings;
            after = page[^1];
            var records = await Task.WhenAll(page.Select(item => entities.Entity<IClaimGrain>(item.Item).Outbound(number).AsTask()));
            filings.AddRange(records.OfType<OutboundFiling>());
        }
    }

    private static OutboundClaim Outbound(OutboundFiling filing) => new(
        filing.Record.Parts(), filing.Clm01, filing.Frequency, filing.OriginalReference,
        [.. Enumerable.Range(1, filing.LineCount).Select(line => LineMatching.KeyOf(filing.ClaimId, line))]);

    /// <summary>A payer id where an envelope takes 15 characters of the basic set.</summary>
    internal static string EnvelopeId(string payer)
    {
        var id = new string([.. payer.Where(character => char.IsAsciiLetterOrDigit(character)).Take(15)]);
        return id.Length >= 2 ? id : id.PadLeft(2, '0');
    }
}
