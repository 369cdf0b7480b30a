using System.Buffers;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Grains.Payers;

/// <summary>The payer's clerk: reads an 837, gives accepted claims to their members, answers 999 and 277CA.</summary>
internal sealed class PayerInboxWorker(
    IClusterStore store, ITransport transport, ITradingPartnerChannel channel, PayerDirectory payers, ControlNumberSource controls)
    : IWorker<PayerInbox, PayerInboxCommand>, IDisposable
{
    private const int SliceSize = 512;
    private OpenedFile? _file;

    public async ValueTask<PayerInboxCommand?> Step(EntityId id, PayerInbox state, DateTimeOffset at)
    {
        _file ??= new OpenedFile(store, id.Tenant, state.Document);
        var desk = new PayerDesk(payers, PayerInbox.PayerOf(id.Tenant), DateOnly.FromDateTime(at.UtcDateTime));
        var slice = _file.Claims(ClaimSelection.Accepted, state.Cursor, SliceSize);
        if (slice.Count == 0) return await Answer(id, state, desk, at);

        var looked = slice.Select(claim => desk.Look(claim)).ToList();
        var accepted = looked.Where(one => one.Icn is not null).ToList();

        // A policy's claims are one grain's: they go to it in the file's order.
        await Task.WhenAll(accepted.GroupBy(one => one.Typed.Subscriber.MemberId).Select(async policy =>
        {
            foreach (var one in policy)
                await transport.Send(MemberGrain.IdOf(desk.Profile.Id, policy.Key!), desk.Receive(one, at));
        }));
        return new PayerInboxCommand.RecordSlice(slice.Count, accepted.Count, [.. accepted.Select(desk.PayeeOf).Distinct().OrderBy(payee => payee.Npi, StringComparer.Ordinal)])
        {
            CommandId = $"slice:{state.Cursor}",
            At = at,
            Actor = id.Tenant,
        };
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private async ValueTask<PayerInboxCommand> Answer(EntityId id, PayerInbox state, PayerDesk desk, DateTimeOffset at)
    {
        var answers = new List<BatchAnswer>();
        foreach (var interchange in _file!.Inspection.Interchanges)
        {
            var syntax = ImplementationAcknowledgment.To(interchange);
            var control = await controls.Next(id.Tenant, state.Sender, $"999:{state.Document}:{interchange.Ordinal}", at);
            answers.Add(await Send("999", control, (output, header) => ImplementationAcknowledgmentWriter.Write(output, header, syntax)));
        }

        foreach (var claims in ClaimAnswers(desk))
        {
            var control = await controls.Next(id.Tenant, state.Sender, $"277CA:{state.Document}:{claims.Reference}", at);
            answers.Add(await Send("277CA", control, (output, header) => ClaimAcknowledgmentWriter.Write(output, header, [claims])));
        }

        Dispose();
        return new PayerInboxCommand.Finish([.. answers]) { CommandId = "finish", At = at, Actor = id.Tenant };

        async ValueTask<BatchAnswer> Send(string kind, int control, Action<IBufferWriter<byte>, InterchangeHeader> write)
        {
            var us = SubmissionBatchWorker.EnvelopeId(desk.Profile.ReceiverId);
            var bytes = new ArrayBufferWriter<byte>();
            write(bytes, new("ZZ", us, "ZZ", SubmissionBatchWorker.Us, at.UtcDateTime, control, 'P', us, SubmissionBatchWorker.Us, control));
            var document = await store.Keep(id.Tenant, bytes.WrittenMemory);
            var name = $"{desk.Profile.Id}-{at:yyyyMMdd}-{document[..8]}.{(kind == "999" ? "999" : "277")}";
            await channel.Send(new(id.Tenant, state.Sender, document, name, at));
            return new(kind, document);
        }
    }

    /// <summary>One 277CA for each batch reference in the file: its claims may stand in several sets.</summary>
    private IEnumerable<ClaimAcknowledgment> ClaimAnswers(PayerDesk desk)
    {
        using var reader = new ProfessionalClaimReader(_file!.Open(), _file.Inspection);
        var sets = _file.Inspection.Sets.ToDictionary(set => (set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal));
        var claims = new List<(string Reference, AcknowledgedClaim Claim)>();
        while (reader.TryRead(out var received))
        {
            var set = sets[(received.InterchangeOrdinal, received.GroupOrdinal, received.SetOrdinal)];
            claims.Add((set.Reference, desk.Answer(desk.Look(received))));
        }

        return claims.GroupBy(claim => claim.Reference).Select(batch => new ClaimAcknowledgment(
            batch.Key, desk.Today, desk.Today, new(desk.Profile.Name, desk.Profile.Id),
            new(SubmissionBatchWorker.Us, SubmissionBatchWorker.Us), [.. batch.Select(claim => claim.Claim)])).ToList();
    }
}
