using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Abstractions.Entities;

/// <summary>What the body of a stored row holds: the state, what explains it, and what it still wants done.</summary>
/// <typeparam name="S">The entity's state.</typeparam>
[GenerateSerializer, Alias("row`1")]
public sealed class Row<S> : IStoredRow
{
    [NonSerialized]
    private RowWrite? _write;

    /// <summary>The state after event <see cref="Seq"/>; null in a row that was never written.</summary>
    [Id(0)]
    public S? State { get; init; }

    /// <summary>Events so far: the stream's position.</summary>
    [Id(1)]
    public long Seq { get; init; }

    /// <summary>The hash of the last event: the chain's head, so that a cut tail shows.</summary>
    [Id(2)]
    public byte[] Head { get; init; } = [];

    /// <summary>Effects that are not known to be answered, in order.</summary>
    [Id(3)]
    public ImmutableList<OpenEffect> Open { get; init; } = [];

    /// <summary>The last answers, newest last.</summary>
    [Id(4)]
    public Answers Answers { get; init; } = Answers.None;

    /// <summary>Business time of the last command.</summary>
    [Id(5)]
    public DateTimeOffset At { get; init; }

    /// <summary>Why the entity is set aside: the error that came again and again; null of all that work.</summary>
    [Id(6)]
    public string? Aside { get; init; }

    /// <inheritdoc/>
    public RowWrite? Write => _write;

    /// <inheritdoc/>
    public IStoredRow Settled() => Open.IsEmpty
        ? this
        : new Row<S> { State = State, Seq = Seq, Head = Head, Answers = Answers, At = At, Aside = Aside };

    /// <summary>The row with what its commit writes beside the body; null when that is written, so that nothing holds it.</summary>
    public Row<S> With(RowWrite? write)
    {
        _write = write;
        return this;
    }
}

/// <summary>An effect and the business time of its cause: from then on it is due.</summary>
[GenerateSerializer, Immutable, Alias("open-effect")]
public sealed record OpenEffect([property: Id(0)] Effect Effect, [property: Id(1)] DateTimeOffset At);

/// <summary>The last 32 command ids with their replies. Older repeats meet the store's event identities.</summary>
/// <param name="Last">Newest last.</param>
[GenerateSerializer, Immutable, Alias("answers")]
public sealed record Answers([property: Id(0)] ImmutableList<Answer> Last)
{
    /// <summary>How many are kept: unbounded answers made one busy account 41 times slower.</summary>
    public const int Kept = 32;

    /// <summary>Before the first command.</summary>
    public static Answers None { get; } = new([]);

    /// <summary>The reply a command got, or null.</summary>
    public Reply? To(string commandId)
    {
        foreach (var answer in Last)
            if (answer.CommandId == commandId) return answer.Reply;
        return null;
    }

    /// <summary>With one more, and the oldest dropped past <see cref="Kept"/>.</summary>
    public Answers Plus(string commandId, Reply reply)
    {
        var last = Last.Count >= Kept ? Last.RemoveAt(0) : Last;
        return new(last.Add(new(commandId, reply)));
    }
}

/// <summary>One command's answer.</summary>
[GenerateSerializer, Immutable, Alias("answer")]
public sealed record Answer([property: Id(0)] string CommandId, [property: Id(1)] Reply Reply);
