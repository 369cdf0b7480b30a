using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Payers;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Payers;

/// <summary>Pulls a cycle's decisions for one payee, writes the balanced 835 and sends it.</summary>
internal sealed class RemittanceRunWorker(
    IClusterStore store, IGrainFactory grains, ITradingPartnerChannel channel, PayerDirectory payers, ControlNumberSource controls)
    : IWorker<RemittanceRun, RemittanceRunCommand>
{
    private const int PageSize = 512;

    public async ValueTask<RemittanceRunCommand?> Step(EntityId id, RemittanceRun state, DateTimeOffset at)
    {
        var cycle = state.Expected.Min;
        var payee = SubmissionBatch.PayerOf(id.Key);
        var decided = await Decided(id.Tenant, payee, cycle);
        var payments = Payments(id.Tenant, payee, cycle, decided);
        string? document = null;
        if (payments.Count > 0)
        {
            document = await Write(id, state, payments, cycle, at);
            await channel.Send(new(id.Tenant, state.Sender, document, $"{PayerInbox.PayerOf(id.Tenant)}-{payee}-{cycle:yyyyMMdd}.835", at));
        }

        return new RemittanceRunCommand.CloseCycle(
            cycle, document, payments.Count, payments.Sum(payment => Money.Exactly(payment.Amount)))
        {
            CommandId = $"close:{cycle:yyyyMMdd}",
            At = at,
            Actor = id.Tenant,
        };
    }

    /// <summary>The cycle's decisions, in an order made of data.</summary>
    private async ValueTask<List<DecidedClaim>> Decided(string tenant, string payee, DateOnly cycle)
    {
        var members = new HashSet<EntityId>();
        for (QueuedItem? after = null; ;)
        {
            var page = await store.Queue(tenant, RemittanceRun.Queue(payee, cycle), PageSize, after);
            if (page.Count == 0) break;
            after = page[^1];
            foreach (var item in page) members.Add(item.Item);
        }

        var decided = new List<DecidedClaim>();
        foreach (var some in members.OrderBy(member => member.Key, StringComparer.Ordinal).Chunk(PageSize))
        {
            var answers = await Task.WhenAll(some.Select(member => grains.Entity<IMemberGrain>(member).Decisions(payee, cycle).AsTask()));
            decided.AddRange(answers.SelectMany(answer => answer));
        }

        decided.Sort((a, b) => string.CompareOrdinal(a.Advice.PatientControlNumber, b.Advice.PatientControlNumber));
        return decided;
    }

    private List<RemittanceAdvice> Payments(string tenant, string payee, DateOnly cycle, List<DecidedClaim> decided)
    {
        var payerId = PayerInbox.PayerOf(tenant);
        var profile = payers.For(payerId, payerId);
        return [.. decided.Chunk(profile.MaxClaimsPerPayment).Select((claims, index) => new RemittanceAdvice
        {
            SetControl = $"{index + 1:0000}",
            Amount = claims.Sum(claim => claim.Advice.Paid).Dollars,
            Method = claims.Sum(claim => claim.Advice.Paid).IsZero ? "NON" : profile.PaymentMethod,
            PaymentDate = cycle,
            ProductionDate = cycle,
            TraceNumber = Trace(payerId, payee, cycle, index),
            OriginatorId = profile.TaxId,
            PayerName = profile.Name,
            PayerId = payerId,
            PayerAddress = new("1 PAYER PLAZA", null, "HARTFORD", "CT", "061030001"),
            PayerContactName = "CLAIM SERVICE",
            PayerContactPhone = "8005550101",
            PayeeName = claims[0].PayeeName,
            PayeeNpi = payee,
            PayeeTaxId = claims[0].PayeeTaxId,
            Claims = [.. claims.Select(Claim)],
        })];
    }

    private static RemittedClaim Claim(DecidedClaim decided) => AdviceReading.Write(decided.Advice) with
    {
        PatientLastName = decided.Patient.LastName,
        PatientFirstName = decided.Patient.FirstName,
        MemberId = decided.MemberId,
        ServiceFrom = decided.ServiceFrom,
        ServiceTo = decided.ServiceTo,
        ReceivedDate = decided.ReceivedOn,
    };

    /// <summary>TRN02 from content: payer, payee, cycle and the payment's place in it.</summary>
    private static string Trace(string payer, string payee, DateOnly cycle, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"trace\n{payer}\n{payee}\n{cycle:yyyyMMdd}\n{index}"));
        return $"{cycle:yyMMdd}{Convert.ToHexString(hash.AsSpan(0, 5))}";
    }

    private async ValueTask<string> Write(
        EntityId id, RemittanceRun state, List<RemittanceAdvice> payments, DateOnly cycle, DateTimeOffset at)
    {
        var us = SubmissionBatchWorker.EnvelopeId(PayerInbox.PayerOf(id.Tenant));
        var control = await controls.Next(id.Tenant, state.Sender, $"835:{id.Key}:{cycle:yyyyMMdd}", at);
        var bytes = new ArrayBufferWriter<byte>();
        RemittanceWriter.Write(
            bytes, new("ZZ", us, "ZZ", SubmissionBatchWorker.Us, at.UtcDateTime, control, 'P', us, SubmissionBatchWorker.Us, control), payments);
        return await store.Keep(id.Tenant, bytes.WrittenMemory);
    }
}
