using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Simulation.Faults;

namespace ClaimsCluster.Simulation;

/// <content>A claim at which our own rules fail (F36), and the operator who takes it up again when they are mended.</content>
internal sealed partial class SimWorld
{
    private SimPoison? _poison;
    private bool _isLateForPoison;

    /// <summary>The rules fail at this command, as if they had a fault.</summary>
    public bool FailsAt(EntityId id, Command command)
    {
        if (_poison is { } poison) return !poison.IsMended && poison.Claim == id && poison.Kind == command.GetType();
        // A visit whose claim is not there yet sends it again, each day, and it goes with the next batch that its payer has.
        if (_isLateForPoison || id.Kind != "claim" || command is ClaimCommand.Receive || !Faults.Hit(FaultKind.Poison, $"{id.Kind}/{id.Key} {command.GetType().Name}")) return false;
        _poison = new(id, command.GetType(), SimOrders.Days[Faults.Draw(SimOrders.Days.Length)]);
        return true;
    }

    /// <summary>From the day that the poison has drawn the program is mended: what is set aside goes on where it stood.</summary>
    private async Task Mend(int day, IEntities entities, DateTimeOffset now)
    {
        _isLateForPoison = day == SimOrders.Days[^1]; // What waits for one who is set aside is sent again a day later, and time ends.
        if (_poison is not { } poison || day < poison.Day) return;
        _poison = poison with { IsMended = true };
        var entry = Grains.Entities.Faults.Entry;
        foreach (var id in Memory.Find(poison.Claim.Tenant, entry.Index, entry.Value)) await entities.Entity(id).TakeUp(now);
    }

    private bool IsOfPoison(Exception error) => _poison is not null && error.Message == "A fail point.";
}

/// <summary>What fails.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Kind">At commands of this kind.</param>
/// <param name="Day">It is mended on that day of orders, or on the first one after it fails.</param>
internal sealed record SimPoison(EntityId Claim, Type Kind, int Day)
{
    /// <summary>It fails no more.</summary>
    public bool IsMended { get; init; }
}
