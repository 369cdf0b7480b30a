using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What time does to a claim (D§13.4): the last day to file, answers that are overdue, a voided claim given up.</summary>
internal static class ClaimTimers
{
    // D§10: 277CA 2 business days, alarm at 3. The 835 by the prompt-pay day (30) and 5.
    private const int AcknowledgmentBusinessDays = 3;
    private const int DecisionDays = 35;

    /// <summary>Hours of their own: after what arrives at midnight, after posting, after acknowledgments (ARCHITECTURE: determinism).</summary>
    private const int FilingLimitHour = 1, AfterPostingHour = 9, AfterAcknowledgmentsHour = 21;

    public static DateTimeOffset? Next(Claim claim)
    {
        DateTimeOffset? next = GiveUpAt(claim);
        foreach (var filing in claim.Filings)
            if (Next(filing) is { } at && !(next < at)) next = at;
        return next;
    }

    public static Decision<Claim> Wake(ClaimLifecycle rules, Claim claim, ClaimCommand.Wake command)
    {
        List<DomainEvent> events = [.. claim.Filings.Where(filing => Next(filing) <= command.At).Select(filing => Due(filing, command))];
        if (!(GiveUpAt(claim) <= command.At)) return rules.Then(claim, Done.Instance, events);

        return rules.Then(claim, Done.Instance, [.. events, new GivenUp("voided")], WriteOff(rules, claim, AccountNumber.AdministrativeWriteOff, "voided", command));
    }

    /// <summary>Gives up all that is open on the receivable that the account takes from.</summary>
    public static Effect WriteOff(ClaimLifecycle rules, Claim claim, AccountNumber to, string reason, ClaimCommand command) => new(
        new EntityId("patient-account", rules.Tenant, claim.AccountId),
        new AccountCommand.WriteOff(claim.ClaimId, to, reason)
        {
            CommandId = $"write-off:{claim.ClaimId}:{command.CommandId}",
            At = command.At,
            Actor = command.Actor,
            Source = $"write-off {claim.ClaimId}",
        });

    private static DateTimeOffset? Next(Filing filing) => filing.State switch
    {
        FilingState.Draft or FilingState.Held or FilingState.Clean or FilingState.Rejected => Instants.On(filing.FileBy.AddDays(1), FilingLimitHour),
        FilingState.Submitted or FilingState.Received when filing is { OverdueSince: null, SentOn: { } sent } =>
            Instants.On(BusinessDays.After(sent, AcknowledgmentBusinessDays), AfterAcknowledgmentsHour),
        FilingState.Accepted when filing is { OverdueSince: null, AcceptedOn: { } accepted } =>
            Instants.On(accepted.AddDays(DecisionDays), AfterPostingHour),
        _ => null,
    };

    private static FilingEvent Due(Filing filing, ClaimCommand.Wake command) => filing.IsWithPayer
        ? ClaimLifecycle.Step(filing, FilingHappening.AckTimeout, new FilingEvent.Overdue(ClaimLifecycle.Day(command)))
        : ClaimLifecycle.Step(filing, FilingHappening.FilingLimitPassed, new FilingEvent.Abandoned());

    /// <summary>When the last filing is voided and its reversal is posted, the claim bills nobody.</summary>
    private static DateTimeOffset? GiveUpAt(Claim claim) =>
        !claim.GivenUp && !claim.LiveFilings.Any() && claim.Filings.Max(filing => filing.VoidedOn) is { } voided
            ? Instants.On(voided.AddDays(1), AfterPostingHour)
            : null;
}
