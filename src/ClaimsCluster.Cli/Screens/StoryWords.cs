using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What happened to a claim, in words. It is told in order: it remembers which number is which filing's, and what each billed.</summary>
internal sealed class StoryWords(StoredClaim stored)
{
    private readonly Dictionary<string, Filing> _filings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _contents = new(StringComparer.Ordinal);
    private readonly BookWords _books = new();

    private bool HasSeveral => stored.Claim.Filings.Count > 1;

    public string Of(object happened)
    {
        Remember(happened);
        return happened switch
        {
            FilingEvent e => Filing(e),
            ClaimReceived when stored.IsOfVisit => $"became this claim as {Shown(stored.Claim.PatientControlNumber)}",
            ClaimReceived => $"received{(stored.FileName.Length > 0 ? $" in {Shown(stored.FileName)}" : "")} as {Shown(stored.Claim.PatientControlNumber)}",
            FilingAdded e => Added(e.Filing),
            VoidWanted e => $"void of {NameOf(e.Clm01)} asked for by the sender's file; it waits for the payer's decision",
            VoidMoved e => Void(e),
            DenialOpened e => $"{Line(e.Item)} denied {string.Join(' ', [$"{e.Item.Group}-{e.Item.Carc}", .. e.Item.Rarcs])}",
            DenialsWorked e => Worked(e),
            GivenUp e => $"nobody is billed any more: {Shown(e.Reason)}",
            ShareTold e => $"told by its account: patient paid {Amount(e.Share.PatientPaid)}, written off {Amount(e.Share.WrittenOff)}",
            Anomaly e => $"{Arrival(e.Happening)} came for {NameOf(e.Clm01)} and changed nothing: {(e.State == FilingState.None ? "no such filing" : $"it was {e.State}")}",
            EncounterEvent.EligibilityAsked or EncounterEvent.VisitCharged or EncounterEvent.VisitBilled => "", // What follows tells it too.
            EncounterEvent e => VisitStory.Of(e) ?? "",
            AccountEvent.Posted e => _books.Of(e),
            AccountEvent.StatementIssued e => BookWords.Of(e, stored.Claim.ClaimId),
            AccountEvent.PreCollected e => $"the last notice of the account went unanswered, {Amount(e.Amount)}",
            _ => happened.GetType().Name,
        };
    }

    private void Remember(object happened)
    {
        var (filings, hash) = happened switch
        {
            ClaimReceived e => (e.Claim.Filings, e.Claim.ContentHash),
            FilingAdded e => ([e.Filing], e.Bill.ContentHash),
            _ => (Enumerable.Empty<Filing>(), ""),
        };
        foreach (var filing in filings) (_filings[filing.Clm01], _contents[filing.Clm01]) = (filing, hash);
    }

    private string Filing(FilingEvent happened)
    {
        var name = HasSeveral && _filings.TryGetValue(happened.Clm01, out var filing) ? $"{LiveFiling.Name(filing)} " : "";
        var payer = _filings.TryGetValue(happened.Clm01, out var to) ? LiveFiling.Payer(stored.Claim, stored.Claim.Filings.Find(now => now.Sequence == to.Sequence && now.Version == to.Version) ?? to) : "the payer";
        return happened switch
        {
            FilingEvent.Scrubbed e => Scrubbed(e),
            FilingEvent.AddedToBatch e => $"{name}taken into batch {Shown(e.Batch)}",
            FilingEvent.Transmitted e => $"{name}sent to {payer} (837 {Shown(e.Batch)})",
            FilingEvent.SyntaxChecked { Accepted: true } => "file accepted (999 A)",
            FilingEvent.SyntaxChecked e => e.To == FilingState.Held ? "file rejected again (999 R): held" : "file rejected (999 R): it goes again",
            FilingEvent.Acknowledged e => Acknowledged(e, name),
            FilingEvent.Remitted e => Remitted(e, name),
            FilingEvent.Rebilled e => Rebilled(e, name),
            FilingEvent.Released e => $"{name}warnings released: {Shown(e.Reason)}",
            FilingEvent.Cancelled e => $"{name}given up before a payer decided: {Shown(e.Reason)}",
            FilingEvent.VoidRequested e => $"void of {NameOf(e.Clm01)} asked for{(e.From837.Length > 0 ? " by the sender's file" : "")} (frequency 8, as {Short(e.VoidClm01)})",
            FilingEvent.Replacement { Happening: FilingHappening.ReplacementAccepted } e => $"{payer} took {NameOf(e.By)} in place of {NameOf(e.Clm01)}",
            FilingEvent.Replacement e => $"{payer} did not take {NameOf(e.By)}: {NameOf(e.Clm01)} stands",
            FilingEvent.Overdue { From: FilingState.Accepted } => $"{name}overdue: no decision (835) since it was accepted",
            FilingEvent.Overdue => $"{name}overdue: no answer (277CA) since it was sent",
            FilingEvent.Abandoned => $"{name}the last day to file went by",
            _ => happened.Happening.ToString(),
        };
    }

