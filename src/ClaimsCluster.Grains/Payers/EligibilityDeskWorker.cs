using System.Buffers;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Grains.Payers;

/// <summary>
/// The payer's clerk for eligibility: reads a 270, asks its members page by page, and answers them all in one 271. What
/// members said is kept in memory alone: after a crash they are asked again, and say the same.
/// </summary>
internal sealed class EligibilityDeskWorker(
    IClusterStore store, ITransport transport, ITradingPartnerChannel channel, PayerDirectory payers, ControlNumberSource controls)
    : IWorker<EligibilityDesk, EligibilityDeskCommand>
{
    private const int PageSize = 512;
    private Round? _round;

    public async ValueTask<EligibilityDeskCommand?> Step(EntityId id, EligibilityDesk state, DateTimeOffset at)
    {
        _round ??= Begin(id, state);
        var page = _round.Asked.Skip(_round.Said.Count).Take(PageSize).ToList();
        if (page.Count == 0)
        {
            var answered = await Answer(id, state, _round, at);
            _round = null;
            return answered;
        }

        // A policy is one grain: its inquiries go to it in the file's order.
        var said = new MemberBenefits[page.Count];
        var first = _round.Said.Count;
        await Task.WhenAll(page.Index().GroupBy(one => one.Item.Subscriber.MemberId ?? "").Select(async policy =>
        {
            foreach (var (index, asked) in policy) said[index] = await Ask(id, state, _round, asked, first + index, at);
        }));
        _round.Said.AddRange(said);
        return null;
    }

    private Round Begin(EntityId id, EligibilityDesk state)
    {
        using var whole = store.OpenBlob(id.Tenant, state.Document);
        var inspection = FileInspection.Inspect(whole, InspectionOptions.Payer);
        using var bytes = store.OpenBlob(id.Tenant, state.Document);
        var payer = PayerInbox.PayerOf(id.Tenant);
        return new(payers.For(payer, payer), DateOnly.FromDateTime(state.DueAt!.Value.UtcDateTime), inspection, EligibilityInquiries.Read(bytes, inspection));
    }

    private async ValueTask<MemberBenefits> Ask(
        EntityId id, EligibilityDesk state, Round round, AskedEligibility asked, int ordinal, DateTimeOffset at)
    {
        if (asked.Source.Id.Length > 0 && asked.Source.Id != round.Payer.Id) return MemberBenefits.Rejected("79");
        if (asked.Receiver.IdQualifier == "XX" && !round.Payer.WarnOnNpi && !Npi.IsValid(asked.Receiver.Id)) return MemberBenefits.Rejected("43");
        if (string.IsNullOrEmpty(asked.Subscriber.MemberId)) return MemberBenefits.Rejected("72");

        var reply = await transport.Send(
            MemberGrain.IdOf(round.Payer.Id, asked.Subscriber.MemberId),
            new MemberCommand.Inquire(
                round.Payer.Id, asked.Source.Name.Length > 0 ? asked.Source.Name : round.Payer.Name,
                EligibilityMessages.Inquiry(asked, round.Today, Tenant.IsTest(state.Sender)))
            {
                CommandId = $"inquire:{state.Document}:{ordinal}",
                At = at,
                Actor = id.Tenant,
            });
        return reply as MemberBenefits ?? MemberBenefits.Rejected("42");
    }

    private async ValueTask<EligibilityDeskCommand> Answer(EntityId id, EligibilityDesk state, Round round, DateTimeOffset at)
    {
        var answers = new List<BatchAnswer>();
        foreach (var interchange in round.Inspection.Interchanges)
        {
            var faulty = ImplementationAcknowledgment.To(interchange).Where(group => group.Status != 'A').ToList();
            if (faulty.Count > 0) await Send("999", $":{interchange.Ordinal}", (output, header) => ImplementationAcknowledgmentWriter.Write(output, header, faulty));
            if (interchange.Status == 'R')
                await Send("TA1", $":{interchange.Ordinal}", (output, header) => InterchangeAcknowledgment.Write(output, header, [InterchangeAcknowledgment.To(interchange)]));
        }

        if (round.Said.Count > 0) await Send("271", "", (output, header) => EligibilityWriter.Write(output, header, round.Responses()));
        return new EligibilityDeskCommand.Finish([.. answers]) { CommandId = "finish", At = at, Actor = id.Tenant };

        async ValueTask Send(string kind, string part, Action<IBufferWriter<byte>, InterchangeHeader> write)
        {
            var control = await controls.Next(id.Tenant, state.Sender, $"{kind}:{state.Document}{part}", at);
            var us = SubmissionBatchWorker.EnvelopeId(round.Payer.ReceiverId);
            var bytes = new ArrayBufferWriter<byte>();
            write(bytes, new("ZZ", us, "ZZ", SubmissionBatchWorker.Us, at.UtcDateTime, control, 'P', us, SubmissionBatchWorker.Us, control));
            var document = await store.Keep(id.Tenant, bytes.WrittenMemory);
            await channel.Send(new(id.Tenant, state.Sender, document, $"{round.Payer.Id}-{at:yyyyMMdd}-{document[..8]}.{kind}", at));
            answers.Add(new(kind, document));
        }
    }

    private sealed record Round(PayerProfile Payer, DateOnly Today, FileInspection Inspection, IReadOnlyList<EligibilityInquiries> Sets)
    {
        public List<AskedEligibility> Asked { get; } = [.. Sets.SelectMany(set => set.Inquiries)];

        public List<MemberBenefits> Said { get; } = [];

        /// <summary>A set for each that asked, under its reference.</summary>
        public List<EligibilityResponses> Responses()
        {
            var place = 0;
            return [.. Sets.Where(set => set.Inquiries.Count > 0).Select(set => new EligibilityResponses(
                set.Reference, [.. set.Inquiries.Select(asked => EligibilityMessages.Answer(asked, Said[place++], Today))]))];
        }
    }
}
