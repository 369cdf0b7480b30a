using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation;

/// <summary>An order of a person to a claim.</summary>
internal sealed record SimOrder(EntityId Claim, ClaimCommand Command);

/// <summary>The persons of a billing office: on some days they look at what rests, and correct, release, void or give up.</summary>
internal static class SimOrders
{
    /// <summary>Days after the first entry on which they do.</summary>
    public static ImmutableArray<int> Days { get; } = [3, 12, 40];

    /// <summary>What they order: it depends on the workload, the day and how each claim stands.</summary>
    public static List<SimOrder> Of(SimWorkload workload, int day, DateTimeOffset at, MemoryStore store)
    {
        var orders = new List<SimOrder>();
        foreach (var record in store.Rows("claim", int.MaxValue, null))
        {
            var chance = Chance.Of(workload.Number, $"order {day} {record.Id.Key}", 0);
            if (!chance.Percent(40)) continue;
            var claim = SimSerializers.Serializer.Deserialize<Row<Claim>>(record.Body)!.State!;
            var id = $"by hand:{day}:{claim.ClaimId}";
            orders.Add(new(record.Id, Drawn(claim, chance, id, at)));

            // Somebody has second thoughts before the claim is on its way.
            if (chance.Percent(25)) orders.Add(new(record.Id, Drawn(claim, chance, $"{id}:again", at)));
        }

        return orders;
    }

    private static ClaimCommand Drawn(Claim claim, Chance chance, string id, DateTimeOffset at) => chance.Below(claim.Filings[^1].State is FilingState.Held ? 8 : 6) switch
    {
        0 => new ClaimCommand.Resubmit { CommandId = id, At = at, Actor = "person" },
        1 or 2 => new ClaimCommand.Correct([Change(chance)]) { CommandId = id, At = at, Actor = "person" },
        3 => new ClaimCommand.Void("charged by mistake") { CommandId = id, At = at, Actor = "person" },
        4 => new ClaimCommand.WriteOff(AccountNumber.AdministrativeWriteOff, "administrative") { CommandId = id, At = at, Actor = "person" },
        5 => new ClaimCommand.Correct([new("authorization", $"A{chance.Below(100_000)}"), new("delayReason", "3")])
        {
            CommandId = id,
            At = at,
            Actor = "person",
        },
        _ => new ClaimCommand.Release("looked at") { CommandId = id, At = at, Actor = "person" },
    };

    private static Amendment Change(Chance chance) => chance.Below(5) switch
    {
        0 => new("authorization", $"A{chance.Below(100_000)}"),
        1 => new("lines[1].charge", $"{chance.Between(50, 400)}.{chance.Below(100):00}"),
        2 => new("rendering.npi", "1234567893"),
        3 => new("lines[1].modifiers", "25"),
        _ => new("patient.sex", "F"),
    };
}
