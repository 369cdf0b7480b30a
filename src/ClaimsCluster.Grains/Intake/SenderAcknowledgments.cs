using System.Buffers;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Grains.Intake;

/// <summary>Our answers to a sender's file: TA1 where asked for or needed, a 999 a group, a 277CA for the claims (D§5.1, 10).</summary>
internal sealed class SenderAcknowledgments(IClusterStore store, EventCodec codec, ControlNumberSource controls, SeenEnvelopes seen)
{
    private const string Us = "CLAIMSCLUSTER";
    private const string SeenBefore = "025"; // TA105: a control number that came before (SYN-15).

    public async ValueTask<IReadOnlyList<Answered>> Answer(IntakeStep step)
    {
        var inspection = step.File.Inspection;
        var answers = new List<Answered>();
        var repeated = await seen.Repeated(step);
        foreach (var interchange in inspection.Interchanges)
        {
            var groups = ImplementationAcknowledgment.To(interchange).Where(group => !IsAcknowledgment(group)).ToList();
            var ta1 = InterchangeAcknowledgment.To(interchange);
            if (ta1.Status == 'A' && repeated.Contains(interchange.Ordinal)) ta1 = ta1 with { Status = 'E', Note = SeenBefore };

            // Acknowledgments are never answered by a 999: their receipt is the TA1.
            if (interchange.WantsAcknowledgment || ta1.Status != 'A' || groups.Count == 0)
            {
                answers.Add(await Keep(step, interchange, "TA1", (output, header) =>
                    InterchangeAcknowledgment.Write(output, header, [ta1])));
            }

            if (groups.Count > 0)
            {
                answers.Add(await Keep(step, interchange, "999", (output, header) =>
                    ImplementationAcknowledgmentWriter.Write(output, header, groups)));
            }
        }

        if (inspection.Interchanges.Count == 0) answers.Add(await Keep(step, null, "TA1", (output, header) =>
            InterchangeAcknowledgment.Write(output, header, [new("000000000", "000000", "0000", 'R', "024")])));
        answers.AddRange(await ClaimAnswers(step));
        return answers;
    }

    private static bool IsAcknowledgment(ImplementationAcknowledgment group) => group.FunctionalId == "FA";

    private async ValueTask<List<Answered>> ClaimAnswers(IntakeStep step)
    {
        if (step.File.Inspection.AcceptedClaimCount == 0) return [];

        var refused = await RefusedClaims(step);
        var answers = new List<Answered>();
        foreach (var bySet in Statuses(step, refused).GroupBy(status => (status.Interchange, status.Group, status.Set)))
        {
            var interchange = step.File.Inspection.Interchanges[bySet.Key.Interchange - 1];
            var set = interchange.Groups[bySet.Key.Group - 1].Sets[bySet.Key.Set - 1];
            var day = DateOnly.FromDateTime(step.At.UtcDateTime);
            var answer = new ClaimAcknowledgment(
                set.Reference, day, day, new(Us, Us), new(interchange.SenderId, interchange.SenderId),
                [.. bySet.Select(status => status.Claim)])
            { SourceEntity = "AY" }; // We answer as the clearinghouse: the payer has not seen them.
            answers.Add(await Keep(step, interchange, "277CA", (output, header) =>
                ClaimAcknowledgmentWriter.Write(output, header, [answer]), $":{bySet.Key.Group}:{bySet.Key.Set}"));
        }

        return answers;
    }

    private static IEnumerable<(int Interchange, int Group, int Set, AcknowledgedClaim Claim)> Statuses(
        IntakeStep step, Dictionary<int, RefusedClaim> refused)
    {
        using var reader = new ProfessionalClaimReader(step.File.Open(), step.File.Inspection);
        var day = DateOnly.FromDateTime(step.At.UtcDateTime);
        while (reader.TryRead(out var received))
        {
            var claim = ProfessionalClaim.Parse(received.Parts);
            var no = refused.GetValueOrDefault(received.ClaimOrdinal);
            yield return (received.InterchangeOrdinal, received.GroupOrdinal, received.SetOrdinal, new AcknowledgedClaim(
                new(claim.BillingProvider.Name ?? "", claim.BillingProvider.Npi ?? ""), claim.ClaimNumber,
                no?.Category ?? "A1", no?.Status ?? "19", no?.Entity, day, claim.Charge, null,
                claim.PatientLastName, claim.PatientFirstName, claim.Subscriber.MemberId,
                claim.FirstServiceDate, claim.LastServiceDate));
        }
    }

    private async ValueTask<Dictionary<int, RefusedClaim>> RefusedClaims(IntakeStep step)
    {
        var refused = new Dictionary<int, RefusedClaim>();
        for (long seq = 0; ;)
        {
            var page = await store.Events(step.Id, nameof(InterchangeEvent.SliceTaken), seq, 64);
            if (page.Count == 0) return refused;
            seq = page[^1].Event.Seq;
            foreach (var logged in page)
                foreach (var claim in ((InterchangeEvent.SliceTaken)codec.Read(logged.Event)).Refused)
                    refused.TryAdd(claim.ClaimOrdinal, claim);
        }
    }

    private async ValueTask<Answered> Keep(
        IntakeStep step, InterchangeInspection? interchange, string kind, Action<IBufferWriter<byte>, InterchangeHeader> write,
        string part = "")
    {
        var sender = interchange is { SenderId.Length: > 0 } ? interchange.SenderId : "UNKNOWN";
        var control = await controls.Next(step.Tenant, sender, $"{step.State.Document}:{kind}:{interchange?.Ordinal}{part}", step.At);
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes, new InterchangeHeader(
            "ZZ", Us, interchange?.SenderQualifier is { Length: 2 } qualifier ? qualifier : "ZZ", sender,
            step.At.UtcDateTime, control, interchange?.Usage is 'P' ? 'P' : 'T', Us, sender, control));
        return new(kind, await store.Keep(step.Tenant, bytes.WrittenMemory));
    }
}
