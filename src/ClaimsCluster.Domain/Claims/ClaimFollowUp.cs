using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.X12.Guides;
using static ClaimsCluster.Domain.Claims.ClaimCommand;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What a person does to a claim (D§8.5): correct, release, resubmit, void, write off. What the rules forbid is refused with the way out.</summary>
internal static class ClaimFollowUp
{
    // Remarks by which a payer wants a new claim and no replacement (D§4.7, 8.5).
    private static readonly ImmutableHashSet<string> NewClaimRemarks = ["N142", "MA130"];

    public static Decision<Claim> Correct(ClaimLifecycle rules, Claim claim, Correct command)
    {
        if (ToWork(claim) is not { } filing) return No(rules, claim, "nothing-to-correct", "it has no filing that can be corrected");
        if (filing.State != FilingState.Clean && filing.IsWithPayer) return No(rules, claim, "with-payer", $"the payer has it since {filing.SentOn:yyyy-MM-dd}; correct it when he has answered");

        var was = claim.BillOf(filing);
        var (record, reason) = ClaimAmendment.Apply(was.Record, command.Changes);
        if (record is null) return rules.Nothing(claim, new Refused("amendment", reason));

        var hash = ClaimIdentity.ContentHash(record.Parts());
        if (hash == was.ContentHash) return rules.Nothing(claim, new Refused("unchanged", "The claim says that already."));

        var bill = FiledBill.Of(record, ProfessionalClaim.Parse(record.Parts()), hash, was.Source, ClaimLifecycle.Day(command)) with { IsAmended = true };
        return filing.IsFinal || filing.State == FilingState.Reversed ? Replace(rules, claim, filing, bill, command) : InPlace(rules, claim, filing, bill, command);
    }

    public static Decision<Claim> Release(ClaimLifecycle rules, Claim claim, Release command)
    {
        if (claim.LiveFilings.FirstOrDefault(filing => filing.State == FilingState.Held) is not { } held)
            return No(rules, claim, "not-held", "no filing of it is held");
        if (held.Edits.FirstOrDefault(hit => hit.Severity == Scrubbing.EditSeverity.Reject) is { } hit)
            return No(rules, claim, "reject", $"{hit.EditId} cannot be released, only corrected: {hit.Path}");

        return rules.Then(claim, Done.Instance, [ClaimLifecycle.Step(held, FilingHappening.ReleaseWarnings, new FilingEvent.Released(command.Reason))]);
    }

    public static Decision<Claim> Resubmit(ClaimLifecycle rules, Claim claim, Resubmit command) =>
        claim.LiveFilings.FirstOrDefault(filing => filing.State == FilingState.Rejected) is { } rejected
            ? InPlace(rules, claim, rejected, claim.BillOf(rejected), command)
            : No(rules, claim, "not-rejected", "no filing of it is rejected; what a payer decided is corrected, which sends a replacement");

    public static Decision<Claim> Void(ClaimLifecycle rules, Claim claim, ClaimCommand.Void command)
    {
        if (claim.LiveFilings.FirstOrDefault(filing => filing.IsWithPayer) is { } sent)
            return No(rules, claim, "with-payer", $"the payer has {sent.Clm01} since {sent.SentOn:yyyy-MM-dd}; void it when he has decided");

        var events = new List<DomainEvent>();
        foreach (var filing in claim.LiveFilings)
            events.AddRange(IsUnsent(filing) ? Cancelled(claim, filing, command.Reason) : Voided(claim, filing));
        if (events.Count == 0) return No(rules, claim, "nothing-to-void", "no filing of it can be voided");

        return Ended(rules, claim, events, command.Reason, command);
    }

    public static Decision<Claim> WriteOff(ClaimLifecycle rules, Claim claim, WriteOff command)
    {
        if (ClaimMoney.Of(claim).Balance <= Money.Zero) return No(rules, claim, "nothing-open", "nothing of it is open");
        if (PostingRules.WrittenOffFrom(command.To) is not { } from) return rules.Nothing(claim, new Refused("account", $"{command.To.Digits()} takes no write-off."));
        if (from == AccountNumber.PatientReceivable)
            return rules.Then(claim, Done.Instance, [], [ClaimTimers.WriteOff(rules, claim, command.To, command.Reason, command)]);
        if (claim.LiveFilings.Any(filing => filing.IsWithPayer)) return No(rules, claim, "with-payer", "a payer has not decided it yet");

        ImmutableList<int> open = [.. claim.Denials.Index().Where(item => item.Item.IsOpen).Select(item => item.Index)];
        return rules.Then(
            claim, Done.Instance,
            [
                .. claim.LiveFilings.Where(IsUnsent).SelectMany(filing => Cancelled(claim, filing, command.Reason)),
                .. open.IsEmpty ? Array.Empty<DomainEvent>() : [new DenialsWorked(open, DenialState.WrittenOff, command.Reason)],
            ],
            [ClaimTimers.WriteOff(rules, claim, command.To, command.Reason, command)]);
    }

