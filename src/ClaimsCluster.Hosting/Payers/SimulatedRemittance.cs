using System.Buffers;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Grains.Payers;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>
/// What the simulated payers pay for the claims of an 837P file, all at once and without a cluster: edits, intake, members
/// and payments decide by the very rules of a run. Nothing is kept, so each payer knows of no other claims than these.
/// </summary>
/// <param name="payers">The payers.</param>
/// <param name="seed">Of the simulation: how members are enrolled.</param>
public sealed class SimulatedRemittance(PayerDirectory payers, long seed)
{
    private readonly MemberLifecycle _members = new(payers, new AutoEnrolment(seed));

    /// <summary>Writes one 835: a set for each payer, payee and payment.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="header">Of the interchange; its time should be that of <see cref="LastCycle"/>.</param>
    /// <param name="claims">The 837P file.</param>
    /// <param name="receivedOn">The day on which each payer takes it up.</param>
    /// <returns>What was decided; a claim that the edits or its payer's intake stop has no part in an 835.</returns>
    public RemittedFile Write(IBufferWriter<byte> output, InterchangeHeader header, ReadOnlyMemory<byte> claims, DateOnly receivedOn)
    {
        List<DecidedClaim> decided = [];
        List<RemittanceAdvice> advices = [];
        var desks = Accepted(claims, receivedOn, out var stopped);
        foreach (var (desk, accepted) in desks.OrderBy(one => one.Key.Profile.Id, StringComparer.Ordinal))
        {
            var profile = desk.Profile;
            var cycle = PayerCycle.Next(receivedOn, profile.CycleDays);
            var ofPayer = accepted.GroupBy(one => one.Typed.Subscriber.MemberId).SelectMany(policy => Decide(desk, policy, cycle)).ToList();
            decided.AddRange(ofPayer);
            foreach (var payee in ofPayer.GroupBy(claim => claim.PayeeNpi).OrderBy(payee => payee.Key, StringComparer.Ordinal))
            {
                var (payments, _) = CyclePayments.Of(
                    payee, [], profile.MaxClaimsPerPayment, place => RemittanceRunWorker.Trace(profile.Id, payee.Key, cycle, place));
                foreach (var payment in payments) advices.Add(RemittanceFile.Advice(profile, payment, cycle, advices.Count));
            }
        }

        RemittanceWriter.Write(output, header, advices);
        return new(decided.Count, stopped, advices.Count, advices.Sum(advice => Money.Exactly(advice.Amount)));
    }

    /// <summary>The last day on which any of the payers pays what it received on a day.</summary>
    public DateOnly LastCycle(DateOnly receivedOn) => payers.Known.Max(payer => PayerCycle.Next(receivedOn, payer.CycleDays));

    private Dictionary<PayerDesk, List<LookedAt>> Accepted(ReadOnlyMemory<byte> claims, DateOnly receivedOn, out int stopped)
    {
        var desks = new Dictionary<string, PayerDesk>();
        var accepted = new Dictionary<PayerDesk, List<LookedAt>>();
        stopped = 0;
        using var reader = new ProfessionalClaimReader(claims, FileInspection.Inspect(claims));
        while (reader.TryRead(out var received))
        {
            var id = ProfessionalClaim.Parse(received.Parts).Payer.Id ?? "";
            if (!desks.TryGetValue(id, out var desk)) accepted[desks[id] = desk = new(payers, id, receivedOn, isTest: false)] = [];
            var looked = desk.Look(received);
            if (looked.IsAccepted && Scrubber.Scrub(looked.Typed, new(receivedOn, desk.Profile.FilingLimit)).IsClean) accepted[desk].Add(looked);
            else stopped++;
        }

        return accepted;
    }

    // A policy's claims in the file's order, then decided together on its cycle day.
    private IEnumerable<DecidedClaim> Decide(PayerDesk desk, IEnumerable<LookedAt> policy, DateOnly cycle)
    {
        var at = PayerCycle.InstantOf(cycle);
        var member = policy.Aggregate(_members.Empty, (state, claim) => _members.Decide(state, desk.Receive(claim, at)).Next);
        return _members.Decide(member, _members.Wake(member, at)).Next.Decided;
    }
}

/// <summary>What an 835 of simulated payers holds.</summary>
/// <param name="Claims">Claims decided.</param>
/// <param name="Stopped">Claims that the edits or the payers' intake stopped: they are not in it.</param>
/// <param name="Payments">Its sets.</param>
/// <param name="Amount">The sum of BPR02.</param>
public sealed record RemittedFile(int Claims, int Stopped, int Payments, Money Amount);
