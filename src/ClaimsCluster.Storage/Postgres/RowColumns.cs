using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>The rows of a transaction turned on their side: one array a column, as <c>unnest</c> takes them.</summary>
internal sealed class RowColumns
{
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<string> _names = [];

    private readonly List<string> _kind, _tenant, _key, _state;
    private readonly List<string?> _payer, _account;
    private readonly List<long> _etag, _updatedAt;
    private readonly List<long?> _amount, _balance, _dueAt;
    private readonly List<int> _openEffects, _shard;
    private readonly List<byte[]> _body;

    private readonly List<int> _eventRow;
    private readonly List<string> _eventTenant, _stream, _type, _actor;
    private readonly List<string?> _identity;
    private readonly List<long> _seq, _eventAt;
    private readonly List<byte[]> _prevHash, _hash, _eventBody;

    private readonly Places _dequeue, _enqueue, _removeEntry, _addEntry;

    /// <summary>No rows yet.</summary>
    public RowColumns()
    {
        _kind = Column<string>("kind", NpgsqlDbType.Text);
        _tenant = Column<string>("tenant", NpgsqlDbType.Text);
        _key = Column<string>("key", NpgsqlDbType.Text);
        _etag = Column<long>("etag", NpgsqlDbType.Bigint);
        _state = Column<string>("state", NpgsqlDbType.Text);
        _payer = Column<string?>("payer", NpgsqlDbType.Text);
        _account = Column<string?>("account", NpgsqlDbType.Text);
        _amount = Column<long?>("amount", NpgsqlDbType.Bigint);
        _balance = Column<long?>("balance", NpgsqlDbType.Bigint);
        _dueAt = Column<long?>("dueAt", NpgsqlDbType.Bigint);
        _openEffects = Column<int>("openEffects", NpgsqlDbType.Integer);
        _shard = Column<int>("shard", NpgsqlDbType.Integer);
        _updatedAt = Column<long>("updatedAt", NpgsqlDbType.Bigint);
        _body = Column<byte[]>("body", NpgsqlDbType.Bytea);

        _eventRow = Column<int>("eventRow", NpgsqlDbType.Integer);
        _eventTenant = Column<string>("eventTenant", NpgsqlDbType.Text);
        _stream = Column<string>("stream", NpgsqlDbType.Text);
        _seq = Column<long>("seq", NpgsqlDbType.Bigint);
        _type = Column<string>("type", NpgsqlDbType.Text);
        _identity = Column<string?>("identity", NpgsqlDbType.Text);
        _eventAt = Column<long>("eventAt", NpgsqlDbType.Bigint);
        _actor = Column<string>("actor", NpgsqlDbType.Text);
        _prevHash = Column<byte[]>("prevHash", NpgsqlDbType.Bytea);
        _hash = Column<byte[]>("hash", NpgsqlDbType.Bytea);
        _eventBody = Column<byte[]>("eventBody", NpgsqlDbType.Bytea);

        _dequeue = new(this, "dequeue");
        _enqueue = new(this, "enqueue");
        _removeEntry = new(this, "removeEntry");
        _addEntry = new(this, "addEntry");
    }

    /// <summary>The names of the columns, in the order of <see cref="Parameters"/>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The columns.</summary>
    public IReadOnlyList<NpgsqlParameter> Parameters => _parameters;

    /// <summary>How many rows.</summary>
    public int Count => _kind.Count;

    /// <summary>Adds a row with all that is written with it.</summary>
    public void Add(CommitRow row, PendingWork pending)
    {
        var (write, index, id) = (row.Write, row.Write.Index, row.Write.Id);
        _kind.Add(id.Kind);
        _tenant.Add(id.Tenant);
        _key.Add(id.Key);
        _etag.Add(row.ETag);
        _state.Add(index.State);
        _payer.Add(index.Payer);
        _account.Add(index.Account);
        _amount.Add(index.Amount?.Cents);
        _balance.Add(index.Balance?.Cents);
        _dueAt.Add(write.DueAt is { } due ? Micros.Ceiling(due) : null);
        _openEffects.Add(write.OpenEffects);
        _shard.Add(Shard.Of(id));
        _updatedAt.Add(Micros.Floor(write.At));
        _body.Add(pending.Body);

        for (var number = 0; number < write.Events.Count; number++)
            AddEvent(id, write.Events[number], pending.EventBodies[number]);
        AddPlaces(id, write);
    }

    private void AddEvent(EntityId id, StoredEvent happened, byte[] sealedBody)
    {
        _eventRow.Add(Count);
        _eventTenant.Add(id.Tenant);
        _stream.Add(id.Stream);
        _seq.Add(happened.Seq);
        _type.Add(happened.Type);
        _identity.Add(happened.Identity);
        _eventAt.Add(Micros.Floor(happened.At));
        _actor.Add(happened.Actor);
        _prevHash.Add(happened.PrevHash);
        _hash.Add(happened.Hash);
        _eventBody.Add(sealedBody);
    }

    // What ends and begins with one commit stays: in one statement the end would not see the beginning.
    private void AddPlaces(EntityId id, RowWrite write)
    {
        foreach (var place in write.Dequeue)
            if (!write.Enqueue.Contains(place)) _dequeue.Add(id, place.Queue, place.Sort);
        foreach (var place in write.Enqueue) _enqueue.Add(id, place.Queue, place.Sort);
        foreach (var entry in write.RemoveEntries)
            if (!write.AddEntries.Contains(entry)) _removeEntry.Add(id, entry.Index, entry.Value);
        foreach (var entry in write.AddEntries) _addEntry.Add(id, entry.Index, entry.Value);
    }

    private List<T> Column<T>(string name, NpgsqlDbType type)
    {
        var values = new List<T>();
        _names.Add(name);
        _parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
        return values;
    }

    /// <summary>Places in queues, or entries: their columns begin with one word.</summary>
    private sealed class Places(RowColumns all, string word)
    {
        private readonly List<int> _row = all.Column<int>(word + "Row", NpgsqlDbType.Integer);
        private readonly List<string> _tenant = all.Column<string>(word + "Tenant", NpgsqlDbType.Text);
        private readonly List<string> _where = all.Column<string>(word + "Where", NpgsqlDbType.Text);
        private readonly List<string> _at = all.Column<string>(word + "At", NpgsqlDbType.Text);
        private readonly List<string> _kind = all.Column<string>(word + "Kind", NpgsqlDbType.Text);
        private readonly List<string> _key = all.Column<string>(word + "Key", NpgsqlDbType.Text);

        public void Add(EntityId id, string where, string at)
        {
            _row.Add(all.Count);
            _tenant.Add(id.Tenant);
            _where.Add(where);
            _at.Add(at);
            _kind.Add(id.Kind);
            _key.Add(id.Key);
        }
    }
}
