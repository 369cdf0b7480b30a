using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting.Embedded;

namespace ClaimsCluster.Hosting.Running;

/// <summary>One act of a person on books that rest: no time goes by, and what it sets off ends before it returns.</summary>
public static class BooksAct
{
    /// <summary>Sends one command at the books' last instant.</summary>
    /// <param name="store">The books; the folder is the caller's.</param>
    /// <param name="options">What the cluster is started with.</param>
    /// <param name="to">Whom to ask.</param>
    /// <param name="command">The command at that instant; its id makes a repeat the same act.</param>
    /// <returns>The answer.</returns>
    public static async Task<Reply> Send(
        IClusterStore store, ClaimsClusterOptions options, EntityId to, Func<DateTimeOffset, Command> command)
    {
        var now = await store.LastEventAt() ?? Instants.On(EmbeddedRun.FirstDay, 0);
        await using var cluster = await EmbeddedCluster.Start(options, store, silos: 1, now);
        var reply = await cluster.Grains.Entity(to).Handle(command(now));
        await cluster.RunTo(now);
        return reply;
    }
}