    private string Added(Filing filing) => filing switch
    {
        { Replaces: { } replaced, Frequency: "7" } =>
            $"replacement {LiveFiling.Name(filing)} of {NameOf(replaced)} made, {Amount(filing.Charge)} (frequency 7, its number {Shown(filing.OriginalReference ?? "-")})",
        { Replaces: { } replaced } => $"{LiveFiling.Name(filing)} made in place of {NameOf(replaced)}, {Amount(filing.Charge)}, as a new original: the payer wants no replacement",
        _ => $"{LiveFiling.Name(filing)} made for {LiveFiling.Payer(stored.Claim, stored.Claim.Numbered(filing.Clm01) ?? filing)}, {Amount(filing.Charge)}",
    };

    private string Rebilled(FilingEvent.Rebilled happened, string name)
    {
        var isSame = _contents.GetValueOrDefault(happened.Clm01) == happened.Bill.ContentHash;
        if (_filings.TryGetValue(happened.Clm01, out var filing) && happened.NewClm01 is { } number) _filings[number] = filing;
        _contents[happened.NewClm01 ?? happened.Clm01] = happened.Bill.ContentHash;
        var how = happened.NewClm01 is { } next ? $" under the new number {Short(next)}" : "";
        return isSame ? $"{name}to be sent again as it was{how}" : $"{name}corrected{(how.Length > 0 ? $", to be sent again{how}" : "")}";
    }

    private string Void(VoidMoved happened) => happened.Trip switch
    {
        { Sent: true } trip => $"void of {NameOf(happened.Clm01)} sent (837 {Shown(trip.Batch ?? "-")})",
        { Batch: { } batch } => $"void of {NameOf(happened.Clm01)} taken into batch {Shown(batch)}",
        _ => $"the void's file rejected (999 R): it goes again",
    };

    private string Worked(DenialsWorked happened)
    {
        var lines = string.Join(" and ", happened.Places.Where(place => place < stored.Claim.Denials.Count).Select(place => Line(stored.Claim.Denials[place])).Distinct());
        return happened.To switch
        {
            DenialState.Corrected => $"denial of {lines} corrected",
            DenialState.WrittenOff => $"denial of {lines} written off: {Shown(happened.Reason)}",
            DenialState.Open => $"denial of {lines} open again",
            _ => $"denial of {lines} resolved",
        };
    }

    private static string Scrubbed(FilingEvent.Scrubbed happened)
    {
        if (happened.To == FilingState.Held) return $"held by our edits: {Shown(string.Join(' ', happened.Hits.Where(hit => hit.Severity != EditSeverity.Info).Select(hit => hit.Message)).TrimEnd('.'))}";
        return happened.Hits.Count == 0 ? "scrub clean" : $"scrub clean, {Count(happened.Hits.Count, "hint")}";
    }

    private string Acknowledged(FilingEvent.Acknowledged happened, string name)
    {
        var told = happened.Status;
        var status = told.Category switch
        {
            "R" => "999 R",
            "835" => $"835 {Shown(told.Document)}",
            _ => $"277CA {told.Category}:{told.Code}{(told.Entity is { } entity ? $":{entity}" : "")}",
        };
        return happened.Happening switch
        {
            FilingHappening.VoidRefused => $"void of {NameOf(happened.Clm01)} not taken by the payer ({status})",
            _ when happened.From == FilingState.Voiding => $"void of {NameOf(happened.Clm01)} taken by the payer ({status})",
            FilingHappening.AckReceipt => $"{name}claim received by the payer ({status})",
            FilingHappening.AckAccepted => $"{name}claim accepted for decision ({status})",
            _ => $"{name}claim rejected, not decided ({status})",
        };
    }

    private static string Remitted(FilingEvent.Remitted happened, string name)
    {
        var advice = $"(835 {Shown(happened.Trace)}): ";
        if (happened.Happening == FilingHappening.EraReversal) return $"{name}decision taken back {advice}{Amount(happened.Advice.Paid)}";

        var patient = happened.Advice.PatientResponsibility ?? happened.Adjustments.Where(cas => cas.Group == "PR").Sum(cas => cas.Amount);
        var on = happened.FurtherPayer ? ", left to the next payer" : "";
        return $"{name}decided {advice}paid {Amount(happened.Advice.Paid)}, patient {Amount(patient)}{on}";
    }

    private static string Arrival(FilingHappening happening) => happening switch
    {
        FilingHappening.EraReversal => "a reversal (835)",
        FilingHappening.EraPaid or FilingHappening.EraZero or FilingHappening.EraDenied or FilingHappening.EraForwarded or FilingHappening.EraNotOurs => "a decision (835)",
        FilingHappening.SyntaxAccept or FilingHappening.SyntaxReject => "a 999",
        FilingHappening.AckReceipt or FilingHappening.AckAccepted or FilingHappening.AckRejected => "a 277CA",
        _ => happening.ToString(),
    };

    /// <summary>"P2"; a number that is not known, as it stands.</summary>
    private string NameOf(string clm01) => _filings.TryGetValue(clm01, out var filing) ? LiveFiling.Name(filing) : Shown(clm01);

    private static string Line(DenialItem item) => item.Line == 0 ? "the claim" : $"line {item.Line}";

    private static string Short(string clm01) => clm01.Length > 12 ? $"{clm01[..4]}...{clm01[^4..]}" : clm01;
}
