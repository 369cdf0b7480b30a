using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Simulation.Faults;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>The way to trading partners; a file may be delivered again.</summary>
internal sealed class SimChannel(SimWorld world, ITradingPartnerChannel channel) : ITradingPartnerChannel
{
    public async ValueTask Send(Dispatch dispatch)
    {
        await channel.Send(dispatch);
        if (world.Faults.Hit(FaultKind.DeliveredAgain, dispatch.Name)) await channel.Send(dispatch);
    }
}
