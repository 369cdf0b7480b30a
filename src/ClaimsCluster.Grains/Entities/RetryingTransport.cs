using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>
/// Calls, retried where a failure says nothing about the outcome (100 ms to 1 s apart, up to 30 s). An error of ours is tried
/// five times; then the one who fails is set aside, so that nobody waits behind it.
/// </summary>
/// <param name="entities">Who is called.</param>
/// <param name="time">The machine's time, for the pauses: not the business clock.</param>
internal sealed class RetryingTransport(IEntities entities, TimeProvider time) : ITransport
{
    private const int MostTries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public async ValueTask<Reply> Send(EntityId to, Command command)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        var failures = 0;
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
            catch (Exception error) when (!Losses.AreRetriedLater(error) && error is not OperationCanceledException)
            {
                if (++failures >= MostTries) return await PutAside(to, command, Faults.Of(error));
                await Task.Delay(pause, time);
            }
        }
    }

    private async ValueTask<Reply> PutAside(EntityId to, Command command, string fault)
    {
        var failing = entities.Entity(to);
        await failing.PutAside(fault, command.At);
        try
        {
            return command.IsSaidOnce ? await failing.Handle(command) : new SetAside(fault);
        }
        catch (Exception error) when (!Losses.AreRetriedLater(error) && error is not OperationCanceledException)
        {
            return new SetAside(fault); // It has no row yet that could be set aside, and remembers nothing.
        }
    }
}
