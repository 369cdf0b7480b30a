using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Rows;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Writes rows with their events, queue places and entries, inside the writer's transaction.</summary>
internal sealed class SqliteRows(SqliteSession session)
{
    private readonly Statement _insert = session["""
        insert into grain_state (state, payer, account, amount, balance, due_at, open_effects, updated_at, body,
          kind, tenant, key, shard, etag)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        on conflict (kind, tenant, key) do nothing
        """];

    private readonly Statement _update = session["""
        update grain_state set state = ?, payer = ?, account = ?, amount = ?, balance = ?, due_at = ?, open_effects = ?,
          updated_at = ?, body = ?, answered_effects = 0, etag = etag + 1
        where kind = ? and tenant = ? and key = ? and etag = ?
        """];

    private readonly Statement _settle = session["""
        update grain_state set due_at = ?, answered_effects = open_effects, open_effects = 0
        where kind = ? and tenant = ? and key = ? and etag = ? and open_effects > 0
        """];

    private readonly Statement _event = session["""
        insert into event (tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, type, identity) where identity is not null do nothing
        """];

    private readonly Statement _enqueue = session[
        "insert into queue (tenant, queue, sort, kind, item) values (?, ?, ?, ?, ?) on conflict do nothing"];

    private readonly Statement _dequeue = session[
        "delete from queue where tenant = ? and queue = ? and sort = ? and kind = ? and item = ?"];

    private readonly Statement _addEntry = session[
        "insert into entry (tenant, \"index\", value, kind, owner) values (?, ?, ?, ?, ?) on conflict do nothing"];

    private readonly Statement _removeEntry = session[
        "delete from entry where tenant = ? and \"index\" = ? and value = ? and kind = ? and owner = ?"];

    private byte[] _envelope = new byte[8192];

    /// <summary>Writes one row. Where it is not committed the caller undoes what was written of it.</summary>
    public CommitOutcome Write(CommitRow row)
    {
        if (!WriteState(row)) return CommitOutcome.Conflict;
        foreach (var happened in row.Write.Events)
        {
            if (!WriteEvent(row.Write.Id, happened)) return CommitOutcome.DuplicateIdentity;
        }

        WritePlaces(row.Write);
        return CommitOutcome.Committed;
    }

    /// <summary>Closes the open effects of a row, where it still has that version.</summary>
    public void Settle(SettleRow row) => _settle
        .Bind(row.DueAt is { } due ? Micros.Ceiling(due) : (long?)null)
        .Bind(row.Id.Kind).Bind(row.Id.Tenant).Bind(row.Id.Key).Bind(row.ETag).Run();

    private bool WriteState(CommitRow row)
    {
        var (write, index, id) = (row.Write, row.Write.Index, row.Write.Id);
        var statement = (row.ETag == 0 ? _insert : _update)
            .Bind(index.State).Bind(index.Payer).Bind(index.Account).Bind(index.Amount?.Cents).Bind(index.Balance?.Cents)
            .Bind(write.DueAt is { } due ? Micros.Ceiling(due) : (long?)null).Bind(write.OpenEffects)
            .Bind(Micros.Floor(write.At)).Bind(Sealed(row.Body))
            .Bind(id.Kind).Bind(id.Tenant).Bind(id.Key);
        return statement.Bind(row.ETag == 0 ? Shard.Of(id) : row.ETag).Run() == 1;
    }

    private bool WriteEvent(EntityId id, StoredEvent happened) => _event
        .Bind(id.Tenant).Bind(id.Stream).Bind(happened.Seq).Bind(happened.Type).Bind(happened.Identity)
        .Bind(Micros.Floor(happened.At)).Bind(happened.Actor).Bind(happened.PrevHash).Bind(happened.Hash)
        .Bind(Sealed(happened.Body)).Run() == 1;

    private void WritePlaces(RowWrite write)
    {
        foreach (var place in write.Dequeue) Place(_dequeue, write.Id, place.Queue, place.Sort);
        foreach (var place in write.Enqueue) Place(_enqueue, write.Id, place.Queue, place.Sort);
        foreach (var entry in write.RemoveEntries) Place(_removeEntry, write.Id, entry.Index, entry.Value);
        foreach (var entry in write.AddEntries) Place(_addEntry, write.Id, entry.Index, entry.Value);
    }

    private static void Place(Statement statement, EntityId id, string where, string at) =>
        statement.Bind(id.Tenant).Bind(where).Bind(at).Bind(id.Kind).Bind(id.Key).Run();

    private ReadOnlySpan<byte> Sealed(byte[] content)
    {
        var length = content.Length + Envelope.PlainHeader;
        if (_envelope.Length < length) _envelope = new byte[Math.Max(length, _envelope.Length * 2)];
        Envelope.Seal(content, _envelope);
        return _envelope.AsSpan(0, length);
    }
}
