using Orleans;

namespace ClaimsCluster.Domain.Deciding;

/// <summary>An order to one entity. The same <see cref="CommandId"/> is decided once, however often it arrives.</summary>
[GenerateSerializer, Immutable, Alias("command")]
public abstract record Command
{
    /// <summary>Idempotency key, from content: never drawn.</summary>
    [Id(0)]
    public required string CommandId { get; init; }

    /// <summary>Business time at which it was given (ARCHITECTURE: grains read no clock).</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who gave it: "system", "payer:PPO01", a user.</summary>
    [Id(2)]
    public string Actor { get; init; } = "system";

    /// <summary>
    /// A person gave it who has the answer, or has asked again: a copy that hung in a silo that stood still must not be
    /// obeyed when what it is about has changed since. (A refusal leaves nothing in a row by which a copy would be known.)
    /// </summary>
    public virtual bool IsOrder => false;

    /// <summary>
    /// Its sender does something else where the receiver is set aside, and says it no more: a copy of it must not be taken
    /// when the receiver has been taken up again. What comes of effects waits and is said again.
    /// </summary>
    public virtual bool IsSaidOnce => false;
}

/// <summary>What an entity answers. A repeat of the command gets the same answer.</summary>
[GenerateSerializer, Immutable, Alias("reply")]
public abstract record Reply;

/// <summary>Done; nothing more to say.</summary>
[GenerateSerializer, Immutable, Alias("done")]
public sealed record Done : Reply
{
    /// <summary>The one there is.</summary>
    public static Done Instance { get; } = new();
}

/// <summary>The rules do not allow it; nothing was changed.</summary>
/// <param name="Code">Short and stable, e.g. "filing-limit".</param>
/// <param name="Reason">What stands in the way, for a person.</param>
[GenerateSerializer, Immutable, Alias("refused")]
public sealed record Refused([property: Id(0)] string Code, [property: Id(1)] string Reason) : Reply;

/// <summary>The entity fails whatever it is asked, and is set aside until somebody has looked: nothing was done.</summary>
/// <param name="Fault">The kind of error and where it came from; no data.</param>
[GenerateSerializer, Immutable, Alias("set-aside")]
public sealed record SetAside([property: Id(0)] string Fault) : Reply;

/// <summary>This money moved before: the recorded event is the answer (event identities are unique in the store).</summary>
/// <param name="Identity">The identity that was there already.</param>
[GenerateSerializer, Immutable, Alias("repeated")]
public sealed record Repeated([property: Id(0)] string Identity) : Reply;
