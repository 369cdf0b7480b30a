using System.Buffers;
using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.Grains.Tracing;
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
        var desk = new PayerDesk(payers, PayerInbox.PayerOf(id.Tenant), state.ReceivedOn, Tenant.IsTest(state.Sender));
        var slice = _file.Claims(ClaimSelection.Accepted, state.Cursor, SliceSize);
        using var span = FileTrace.Begin(slice.Count == 0 ? "payer answers" : "payer takes claims", id.Tenant, state.Document);
        span?.SetTag("claims.count", slice.Count);
        if (slice.Count == 0) return await Answer(id, state, desk, at);

        var accepted = slice.Select(claim => desk.Look(claim)).Where(one => one.IsAccepted).ToList();

        // A policy's claims are one grain's: they go to it in the file's order.
        var groups = await Task.WhenAll(accepted.GroupBy(one => one.Typed.Subscriber.MemberId)
            .Select(policy => Give(desk, policy.Key!, [.. policy], at)));
        var refused = groups.SelectMany(group => group).OrderBy(one => one.ClaimNumber, StringComparer.Ordinal).ToImmutableList();
        return new PayerInboxCommand.RecordSlice(
            slice.Count, accepted.Count - refused.Count,
            [.. accepted.SelectMany(desk.PayeesOf).Distinct().OrderBy(payee => payee.Cycle).ThenBy(payee => payee.Npi, StringComparer.Ordinal)],
            refused)
        {
            CommandId = $"slice:{state.Cursor}",
            At = at,
            Actor = id.Tenant,
        };
    }

    /// <returns>Those that the member refused: it knows whether what they replace or void is decided (D§4.7).</returns>
    private async Task<List<RefusedByMember>> Give(PayerDesk desk, string memberId, List<LookedAt> claims, DateTimeOffset at)
    {
        var refused = new List<RefusedByMember>();
        foreach (var claim in claims)
        {
            var reply = await transport.Send(MemberGrain.IdOf(desk.Profile.Id, memberId), desk.Receive(claim, at));
            var number = claim.Typed.ClaimNumber;
            if (reply is Refused { Code: MemberLifecycle.OriginalOpen }) refused.Add(new(number, "A3", "54"));
            else if (reply is Refused { Code: MemberLifecycle.OriginalUnknown }) refused.Add(new(number, "A7", "464"));
        }

        return refused;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private async ValueTask<PayerInboxCommand> Answer(EntityId id, PayerInbox state, PayerDesk desk, DateTimeOffset at)
    {
        var answers = new List<BatchAnswer>();
        foreach (var interchange in state.Answers.IsEmpty ? _file!.Inspection.Interchanges : [])
        {
            var syntax = ImplementationAcknowledgment.To(interchange);
            var control = await controls.Next(id.Tenant, state.Sender, $"999:{state.Document}:{interchange.Ordinal}", at);
            answers.Add(await Send("999", control, (output, header) => ImplementationAcknowledgmentWriter.Write(output, header, syntax)));
        }

        var days = state.DaysSinceReceipt;
        var (batches, later) = ClaimAnswers(desk, state.Refused, days);
        foreach (var claims in batches)
        {
            var name = $"277CA:{state.Document}:{claims.Reference}{(days == 0 ? "" : $":{days}")}";
            var control = await controls.Next(id.Tenant, state.Sender, name, at);
            answers.Add(await Send("277CA", control, (output, header) => ClaimAcknowledgmentWriter.Write(output, header, [claims])));
        }

        Dispose();
        return new PayerInboxCommand.Finish([.. answers], later is { } next ? state.AnswerAt(next) : null)
        {
            CommandId = $"finish:{days}",
            At = at,
            Actor = id.Tenant,
        };

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

    /// <summary>
    /// One 277CA for each batch reference in the file: its claims may stand in several sets. Those of so many days after
    /// the receipt, and when the next ones are due.
    /// </summary>
    private (List<ClaimAcknowledgment> Batches, int? Later) ClaimAnswers(PayerDesk desk, ImmutableList<RefusedByMember> refusals, int days)
    {
        using var reader = new ProfessionalClaimReader(_file!.Open(), _file.Inspection);
        var sets = _file.Inspection.Sets.ToDictionary(set => (set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal));
        var refused = refusals.DistinctBy(one => one.ClaimNumber).ToDictionary(one => one.ClaimNumber);
        var claims = new List<(string Reference, AcknowledgedClaim Claim)>();
        int? later = null;
        while (reader.TryRead(out var received))
        {
            var looked = desk.Look(received);
            if (refused.TryGetValue(looked.Typed.ClaimNumber, out var refusal)) looked = PayerDesk.Refused(looked, refusal);
            var due = desk.AnswerDaysOf(looked);
            if (due > days && !(due > later)) later = due;
            if (due != days) continue;

            var set = sets[(received.InterchangeOrdinal, received.GroupOrdinal, received.SetOrdinal)];
            claims.Add((set.Reference, desk.Answer(looked)));
        }

        var today = desk.Today.AddDays(days);
        return ([.. claims.GroupBy(claim => claim.Reference).Select(batch => new ClaimAcknowledgment(
            batch.Key, desk.Today, today, new(desk.Profile.Name, desk.Profile.Id),
            new(SubmissionBatchWorker.Us, SubmissionBatchWorker.Us), [.. batch.Select(claim => claim.Claim)]))], later);
    }
}
