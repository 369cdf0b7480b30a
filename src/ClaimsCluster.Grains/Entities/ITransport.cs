using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Brings a command to an entity: an Orleans call, or the simulated network.</summary>
internal interface ITransport
{
    /// <summary>Sends until answered. The command's id makes repeats harmless.</summary>
    ValueTask<Reply> Send(EntityId to, Command command);
}

/// <summary>Counts what goes on after a commit, so that a virtual clock can wait until all is quiet. Speed, not truth.</summary>
internal interface IInFlight
{
    /// <summary>One more effect loop runs.</summary>
    void Begin();

    /// <summary>It has ended.</summary>
    void End();
}

/// <summary>Tells when nothing goes on after a commit any more. Speed, not truth: who does not wait only looks more often.</summary>
internal interface IQuiet
{
    /// <summary>Completes when nothing runs.</summary>
    Task Idle();
}
