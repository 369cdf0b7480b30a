using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Abstractions.Entities;

/// <summary>The one way into every entity.</summary>
[Alias("entity")]
public interface IEntityGrain : IGrainWithStringKey
{
    /// <summary>Decides a command, commits, starts the effects, answers. A repeat gets the same answer.</summary>
    [Alias("handle")]
    ValueTask<Reply> Handle(Command command);

    /// <summary>Goes on with what is due at <paramref name="at"/>: open effects, a timer, a step of work.</summary>
    [Alias("advance")]
    ValueTask Advance(DateTimeOffset at);

    /// <summary>One step of work of an entity whose turn it is: only the lane that it stands in asks for it.</summary>
    [Alias("work")]
    ValueTask Work(DateTimeOffset at);

    /// <summary>
    /// Sets the entity aside, since it fails whatever it is asked: it leaves its queues, is due no more, and answers
    /// <see cref="SetAside"/> until it is taken up again. One that has no row yet stays unwritten.
    /// </summary>
    [Alias("put-aside")]
    ValueTask PutAside(string fault, DateTimeOffset at);

    /// <summary>Takes the entity up again where it stood.</summary>
    /// <returns>False when it was not set aside.</returns>
    [Alias("take-up")]
    ValueTask<bool> TakeUp(DateTimeOffset at);
}
