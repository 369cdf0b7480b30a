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
}
