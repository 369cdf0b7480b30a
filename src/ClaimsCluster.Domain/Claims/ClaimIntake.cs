using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>
/// What an inbound claim is (ARCHITECTURE: grains), in this order: content that was taken already, a replacement or a void
/// of a filing of ours, the next payer's filing, the correction of a stopped one, else another claim. Then the two doors
/// of D§5.1: refused, held, or clean and charged.
/// </summary>
internal static class ClaimIntake
{
    public static Decision<Claim> Decide(ClaimLifecycle rules, Claim claim, ClaimCommand.Receive command)
    {
        if (!claim.IsNone && claim.Holds(command.ContentHash)) return Nothing(rules, claim, IntakeOutcome.Duplicate);

        var inbound = new Inbound(command);
        if (claim.IsNone) return First(rules, inbound);
        if (inbound.Typed.FrequencyCode is "7" or "8" && Original(claim, inbound.Typed) is { } original)
            return inbound.Typed.FrequencyCode == "8" ? Void(rules, claim, original, inbound) : Replace(rules, claim, original, inbound);

        return claim.Live(inbound.Sequence) switch
        {
            null when inbound.Sequence is "S" or "T" => NextPayer(rules, claim, inbound),
            null when !claim.LiveFilings.Any() => Again(rules, claim, inbound),
            { IsStopped: true } stopped when inbound.Typed.FrequencyCode == "1" && inbound.IsLaterThan(claim.BillOf(stopped)) => Correct(rules, claim, stopped, inbound),
            _ => Nothing(rules, claim, IntakeOutcome.Another),
        };
    }

    private static Decision<Claim> Nothing(ClaimLifecycle rules, Claim claim, IntakeOutcome outcome) =>
        rules.Nothing(claim, new ClaimTaken(claim.ClaimId, outcome, claim.PayerId, false, []));

    /// <summary>The filing that REF*F8 names by the payer's number.</summary>
    private static Filing? Original(Claim claim, ProfessionalClaim typed) =>
        claim.Filings.FindLast(filing => filing.Icn is { } icn && icn == typed.OriginalReference && claim.BillOf(filing).PayerId == typed.Payer.Id);

    private static Decision<Claim> First(ClaimLifecycle rules, Inbound inbound)
    {
        var command = inbound.Command;
        var scrub = inbound.Scrub(command.Profile.FilingLimit);
        if (Refused(rules, Claim.None, inbound, scrub) is { } refused) return refused;

        var bill = inbound.Bill;
        var received = new Claim
        {
            ClaimId = command.ClaimId,
            PatientControlNumber = inbound.Typed.ClaimNumber,
            AccountId = command.AccountId,
            PayerId = bill.PayerId,
            PayerName = bill.PayerName,
            Charge = bill.Charge,
            Record = command.Record,
            ContentHash = command.ContentHash,
            Source = command.Source,
            ReceivedOn = inbound.Today,
            BillingNpi = bill.BillingNpi,
            Lines = bill.Lines,
            Profile = command.Profile,
            BillsNextPayer = command.BillsNextPayer,
            Prior = inbound.Sequence == "P" ? [] : PriorPayments.Of(inbound.Typed, bill),
            Filings = [ClaimFiling.Draft(Claim.None with { ClaimId = command.ClaimId }, inbound.Sequence, bill, inbound.Typed, FileBy(inbound))],
        };
        return Taken(rules, Claim.None, received, [new ClaimReceived(received)], received.Filings[0].Clm01, scrub, ChargePosting.First(rules, received, command));
    }

    private static Decision<Claim> Replace(ClaimLifecycle rules, Claim claim, Filing original, Inbound inbound)
    {
        var newest = claim.Live(original.Sequence) ?? original;
        if (newest.IsStopped && newest != original) return Correct(rules, claim, newest, inbound);

        var scrub = inbound.Scrub(limit: null, originalUndecided: !newest.IsFinal && newest.State != FilingState.Reversed);
        if (Refused(rules, claim, inbound, scrub) is { } refused) return refused;

        var draft = ClaimFiling.Draft(claim, original.Sequence, inbound.Bill, inbound.Typed, ClaimFiling.CorrectBy(newest, inbound.Today));
        return Add(rules, claim, draft with { Replaces = newest.Clm01 }, inbound, scrub);
    }

    /// <summary>All that was filed is given up or voided: a new version, as an original.</summary>
    private static Decision<Claim> Again(ClaimLifecycle rules, Claim claim, Inbound inbound)
    {
        var scrub = inbound.Scrub(inbound.Command.Profile.FilingLimit);
        if (Refused(rules, claim, inbound, scrub) is { } refused) return refused;

        return Add(rules, claim, ClaimFiling.Draft(claim, inbound.Sequence, inbound.Bill, inbound.Typed, FileBy(inbound)), inbound, scrub);
    }

