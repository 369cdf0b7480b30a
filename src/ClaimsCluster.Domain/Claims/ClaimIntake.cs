using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What an inbound claim is, and what the two doors make of it (D§5.1): refused, held, or clean and charged.</summary>
internal static class ClaimIntake
{
    private static readonly ImmutableDictionary<string, EditSeverity> NpiWarns =
        ImmutableDictionary<string, EditSeverity>.Empty.Add("PRV-02", EditSeverity.Warn);

    public static Decision<Claim> Decide(ClaimLifecycle rules, Claim claim, ClaimCommand.Receive command)
    {
        if (!claim.IsNone)
        {
            var outcome = claim.ContentHash == command.ContentHash ? IntakeOutcome.Duplicate : IntakeOutcome.Another;
            return rules.Nothing(claim, new ClaimTaken(claim.ClaimId, outcome, claim.PayerId, false, []));
        }

        var today = DateOnly.FromDateTime(command.At.UtcDateTime);
        var typed = ProfessionalClaim.Parse(command.Record.Parts());
        var scrub = Scrubber.Scrub(typed, new ScrubContext(today, command.Profile.FilingLimit)
        {
            Severities = command.Profile.WarnOnNpi ? NpiWarns : ImmutableDictionary<string, EditSeverity>.Empty,
        });
        if (FrontDoor.Refusals(scrub) is { Count: > 0 } refusals)
            return rules.Nothing(claim, new ClaimTaken(command.ClaimId, IntakeOutcome.Refused, "", false, [.. refusals]));

        var received = Build(command, typed, today);
        var filing = received.Filings[0];
        var happening = scrub.IsClean ? FilingHappening.ScrubClean : FilingHappening.ScrubHits;
        var step = FilingFsm.Next(filing.State, happening, new())!.Value;
        var scrubbed = ClaimLifecycle.Moved(filing, happening, step, new FilingEvent.Scrubbed(scrub.Hits));
        return rules.Then(
            claim,
            new ClaimTaken(received.ClaimId, IntakeOutcome.Taken, received.PayerId, scrub.IsClean, []),
            [new ClaimReceived(received), scrubbed],
            [PostCharge(rules.Tenant, received, typed, command)]);
    }

    private static Claim Build(ClaimCommand.Receive command, ProfessionalClaim typed, DateOnly today)
    {
        var charge = Money.Exactly(typed.Charge ?? 0m);
        var firstService = typed.FirstServiceDate ?? today;
        var sequence = typed.Subscriber.PayerResponsibility is { Length: 1 } told ? told : "P";
        var built = FilingFsm.Next(FilingState.None, FilingHappening.Build, new())!.Value;
        return new Claim
        {
            ClaimId = command.ClaimId,
            PatientControlNumber = typed.ClaimNumber,
            AccountId = command.AccountId,
            PayerId = typed.Payer.Id ?? "",
            PayerName = typed.Payer.Name ?? "",
            Charge = charge,
            Record = command.Record,
            ContentHash = command.ContentHash,
            Source = command.Source,
            ReceivedOn = today,
            BillingNpi = typed.BillingProvider.Npi ?? "",
            Lines = [.. typed.Lines.Select((line, index) => new ClaimLine(
                index + 1, line.Code ?? "", [.. line.Modifiers], Money.Exactly(line.Charge ?? 0m), line.Units ?? 1m,
                line.ServiceFrom ?? firstService))],
            Filings =
            [
                new Filing
                {
                    Sequence = sequence,
                    Version = 1,
                    Frequency = typed.FrequencyCode ?? "1",
                    Clm01 = ClaimIdentity.Clm01(command.ClaimId, sequence, 1),
                    OriginalReference = typed.OriginalReference,
                    Charge = charge,
                    FileBy = TimelyFiling.LastDay(firstService, command.Profile.FilingLimit),
                    State = built.To,
                },
            ],
        };
    }

    /// <summary>Every claim with a record posts its charge.</summary>
    private static Effect PostCharge(string tenant, Claim claim, ProfessionalClaim typed, ClaimCommand.Receive command) => new(
        new EntityId("patient-account", tenant, claim.AccountId),
        new AccountCommand.PostCharge(
            claim.ClaimId, claim.PayerId, claim.Lines.Min(line => line.ServiceDate),
            [.. claim.Lines.Select(line => new ChargedLine(line.Number, line.Charge))])
        {
            CommandId = $"charge:{claim.ClaimId}",
            At = command.At,
            Source = claim.Source.Document,
            Facts = BillingFactsReading.Read(typed),
        });
}
