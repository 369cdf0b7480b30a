using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Payers;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.Grains.Tracing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Payers;

/// <summary>Pulls a cycle's decisions for one payee, writes the balanced 835 and sends it.</summary>
internal sealed class RemittanceRunWorker(
    IClusterStore store, IEntities entities, ITradingPartnerChannel channel, PayerDirectory payers, ControlNumberSource controls)
    : IWorker<RemittanceRun, RemittanceRunCommand>
{
    private const int PageSize = 512;

    public async ValueTask<RemittanceRunCommand?> Step(EntityId id, RemittanceRun state, DateTimeOffset at)
    {
        var began = Stopwatch.GetTimestamp();
        var cycle = state.Expected.Min;
        var payee = SubmissionBatch.PayerOf(id.Key);
        var decided = await Decided(id.Tenant, payee, cycle);
        var profile = payers.For(PayerInbox.PayerOf(id.Tenant), PayerInbox.PayerOf(id.Tenant));
        var (payments, forward) = CyclePayments.Of(
            decided, state.Forward, profile.MaxClaimsPerPayment, place => Trace(profile.Id, payee, cycle, place));
        string? document = null;
        if (payments.Count > 0)
        {
            RemittanceAdvice[] advices = [.. payments.Select((payment, place) => RemittanceFile.Advice(profile, payment, cycle, place))];
            document = await Write(id, state, advices, $"835:{id.Key}:{cycle:yyyyMMdd}", at);
            using var span = FileTrace.Made("835 written", id.Tenant, document, began);
            span?.SetTag("claims.count", decided.Count).SetTag("claims.payments", payments.Count);
            var name = $"{profile.Id}-{payee}-{cycle:yyyyMMdd}";
            await channel.Send(new(id.Tenant, state.Sender, document, $"{name}.835", at));
            if (decided.Exists(claim => claim.Magic is { Outcome: MagicOutcome.Twice }))
            {
                // The same payments in other bytes: it comes a day later, as repeats do.
                var again = await Write(id, state, advices, $"835:{id.Key}:{cycle:yyyyMMdd}:again", at);
                await channel.Send(new(id.Tenant, state.Sender, again, $"{name}-again.835", at) { ArrivesAt = at.AddDays(1) });
            }
        }

        return new RemittanceRunCommand.CloseCycle(
            cycle, document, payments.Count, payments.Sum(payment => payment.Amount), forward)
        {
            CommandId = $"close:{cycle:yyyyMMdd}",
            At = at,
            Actor = id.Tenant,
        };
    }

    /// <summary>The cycle's decisions.</summary>
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
            var answers = await Task.WhenAll(some.Select(member => entities.Entity<IMemberGrain>(member).Decisions(payee, cycle).AsTask()));
            decided.AddRange(answers.SelectMany(answer => answer));
        }

        return decided;
    }

    /// <summary>TRN02 from content: payer, payee, cycle and the payment's place in it.</summary>
    internal static string Trace(string payer, string payee, DateOnly cycle, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"trace\n{payer}\n{payee}\n{cycle:yyyyMMdd}\n{index}"));
        return $"{cycle:yyMMdd}{Convert.ToHexString(hash.AsSpan(0, 5))}";
    }

    private async ValueTask<string> Write(
        EntityId id, RemittanceRun state, RemittanceAdvice[] payments, string name, DateTimeOffset at)
    {
        var us = SubmissionBatchWorker.EnvelopeId(PayerInbox.PayerOf(id.Tenant));
        var control = await controls.Next(id.Tenant, state.Sender, name, at);
        var bytes = new ArrayBufferWriter<byte>();
        RemittanceWriter.Write(
            bytes, new("ZZ", us, "ZZ", SubmissionBatchWorker.Us, at.UtcDateTime, control, 'P', us, SubmissionBatchWorker.Us, control), payments);
        return await store.Keep(id.Tenant, bytes.WrittenMemory);
    }
}
