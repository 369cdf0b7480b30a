using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Something that needs a person (INTERFACE §2), or the patient's move.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">visit, held, rejected, silent, denied, suspense, credit or due.</param>
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

    /// <summary>The payer's name; empty where none is known.</summary>
    public string Payer { get; init; } = "";

    /// <summary>What it comes from, in short: an edit, a status, a reason code. Items of one cause and payer are one task.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Whose work it is: "biller", "coder", "registration", ...</summary>
    public string Owner { get; init; } = "";

    /// <summary>Of kind visit: the visit; empty of any other.</summary>
    public string VisitId { get; init; } = "";

    /// <summary>Of kind visit: the step in which it waits; empty of any other.</summary>
    public string Step { get; init; } = "";

    /// <summary>The chance that the work pays, 0 to 1.</summary>
    public decimal Chance { get; init; } = 1m;

    /// <summary>Its line of <c>worklist.jsonl</c>.</summary>
    public void Write(Utf8JsonWriter json)
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
        if (VisitId.Length > 0)
        {
            json.WriteString("visitId", VisitId);
            json.WriteString("step", Step);
        }

        json.WriteEndObject();
    }
}

/// <summary>What work the claims and payments leave, read from their state: an item ends when its cause does.</summary>
internal static class Worklist
{
    public static IEnumerable<WorkItem> Of(string tenant, Claim claim, ClaimBooks books, IReadOnlyList<TimelineEntry> timeline, Pricing pricing)
    {
        var since = timeline.Count > 0 ? DateOnly.FromDateTime(timeline[^1].At.UtcDateTime) : claim.ReceivedOn;
        foreach (var item in new ClaimWork(tenant, claim, books, since, pricing).Items()) yield return item;
        if (books.Balance < Money.Zero)
            yield return Item("credit", 0, "more was paid than charged", -books.Balance, null, 1m, since, "find out whose it is and pay it back");

        WorkItem Item(string kind, int line, string reason, Money amount, DateOnly? deadline, decimal chance, DateOnly from, string todo) => new(
            tenant, kind, line == 0 ? $"{kind}:{claim.ClaimId}" : $"{kind}:{claim.ClaimId}:{line}:{reason.Split(':')[0]}", claim.ClaimId, claim.AccountId, line, reason, amount,
            deadline, deadline is { } last ? pricing.Score(amount, chance, last) : amount, from, todo);
    }

    /// <summary>By tenant, kind, priority (highest first), claim and line.</summary>
    public static List<WorkItem> Sorted(IEnumerable<WorkItem> items) =>
    [
        .. items.OrderBy(item => item.Tenant, StringComparer.Ordinal).ThenBy(item => item.Kind, StringComparer.Ordinal)
            .ThenByDescending(item => item.Priority).ThenBy(item => item.ClaimId, StringComparer.Ordinal)
            .ThenBy(item => item.Line).ThenBy(item => item.Id, StringComparer.Ordinal),
    ];
}
