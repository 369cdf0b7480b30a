using System.Collections.Immutable;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>How filings are built, changed and taken back: the events that intake and persons share.</summary>
internal static class ClaimFiling
{
    // House start value until payer profiles carry their own: many payers take a corrected claim for 180 days (D§8.5).
    public const int CorrectedClaimDays = 180;

    private static readonly ImmutableDictionary<string, EditSeverity> NpiWarns =
        ImmutableDictionary<string, EditSeverity>.Empty.Add("PRV-02", EditSeverity.Warn);

    // A payer who only warns of a wrong NPI gets the claim.
    private static readonly ImmutableList<string> NpiReleased = Scrubber.HousePolicy.Add("PRV-02");

    /// <summary>The next version in a payer sequence (row 1).</summary>
    public static Filing Draft(Claim claim, string sequence, FiledBill bill, ProfessionalClaim typed, DateOnly fileBy) => new()
    {
        Sequence = sequence,
        Version = 1 + claim.Filings.Count(filing => filing.Sequence == sequence),
        Frequency = typed.FrequencyCode ?? "1",
        Clm01 = claim.NextClm01(sequence),
        OriginalReference = typed.OriginalReference,
        Charge = bill.Charge,
        FileBy = fileBy,
        State = FilingFsm.Next(FilingState.None, FilingHappening.Build, new())!.Value.To,
    };

    /// <summary>The last day on which a payer takes a corrected claim.</summary>
    public static DateOnly CorrectBy(Filing decided, DateOnly today) => (decided.DecidedOn ?? today).AddDays(CorrectedClaimDays);

    /// <summary>New content for a stopped filing: row 2, or row 14 with a new number when it was rejected.</summary>
    public static FilingEvent.Rebilled Rebilled(Claim claim, Filing stopped, FiledBill bill)
    {
        var isRejected = stopped.State == FilingState.Rejected;
        var happening = isRejected ? FilingHappening.Correct : FilingHappening.Edit;
        return (FilingEvent.Rebilled)ClaimLifecycle.Step(
            stopped, happening, new FilingEvent.Rebilled(bill, isRejected ? claim.NextClm01(stopped.Sequence) : null)
            {
                Prior = stopped.Sequence != "P" && stopped.Sequence == claim.Filings[0].Sequence && claim.Prior.IsEmpty
                    ? PriorPayments.Of(ProfessionalClaim.Parse(bill.Record.Parts()), bill)
                    : [],
            });
    }

    /// <summary>The edits, as the claim's payer wants them.</summary>
    public static ScrubResult Scrub(
        ProfessionalClaim typed, IntakeProfile profile, DateOnly today, FilingLimit? limit, string? twinOf, bool originalUndecided) =>
        Scrubber.Scrub(typed, new ScrubContext(today, limit)
        {
            Severities = profile.WarnOnNpi ? NpiWarns : ImmutableDictionary<string, EditSeverity>.Empty,
            TwinOf = twinOf,
            OriginalUndecided = originalUndecided,
            AuthRequired = profile.AuthRequired,
        }, profile.WarnOnNpi ? NpiReleased : null);

    /// <summary>Rows 3 and 4.</summary>
    public static FilingEvent Scrubbed(Filing draft, ScrubResult scrub) => ClaimLifecycle.Step(
        draft, scrub.IsClean ? FilingHappening.ScrubClean : FilingHappening.ScrubHits, new FilingEvent.Scrubbed(scrub.Hits));

    /// <summary>Row 25; null when the filing is not one that a payer can void.</summary>
    public static FilingEvent.VoidRequested? Void(Claim claim, Filing filing, string source) =>
        FilingFsm.Next(filing.State, FilingHappening.RequestVoid, new() { IcnKnown = filing.Icn is not null }) is { } step
            ? (FilingEvent.VoidRequested)ClaimLifecycle.Moved(
                filing, FilingHappening.RequestVoid, step, new FilingEvent.VoidRequested(claim.NextClm01(filing.Sequence), source))
            : null;

    /// <summary>A replacement is the work on the open denials of what it replaces.</summary>
    public static IEnumerable<DenialsWorked> Worked(Claim claim, Filing draft)
    {
        if (draft.Replaces is null) return [];
        ImmutableList<int> places = [.. PlacesOf(claim, draft.Sequence, DenialState.Open)];
        return places.IsEmpty ? [] : [new DenialsWorked(places, DenialState.Corrected, $"replaced by {draft.Clm01}")];
    }

    /// <summary>The payer does not take the replacement: the denials are open again.</summary>
    public static IEnumerable<DenialsWorked> Reopened(Claim claim, Filing refused)
    {
        if (refused.Replaces is null) return [];
        ImmutableList<int> places = [.. PlacesOf(claim, refused.Sequence, DenialState.Corrected)];
        return places.IsEmpty ? [] : [new DenialsWorked(places, DenialState.Open, $"{refused.Clm01} was not taken")];
    }

    /// <summary>The denials of a payer sequence that stand in a state, by their place in the claim's list.</summary>
    public static IEnumerable<int> PlacesOf(Claim claim, string sequence, DenialState state) => claim.Denials.Index()
        .Where(item => item.Item.State == state && claim.Filings.Exists(filing => filing.Clm01 == item.Item.Clm01 && filing.Sequence == sequence))
        .Select(item => item.Index);
}
