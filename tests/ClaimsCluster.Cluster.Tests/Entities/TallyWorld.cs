using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Cluster.Tests.Entities;

/// <summary>A store that keeps serialised rows, fails on order, and knows identities; and a transport that a test holds back.</summary>
internal sealed class TallyWorld : IEntityStore<Tally>, ITransport
{
    public static readonly EntityId Id = new("tally", "t", "1");
    public static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly Serializer _serializer = Services.GetRequiredService<Serializer>();
    private readonly HashSet<string> _identities = [];
    private byte[]? _row;

    public List<RowWrite> Commits { get; } = [];

    public List<string> Sent { get; } = [];

    public InFlight Flight { get; } = new();

    public CommitOutcome NextOutcome { get; set; } = CommitOutcome.Committed;

    public TaskCompletionSource Gate { get; } = new();

    /// <summary>Somebody else wrote the row.</summary>
    public bool IsOvertaken { get; set; }

    public Row<Tally> Durable => _row is null ? new() : _serializer.Deserialize<Row<Tally>>(_row)!;

    /// <summary>How long after its cause an effect counts as forgotten.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>A new activation: it knows only what is durable.</summary>
    public EntityHost<Tally, TallyCommand> Activate(bool fails = false) => new(
        Id, this, new TallyRules(),
        new Shell(
            this, Flight, new EventCodec(Services.GetRequiredService<Serializer<DomainEvent>>()), null!, Grace,
            failPoint: (_, command) => fails && command is TallyCommand.Woken));

    /// <summary>Whoever is told is set aside.</summary>
    public bool IsReceiverAside { get; set; }

    public ValueTask<Row<Tally>> Load() => new(Durable);

    public ValueTask<bool> IsNewest() => new(!IsOvertaken);

    public ValueTask<CommitResult> Commit(Row<Tally> next)
    {
        var outcome = NextOutcome;
        NextOutcome = CommitOutcome.Committed;
        if (outcome != CommitOutcome.Committed) return new(new CommitResult(outcome));

        var write = next.Write!;
        if (write.Events.FirstOrDefault(e => e.Identity is { } id && _identities.Contains(id)) is { Identity: { } known })
            return new(new CommitResult(CommitOutcome.DuplicateIdentity, known));

        foreach (var happened in write.Events) if (happened.Identity is { } id) _identities.Add(id);
        Commits.Add(write);
        _row = _serializer.SerializeToArray(next);
        return new(new CommitResult(CommitOutcome.Committed));
    }

    /// <summary>When the row was due at each settlement of its effects.</summary>
    public List<DateTimeOffset?> Settlements { get; } = [];

    /// <summary>The store fails when a row is to be settled.</summary>
    public bool SettlesNothing { get; set; }

    /// <summary>What happens while a settlement is on its way.</summary>
    public Func<Task>? WhileSettling { get; set; }

    public async ValueTask<bool> Settle(DateTimeOffset? dueAt)
    {
        var settled = Durable;
        if (WhileSettling is { } meanwhile)
        {
            WhileSettling = null;
            await meanwhile();
        }

        if (SettlesNothing) return false;
        if (Durable.Answers.Last.Count != settled.Answers.Last.Count) return true; // Another version by now.
        Settlements.Add(dueAt);
        _row = _serializer.SerializeToArray((Row<Tally>)settled.Settled());
        return true;
    }

    public async ValueTask<Reply> Send(EntityId to, Command command)
    {
        await Gate.Task;
        Sent.Add(command.CommandId);
        return IsReceiverAside ? new SetAside("a fault") : Done.Instance;
    }
}