    private static Decision<Claim> NextPayer(ClaimLifecycle rules, Claim claim, Inbound inbound)
    {
        var scrub = inbound.Scrub(limit: null);
        if (Refused(rules, claim, inbound, scrub) is { } refused) return refused;

        return Add(rules, claim, ClaimFiling.Draft(claim, inbound.Sequence, inbound.Bill, inbound.Typed, FileBy(inbound)), inbound, scrub);
    }

    private static Decision<Claim> Correct(ClaimLifecycle rules, Claim claim, Filing stopped, Inbound inbound)
    {
        var scrub = inbound.Scrub(stopped.Frequency == "1" && stopped.Sequence == "P" ? inbound.Command.Profile.FilingLimit : null);
        if (Refused(rules, claim, inbound, scrub) is { } refused) return refused;

        var rebilled = ClaimFiling.Rebilled(claim, stopped, inbound.Bill);
        return Taken(rules, claim, rules.Evolve(claim, rebilled), [rebilled], rebilled.NewClm01 ?? stopped.Clm01, scrub,
            [.. ChargePosting.Prior(rules, claim, rebilled.Prior, inbound.Command)]);
    }

    private static Decision<Claim> Void(ClaimLifecycle rules, Claim claim, Filing original, Inbound inbound) =>
        ClaimFiling.Void(claim, original, inbound.Command.Source.Document) is { } requested
            ? rules.Then(claim, Reply(claim, original, isClean: true), [requested])
            : Early(rules, claim, original, inbound);

    /// <summary>What the payer has not decided he cannot void: the void waits for his decision.</summary>
    private static Decision<Claim> Early(ClaimLifecycle rules, Claim claim, Filing original, Inbound inbound) => original switch
    {
        { State: FilingState.Voiding or FilingState.Voided } or { VoidWanted: true } => Nothing(rules, claim, IntakeOutcome.Duplicate),
        { IsWithPayer: true } => rules.Then(
            claim, Reply(claim, original, isClean: false), [new VoidWanted(original.Clm01, inbound.Command.Source.Document)]),
        _ => Nothing(rules, claim, IntakeOutcome.Another),
    };

    private static Decision<Claim> Add(ClaimLifecycle rules, Claim claim, Filing draft, Inbound inbound, ScrubResult scrub)
    {
        var added = new FilingAdded(draft, inbound.Bill);
        return Taken(
            rules, claim, rules.Evolve(claim, added), [added], draft.Clm01, scrub,
            draft.Sequence == claim.Filings[0].Sequence ? [] : ChargePosting.NextPayer(rules, claim, draft, inbound.Command));
    }

    private static Decision<Claim> Taken(
        ClaimLifecycle rules, Claim claim, Claim built, IReadOnlyList<DomainEvent> events, string clm01, ScrubResult scrub,
        IReadOnlyList<Effect> effects)
    {
        var filing = built.Numbered(clm01)!;
        return rules.Then(
            claim, Reply(built, filing, scrub.IsClean), [.. events, ClaimFiling.Scrubbed(filing, scrub), .. ClaimFiling.Worked(claim, filing)], effects);
    }

    private static ClaimTaken Reply(Claim claim, Filing filing, bool isClean) =>
        new(claim.ClaimId, IntakeOutcome.Taken, claim.BillOf(filing).PayerId, isClean, []);

    private static Decision<Claim>? Refused(ClaimLifecycle rules, Claim claim, Inbound inbound, ScrubResult scrub) =>
        FrontDoor.Refusals(scrub) is { Count: > 0 } refusals
            ? rules.Nothing(claim, new ClaimTaken(inbound.Command.ClaimId, IntakeOutcome.Refused, "", false, [.. refusals]))
            : null;

    /// <summary>Of a primary from the service, of the others from the prior payer's decision (D§13.2).</summary>
    private static DateOnly FileBy(Inbound inbound)
    {
        var from = inbound.Sequence == "P"
            ? inbound.Typed.FirstServiceDate
            : inbound.Typed.Lines.SelectMany(line => line.PriorPayments).Max(prior => prior.Date);
        return TimelyFiling.LastDay(from ?? inbound.Today, inbound.Command.Profile.FilingLimit);
    }

    /// <summary>A claim as it came, read once.</summary>
    private sealed record Inbound(ClaimCommand.Receive Command)
    {
        public ProfessionalClaim Typed { get; } = ProfessionalClaim.Parse(Command.Record.Parts());

        public DateOnly Today => DateOnly.FromDateTime(Command.At.UtcDateTime);

        public string Sequence => Typed.Subscriber.PayerResponsibility is { Length: 1 } told ? told : "P";

        public FiledBill Bill => field ??= FiledBill.Of(Command.Record, Typed, Command.ContentHash, Command.Source, Today);

        public bool IsLaterThan(FiledBill bill) => Command.Source.Document != bill.Source.Document;

        public ScrubResult Scrub(FilingLimit? limit, bool originalUndecided = false) => ClaimFiling.Scrub(
            Typed, Command.Profile, Today, Sequence == "P" ? limit : null, Command.TwinOf, originalUndecided);
    }
}
