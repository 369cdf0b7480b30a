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
}
