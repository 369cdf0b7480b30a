using ClaimsCluster.Grains.Scheduling;
using ClaimsCluster.Simulation.Faults;

namespace ClaimsCluster.Simulation;

/// <summary>The clock as the driver moves it: now and then it goes further than it was told (F22).</summary>
internal sealed class SimClock(SimWorld world, BusinessClock clock) : IMovedClock
{
    private const int MostHours = 36;

    public DateTimeOffset Now => clock.Now;

    public ValueTask MoveTo(DateTimeOffset instant)
    {
        if (world.Faults.Hit(FaultKind.ClockJump, "driver")) instant = world.Jump(instant.AddHours(1 + world.Faults.Draw(MostHours)));
        clock.MoveTo(instant);
        return default;
    }
}
