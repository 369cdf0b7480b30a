using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Something that needs a person (INTERFACE §2), or the patient's move.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">held, rejected, denied, suspense, credit or due.</param>
/// <param name="Id">Stable: the same item keeps it.</param>
/// <param name="ClaimId">The claim; empty where none is known.</param>
/// <param name="AccountId">Its account; empty where none is known.</param>
/// <param name="Line">The line; 0 is the claim.</param>
/// <param name="Reason">A code with its meaning.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="Deadline">The last day to do it; null without one.</param>
/// <param name="Priority">Amount x chance x urgency.</param>
/// <param name="Since">The day it came up.</param>
/// <param name="Todo">What to do, in a few words.</param>
public sealed record WorkItem(
    string Tenant, string Kind, string Id, string ClaimId, string AccountId, int Line, string Reason, Money Amount,
    DateOnly? Deadline, Money Priority, DateOnly Since, string Todo)
{
    /// <summary>A person of ours must do it; what is due is the patient's move.</summary>
    public bool IsOurs => Kind != "due";

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("tenant", Tenant);
        json.WriteString("kind", Kind);
        json.WriteString("id", Id);
        json.WriteString("claimId", ClaimId);
        json.WriteString("accountId", AccountId);
        json.WriteNumber("line", Line);
        json.WriteString("reason", Reason);
        json.WriteMoney("amount", Amount);
        json.WriteString("deadline", Deadline?.ToString("yyyy-MM-dd"));
        json.WriteMoney("priority", Priority);
        json.WriteString("since", Since.ToString("yyyy-MM-dd"));
        json.WriteString("todo", Todo);
        json.WriteEndObject();
    }
}

/// <summary>What work the claims and payments leave, read from their state: an item ends when its cause does.</summary>
internal static class Worklist
{
    public static IEnumerable<WorkItem> Of(string tenant, Claim claim, ClaimBooks books, IReadOnlyList<TimelineEntry> timeline, Pricing pricing)
    {
        var since = timeline.Count > 0 ? DateOnly.FromDateTime(timeline[^1].At.UtcDateTime) : claim.ReceivedOn;
        foreach (var filing in claim.LiveFilings)
        {
            if (filing.State == FilingState.Held)
            {
                var hit = claim.Edits.FirstOrDefault();
                yield return Item("held", 0, hit is null ? "held" : hit.Message, pricing.Expected(claim, filing.Charge), filing.FileBy, 1m, since, "correct the claim, or release the warning");
            }

            if (filing.State == FilingState.Rejected)
                yield return Item("rejected", 0, $"277CA {filing.Status}", pricing.Expected(claim, filing.Charge), filing.FileBy, 1m, since, "correct the claim and send it again");
        }

        foreach (var item in claim.Denials.Where(item => item.State == DenialState.Open))
        {
            var reason = string.Join(' ', [$"{item.Group}-{item.Carc}", .. item.Rarcs]) + $": {Carc.Of(item.Carc).Meaning}";
            yield return Item(
                "denied", item.Line, reason, pricing.AtStake(claim, item), item.Deadline, Carc.Of(item.Carc).Recovery ?? 0m,
                item.DeniedOn, item.Action);
        }

        if (books.Balance < Money.Zero)
            yield return Item("credit", 0, "more was paid than charged", -books.Balance, null, 1m, since, "find out whose it is and pay it back");

        WorkItem Item(string kind, int line, string reason, Money amount, DateOnly? deadline, decimal chance, DateOnly from, string todo) => new(
            tenant, kind, line == 0 ? $"{kind}:{claim.ClaimId}" : $"{kind}:{claim.ClaimId}:{line}:{reason.Split(':')[0]}", claim.ClaimId, claim.AccountId, line, reason, amount,
            deadline, deadline is { } last ? pricing.Score(amount, chance, last) : amount, from, todo);
    }

    public static IEnumerable<WorkItem> Of(string tenant, RemittancePosting remittance, DateOnly since)
    {
        if (remittance.Notice is not { } notice) yield break;
        if (remittance.Phase == RemittancePhase.Quarantined)
        {
            yield return new(
                tenant, "suspense", $"quarantined:{notice.Trace}", "", "", 0, remittance.Imbalance, notice.Amount, null, notice.Amount, since,
                "ask the payer for an 835 that balances");
        }

        foreach (var parked in remittance.Parked)
        {
            yield return new(
                tenant, "suspense", $"suspense:{notice.Trace}:{parked.Ordinal}", "", "", 0, $"CLP {parked.Ordinal} of {notice.Trace}: {parked.Reason}",
                parked.Amount, null, parked.Amount, since, "find the claim it pays");
        }
    }

    /// <summary>By tenant, kind, priority (highest first), claim and line.</summary>
    public static List<WorkItem> Sorted(IEnumerable<WorkItem> items) =>
    [
        .. items.OrderBy(item => item.Tenant, StringComparer.Ordinal).ThenBy(item => item.Kind, StringComparer.Ordinal)
            .ThenByDescending(item => item.Priority).ThenBy(item => item.ClaimId, StringComparer.Ordinal)
            .ThenBy(item => item.Line).ThenBy(item => item.Id, StringComparer.Ordinal),
    ];
}