    /// <summary>The filing that a person works on: a stopped one first, then one with denials, then any decided one.</summary>
    private static Filing? ToWork(Claim claim)
    {
        var live = claim.LiveFilings.ToList();
        return live.Find(IsUnsent)
            ?? live.Find(filing => claim.Denials.Exists(item => item.IsOpen && item.Clm01 == filing.Clm01))
            ?? live.Find(filing => filing.IsWithPayer)
            ?? live.FirstOrDefault();
    }

    private static bool IsUnsent(Filing filing) => filing.IsStopped || filing.State == FilingState.Clean;

    private static Decision<Claim> InPlace(ClaimLifecycle rules, Claim claim, Filing filing, FiledBill bill, ClaimCommand command)
    {
        var rebilled = ClaimFiling.Rebilled(claim, filing, bill);
        var draft = rules.Evolve(claim, rebilled).Numbered(rebilled.NewClm01 ?? filing.Clm01)!;
        return rules.Then(
            claim, Done.Instance, [rebilled, ClaimFiling.Scrubbed(draft, Scrub(claim, draft, bill, command))],
            [.. ChargePosting.Prior(rules, claim, rebilled.Prior, command)]);
    }

    private static Decision<Claim> Replace(ClaimLifecycle rules, Claim claim, Filing decided, FiledBill bill, ClaimCommand command)
    {
        var today = ClaimLifecycle.Day(command);
        if (decided.Icn is null) return No(rules, claim, "no-icn", "the payer's number of it is not known");
        if (today > ClaimFiling.CorrectBy(decided, today))
            return No(rules, claim, "correction-limit", $"the payer took corrections until {ClaimFiling.CorrectBy(decided, today):yyyy-MM-dd}");

        var wantsNew = decided.Adjustments.Any(cas => cas.Rarcs.Any(NewClaimRemarks.Contains));
        var draft = ClaimFiling.Draft(claim, decided.Sequence, bill, ProfessionalClaim.Parse(bill.Record.Parts()), ClaimFiling.CorrectBy(decided, today)) with
        {
            Frequency = wantsNew ? "1" : "7",
            OriginalReference = wantsNew ? null : decided.Icn,
            Replaces = decided.Clm01,
        };
        return rules.Then(
            claim, Done.Instance,
            [new FilingAdded(draft, bill), ClaimFiling.Scrubbed(draft, Scrub(claim, draft, bill, command)), .. ClaimFiling.Worked(claim, draft)]);
    }

    private static Scrubbing.ScrubResult Scrub(Claim claim, Filing draft, FiledBill bill, ClaimCommand command) => ClaimFiling.Scrub(
        ProfessionalClaim.Parse(bill.Record.Parts()), claim.Profile!, ClaimLifecycle.Day(command),
        draft is { Sequence: "P", Replaces: null } ? claim.Profile!.FilingLimit : null, twinOf: null, originalUndecided: false);

    private static IEnumerable<DomainEvent> Cancelled(Claim claim, Filing filing, string reason) =>
        [ClaimLifecycle.Step(filing, FilingHappening.Cancel, new FilingEvent.Cancelled(reason)), .. ClaimFiling.Reopened(claim, filing)];

    private static IEnumerable<DomainEvent> Voided(Claim claim, Filing filing) =>
        ClaimFiling.Void(claim, filing, "") is { } requested ? [requested] : [];

    /// <summary>Without a live filing what is open is given up; with an older one its charges are the claim's again.</summary>
    private static Decision<Claim> Ended(ClaimLifecycle rules, Claim claim, List<DomainEvent> events, string reason, ClaimCommand command)
    {
        var after = events.Aggregate(claim, rules.Evolve);
        if (after.LiveFilings.Any()) return rules.Then(claim, Done.Instance, events);

        return rules.Then(
            claim, Done.Instance, [.. events, new GivenUp(reason)],
            [ClaimTimers.WriteOff(rules, claim, AccountNumber.AdministrativeWriteOff, reason, command)]);
    }

    private static Decision<Claim> No(ClaimLifecycle rules, Claim claim, string code, string why) =>
        rules.Nothing(claim, new Refused(code, $"Claim {claim.ClaimId}: {why}."));
}
