using System.Collections.Concurrent;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>The answers of a payer's 271 to the visits that asked. What answers nothing of ours is handed back.</summary>
internal sealed class EligibilityIntakeWork(IClusterStore store, ITransport transport)
{
    /// <summary>Every answer of the file to its visit, and what the visits want next.</summary>
    public async ValueTask<HeardEligibility> Deliver(IntakeStep step)
    {
        var sets = step.File.Inspection.Sets.Where(set => set.Kind == TransactionKind.Eligibility271).ToList();
        var unmatched = sets.Where(set => !set.IsAccepted)
            .Select(set => new UnmatchedAnswer("271", set.Reference, 1, $"set {set.Control} is not right X12: {(set.Faults is [var fault, ..] ? $"{fault}" : string.Join(',', set.Codes))}"))
            .Concat(step.File.Inspection.Interchanges.SelectMany(interchange => interchange.Groups)
                .Where(group => group is { FunctionalId: "HB", Sets.Count: 0 })
                .Select(group => new UnmatchedAnswer("271", group.Control, 1, "a group without a set that can be read")))
            .ToList();
        if (sets.Count == 0) return new(unmatched, [], []);

        var answers = await Answers(step, unmatched);

        // Answers to one visit are one grain's: they go to it in the file's order.
        var outcomes = new ConcurrentBag<Outcome>();
        await Bounded.ForEach(answers.GroupBy(answer => EncounterIdentity.VisitOf(answer.Answer.Trace) ?? ""), 64, async visit =>
        {
            foreach (var one in visit) outcomes.Add(await Tell(step, visit.Key, one.Answer, one.Place));
        });
        unmatched.AddRange(outcomes.Where(outcome => outcome.Unmatched is not null).OrderBy(outcome => outcome.Place).Select(outcome => outcome.Unmatched!));
        return new(unmatched, Payers(outcomes, taken => taken.BillsPayers), Payers(outcomes, taken => taken.AsksPayers));
    }

    private static List<string> Payers(IEnumerable<Outcome> outcomes, Func<VisitTaken, IEnumerable<string>> payers) =>
        [.. outcomes.Select(outcome => outcome.Taken).OfType<VisitTaken>().SelectMany(payers).Distinct().Order(StringComparer.Ordinal)];

    private async ValueTask<List<Placed>> Answers(IntakeStep step, List<UnmatchedAnswer> unmatched)
    {
        var day = DateOnly.FromDateTime(step.At.UtcDateTime);
        var answers = new List<Placed>();
        using var bytes = step.File.Open();
        foreach (var set in EligibilityResponses.Read(bytes, step.File.Inspection))
        {
            foreach (var said in set.Answers) answers.Add(new(EligibilityMessages.Read(said, day, step.State.Document), answers.Count));
            if (set.Rejections is not [var reason, ..]) continue;

            // The whole 270 is refused: each of its inquiries is.
            var asked = await Asked(step, set.Reference);
            if (asked.Count == 0) unmatched.Add(new("271", set.Reference, 1, $"AAA {reason.Reason} to a 270 that is not ours"));
            answers.AddRange(asked.Select((inquiry, index) => new Placed(
                EligibilityMessages.Refused(inquiry, reason, day, step.State.Document), answers.Count + index)));
        }

        return answers;
    }

    private async ValueTask<List<AskedEligibility>> Asked(IntakeStep step, string reference)
    {
        foreach (var batch in await store.Find(step.Tenant, EligibilityBatchLifecycle.ReferenceEntry, reference))
        {
            var reply = await transport.Send(batch, new EligibilityBatchCommand.Recall(reference) { CommandId = $"recall:{reference}", At = step.At });
            if (reply is not Recalled { Inquiries: { } known }) continue;
            using var bytes = store.OpenBlob(step.Tenant, known.Document);
            return [.. EligibilityInquiries.Read(bytes).SelectMany(set => set.Inquiries)];
        }

        return [];
    }

    private async ValueTask<Outcome> Tell(IntakeStep step, string visit, EligibilityAnswer answer, int place)
    {
        if (visit.Length == 0) return NotOurs("no visit of ours asked");

        var id = EncounterIdentity.IdOf(step.Tenant, visit);
        if (await store.Load(id) is null) return NotOurs("no visit of ours asked");

        var reply = await transport.Send(id, new EncounterCommand.Verify(answer)
        {
            CommandId = $"verify:{step.State.Document}:{answer.Trace}",
            At = step.At,
            Actor = "payer",
        });
        return reply switch
        {
            VisitTaken taken => new(place, taken, null),
            Refused refused => NotOurs(refused.Reason),
            _ => new(place, null, null),
        };

        Outcome NotOurs(string reason) => new(place, null, new("271", answer.Trace, 1, reason));
    }

    private sealed record Placed(EligibilityAnswer Answer, int Place);

    private sealed record Outcome(int Place, VisitTaken? Taken, UnmatchedAnswer? Unmatched);
}

/// <summary>What came of a 271.</summary>
/// <param name="Unmatched">Answers to nothing of ours.</param>
/// <param name="BillsPayers">Payers whose next batch of claims has something to take.</param>
/// <param name="AsksPayers">Payers who have to be asked next.</param>
internal sealed record HeardEligibility(List<UnmatchedAnswer> Unmatched, List<string> BillsPayers, List<string> AsksPayers);
