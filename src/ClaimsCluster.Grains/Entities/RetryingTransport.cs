using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Calls, retried where a failure says nothing about the outcome (100 ms to 1 s apart, up to 30 s).</summary>
/// <param name="entities">Who is called.</param>
/// <param name="time">The machine's time, for the pauses: not the business clock.</param>
internal sealed class RetryingTransport(IEntities entities, TimeProvider time) : ITransport
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public async ValueTask<Reply> Send(EntityId to, Command command)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            try
            {
                return await entities.Entity(to).Handle(command);
            }
            catch (Exception lost) when (Losses.AreRetriedLater(lost) && waited < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(pause, time);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
        }
    }
}
