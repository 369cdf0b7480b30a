using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Scrubbing;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What a claim's filings and denials ask of a person: held, rejected, silent, denied, past the last day to file.</summary>
internal sealed class ClaimWork(string tenant, Claim claim, ClaimBooks books, DateOnly since, Pricing pricing)
{
    public IEnumerable<WorkItem> Items() =>
    [
        .. claim.LiveFilings.SelectMany(Of),
        .. claim.Denials.Where(item => item.IsOpen).Select(Denied),
        .. PastTheLimit(),
    ];

    private IEnumerable<WorkItem> Of(Filing filing)
    {
        if (filing.State == FilingState.Held) yield return Held(filing);
        if (filing.State == FilingState.Rejected) yield return Rejected(filing, $"277CA {filing.Status}", "correct the claim and send it again", filing.FileBy);
        if (filing.VoidRefused) yield return Rejected(filing, $"void refused, 277CA {filing.Status}", "call the payer about the void", null);
        if (filing.State == FilingState.Reversed) yield return TakenBack(filing);
        if (filing is { OverdueSince: { } overdue, IsWithPayer: true }) yield return Silent(filing, overdue);
    }

    private WorkItem Held(Filing filing)
    {
        var hit = filing.Edits.FirstOrDefault(hit => hit.Severity != EditSeverity.Info);
        var isReject = filing.Edits.Exists(hit => hit.Severity == EditSeverity.Reject);
        var todo = hit is null ? "release it: the receiver's 999 rejected its set twice"
            : isReject ? $"correct the claim ({Catalogue.Of(hit.EditId).Title}: {Catalogue.Of(hit.EditId).Fix})" : "correct the claim, or release the warning with a reason";
        return Item("held", filing, 0, hit?.Message ?? "999: the set was rejected twice", pricing.Expected(claim, filing.Charge), filing.FileBy, 1m, todo) with
        {
            Cause = hit?.EditId ?? "999",
            Owner = "biller",
        };
    }

    private WorkItem Rejected(Filing filing, string reason, string todo, DateOnly? deadline) =>
        Item("rejected", filing, 0, reason, pricing.Expected(claim, filing.Charge), deadline, 1m, todo) with { Cause = filing.Status ?? "", Owner = "biller" };

    private WorkItem Silent(Filing filing, DateOnly overdue) => Item(
        "silent", filing, 0,
        filing.AcceptedOn is { } accepted ? $"no 835 since the payer accepted it on {accepted:yyyy-MM-dd}" : $"no 277CA since it was sent on {filing.SentOn:yyyy-MM-dd}",
        pricing.Expected(claim, filing.Charge), filing.FileBy, 1m, "ask the payer where it is") with
    {
        Since = overdue,
        Cause = filing.AcceptedOn is null ? "277CA" : "835",
        Owner = "follow-up",
    };

    private WorkItem TakenBack(Filing filing) => Item(
        "silent", filing, 0, $"the payer took its decision back on {filing.DecidedOn:yyyy-MM-dd} and has not decided again",
        pricing.Expected(claim, filing.Charge), null, 1m, "ask the payer, or correct the claim and send it again") with
    {
        Since = filing.DecidedOn ?? since,
        Cause = "22",
        Owner = "follow-up",
    };

    private WorkItem Denied(Domain.Denials.DenialItem item)
    {
        var carc = Carc.Of(item.Carc);
        var code = string.Join(' ', [$"{item.Group}-{item.Carc}", .. item.Rarcs]);
        return Item(
            "denied", claim.Numbered(item.Clm01), item.Line, $"{code}: {carc.Meaning}", pricing.AtStake(claim, item), item.Deadline,
            carc.Recovery ?? 0m, item.Action) with
        {
            Since = item.DeniedOn,
            Cause = code,
            Owner = carc.Owner,
        };
    }

    private IEnumerable<WorkItem> PastTheLimit()
    {
        var abandoned = claim.Filings.FindLast(filing => filing.State == FilingState.Abandoned);
        if (abandoned is null || claim.GivenUp || claim.LiveFilings.Any() || books.Balance <= Money.Zero) yield break;

        yield return Item(
            "held", abandoned, 0, $"TIM-01: the last day to file was {abandoned.FileBy:yyyy-MM-dd}", books.Balance, null, 0m,
            "write it off, or prove timely filing") with
        {
            Cause = "TIM-01",
            Owner = "follow-up",
        };
    }

    private WorkItem Item(string kind, Filing? filing, int line, string reason, Money amount, DateOnly? deadline, decimal chance, string todo) => new(
        tenant, kind, line == 0 ? $"{kind}:{claim.ClaimId}" : $"{kind}:{claim.ClaimId}:{line}:{reason.Split(':')[0]}", claim.ClaimId, claim.AccountId,
        line, reason, amount, deadline, deadline is { } last ? pricing.Score(amount, chance, last) : Money.Round(amount * chance), since, todo)
    {
        Payer = filing is null || claim.BillOf(filing) is not { PayerName.Length: > 0 } bill ? claim.PayerName : bill.PayerName,
        Chance = chance,
    };
}
