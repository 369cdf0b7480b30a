using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>
/// The shell of every entity (ARCHITECTURE: the shell): dedupe, decide on a copy, commit, start effects, answer.
/// Only this class writes rows; effects run after the commit, one loop at a time, and are never awaited in a command's turn.
/// </summary>
internal sealed class EntityHost<S, C>(
    EntityId id, IEntityStore<S> store, IDecider<S, C> decider, Shell shell, IWorker<S, C>? worker = null)
    where C : Command
{
    private const int MostTries = 5;
    private static readonly TimeSpan AsideWait = TimeSpan.FromDays(1); // Until an effect to somebody who is set aside is sent again.

    private readonly HashSet<string> _answered = [];
    private readonly HashSet<string> _toAside = []; // Effects whose receivers are set aside.
    private int _failedSteps;
    private Row<S>? _row;
    private RowIndex? _index; // Of _row: what the next commit's queues and entries are compared with.
    private bool _running;

    /// <summary>The state as it is durable now.</summary>
    /// <exception cref="RowLostException">Somebody else wrote the row: drop this activation and ask again.</exception>
    public async ValueTask<S> State() => StateOf(await Newest());

    /// <summary>Decides one command. A repeat gets its first answer; a refusal changes nothing.</summary>
    /// <exception cref="RowLostException">The row could not be written: drop this activation and ask again.</exception>
    public async ValueTask<Reply> Handle(C command)
    {
        var row = await Current();
        if (row.Answers.To(command.CommandId) is { } earlier) return earlier;
        if (row.Aside is not null) return await AnswerAside(command);
        if (command.IsOrder && command.At < row.At)
        {
            await Newest();
            return new Refused("late", "What it is about has changed since the order was given: look again.");
        }

        if (shell.FailPoint?.Invoke(id, command) == true) throw new InvalidOperationException("A fail point.");

        var decision = decider.Decide(StateOf(row), command);
        if (decision.Events.Count == 0 && decision.Effects.Count == 0)
        {
            // No commit will say whether this row was still the newest: nothing may be refused, or called done, by an older one.
            await Newest();
            return decision.Reply;
        }

        var open = StillOpen(row).AddRange(decision.Effects.Select(effect => new OpenEffect(effect, command.At)));
        var answers = row.Answers.Plus(command.CommandId, decision.Reply);
        var repeated = await Commit(row, decision.Next, decision.Events, open, answers, command.At, command.Actor);
        return repeated is null ? decision.Reply : new Repeated(repeated);
    }

    /// <summary>Goes on with what is due: effects not answered, or answered and not yet settled, a timer or a step of work.</summary>
    public async ValueTask Advance(DateTimeOffset at)
    {
        var row = await Current();
        if (row.Aside is not null)
        {
            await Newest();
            return;
        }

        if (!row.Open.IsEmpty && !_running)
        {
            if (_toAside.Count > 0) await Commit(row, StateOf(row), [], Later(StillOpen(row), at), row.Answers, row.At, "system");
            else StartEffects();
        }

        row = await Current();
        if (decider.NextTimer(StateOf(row)) <= at) await Try(at);
        else if (row.Open.IsEmpty) await Newest(); // The store says that it is due and this row does not: one of them is older.
    }

    /// <summary>One step of an entity that stands in a lane, whose turn it is. The sweep does not ask for it: turns would race.</summary>
    public async ValueTask Work(DateTimeOffset at)
    {
        if ((await Newest()) is { Aside: null } row && decider.WorkAt(StateOf(row)) <= at) await Try(at);
    }

    /// <inheritdoc cref="IEntityGrain.PutAside"/>
    public async ValueTask PutAside(string fault, DateTimeOffset at)
    {
        if (await Newest() is not { Seq: > 0, Aside: null } row) return;
        await Commit(row, StateOf(row), [], StillOpen(row), row.Answers, row.At, "system", fault);
    }

    /// <inheritdoc cref="IEntityGrain.TakeUp"/>
    public async ValueTask<bool> TakeUp(DateTimeOffset at)
    {
        if (await Newest() is not { Aside: not null } row) return false;
        _failedSteps = 0;
        var asked = decider.TakenUp(StateOf(row), at).Select(effect => new OpenEffect(effect, at));
        await Commit(row, StateOf(row), [], StillOpen(row).AddRange(asked), row.Answers, row.At, "system");
        return true;
    }

    private async ValueTask<Reply> AnswerAside(C command)
    {
        var row = await Newest();
        var answer = new SetAside(row.Aside!);
        if (command.IsSaidOnce)
            await Commit(row, StateOf(row), [], StillOpen(row), row.Answers.Plus(command.CommandId, answer), row.At, "system", row.Aside);
        return answer;
    }

    /// <summary>A step that fails by an error of ours is tried some times; then the entity is set aside, so that it stops nobody.</summary>
    private async ValueTask Try(DateTimeOffset at)
    {
        try
        {
            await Step(at);
            _failedSteps = 0;
        }
        catch (Exception error) when (!Losses.AreRetriedLater(error))
        {
            if (++_failedSteps < MostTries) throw new StepFailedException(id, error);
            await PutAside(Faults.Of(error), at);
        }
    }

    private ImmutableList<OpenEffect> Later(ImmutableList<OpenEffect> open, DateTimeOffset at)
    {
        var later = open.ConvertAll(one => _toAside.Contains(one.Effect.Id) ? one with { At = at + AsideWait } : one);
        _toAside.Clear();
        return later;
    }

    private async ValueTask Step(DateTimeOffset at)
    {
        if (worker is not null)
        {
            // A worker tells others before it commits.
            if (await worker.Step(id, StateOf(await Newest()), at) is { } done) await Handle(done);
        }
        else if (decider.Wake(StateOf(await Current()), at) is { } due)
        {
            await Handle(due); // Its commit, or its answer without one, finds out whether the row was the newest.
        }
        else
        {
            await Newest();
        }
    }

    /// <returns>Null when committed; the identity when its money had moved before.</returns>
    private async ValueTask<string?> Commit(
        Row<S> row, S state, IReadOnlyList<DomainEvent> events, ImmutableList<OpenEffect> open, Answers answers,
        DateTimeOffset at, string actor, string? aside = null)
    {
        var stored = shell.Codec.Chain(id, row.Seq, row.Head, events, at, actor);
        var next = new Row<S>
        {
            State = state,
            Seq = row.Seq + stored.Count,
            Head = stored.Count > 0 ? stored[^1].Hash : row.Head,
            Open = open,
            Answers = answers,
            At = at,
            Aside = aside,
        };
        var index = IndexOf(state, aside);
        var result = await store.Commit(next.With(Write(row, next, index, stored)));
        if (result.Outcome == CommitOutcome.Committed)
        {
            (_row, _index) = (next.With(null), index);
            _answered.RemoveWhere(effect => !open.Exists(still => still.Effect.Id == effect));
            if (!open.IsEmpty) StartEffects();
            if (stored.Count > 0) shell.Feed?.Committed(id.Tenant);
            if (stored.Count > 0) shell.Watch?.Happened(id, state!, events);
            return null;
        }

        (_row, _index) = (null, null);
        if (result.Outcome == CommitOutcome.DuplicateIdentity) return result.Identity;
        throw new RowLostException(id, result.Outcome);
    }

    private RowWrite Write(Row<S> before, Row<S> next, RowIndex index, IReadOnlyList<StoredEvent> events)
    {
        var was = _index ?? (before.State is { } state ? IndexOf(state, before.Aside) : new RowIndex(""));
        return new(id, index, next.At, DueAt(next), next.Aside is null ? next.Open.Count : 0, events)
        {
            Enqueue = Without(index.Queues, was.Queues),
            Dequeue = Without(was.Queues, index.Queues),
            AddEntries = Without(index.Entries, was.Entries),
            RemoveEntries = Without(was.Entries, index.Entries),
        };
    }

    // They are few: no sets.
    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> places, IReadOnlyList<T> others)
    {
        List<T>? left = null;
        foreach (var place in places)
            if (!others.Contains(place) && left?.Contains(place) != true) (left ??= []).Add(place);
        return left is null ? [] : left;
    }

    private DateTimeOffset? DueAt(Row<S> next)
    {
        if (next.Aside is not null) return null;
        DateTimeOffset? due = decider.NextTimer(next.State!);
        foreach (var effect in next.Open) due = due < effect.At + shell.Grace ? due : effect.At + shell.Grace;
        return due;
    }

    /// <summary>Who is set aside stands in no queue, where others would wait behind it, and is found by that.</summary>
    private RowIndex IndexOf(S state, string? aside)
    {
        var index = decider.Index(state);
        return aside is null ? index : index with { Queues = [], Entries = [.. index.Entries, Faults.Entry] };
    }

    private void StartEffects()
    {
        if (_running || _row is { Aside: not null }) return;
        _running = true;
        shell.Flight.Begin();
        _ = RunEffects();
    }

    /// <summary>
    /// Sends what is open until all is answered, and lets the store know. It remembers answers and writes no row: a commit
    /// that comes meanwhile drops what is answered.
    /// </summary>
    private async Task RunEffects()
    {
        try
        {
            // Off the command's turn: its caller is answered before the first effect is sent.
            await Task.Yield();
            do
            {
                while (_row is { } row && row.Open.Find(open => !_answered.Contains(open.Effect.Id) && !_toAside.Contains(open.Effect.Id)) is { } next)
                {
                    var reply = await shell.Transport.Send(next.Effect.To, next.Effect.Command);
                    (reply is SetAside ? _toAside : _answered).Add(next.Effect.Id); // Who is set aside has not taken it.
                }
            }
            while (await Settle());
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            // The row is due while the effect is open: the next sweep sends it again.
        }
        finally
        {
            _running = false;
            shell.Flight.End();
        }
    }

    /// <returns>True when a commit came between: there may be more to send.</returns>
    private async ValueTask<bool> Settle()
    {
        if (_row is not { Open.IsEmpty: false } row || !row.Open.TrueForAll(open => _answered.Contains(open.Effect.Id))) return false;
        if (!await store.Settle(decider.NextTimer(StateOf(row)))) return false;
        if (_row != row) return true;
        _row = (Row<S>)row.Settled();
        _answered.Clear();
        return false;
    }

    private ImmutableList<OpenEffect> StillOpen(Row<S> row) =>
        row.Open.RemoveAll(open => _answered.Contains(open.Effect.Id));

    private S StateOf(Row<S> row) => row.State ?? decider.Empty;

    private async ValueTask<Row<S>> Current() => _row ??= await store.Load();

    private async ValueTask<Row<S>> Newest()
    {
        var row = await Current();
        if (await store.IsNewest()) return row;
        (_row, _index) = (null, null);
        throw new RowLostException(id, CommitOutcome.Conflict);
    }
}
