using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// The one statement that commits rows: each is judged, and those that may are written with their events, queue
/// places and entries. What came of each is kept beside them (table <c>answer</c>) and comes back.
/// </summary>
/// <remarks>
/// Looked up row by row (a subquery cannot become a join) and by ctid: the plan is the same for an empty table and a
/// full one, and is made once a connection. Rows are written in the order of their keys, so that two writers wait
/// for each other in one direction.
/// </remarks>
internal static class RowStatement
{
    private const string Text = """
        with told as materialized (
          select * from unnest(@eventRow, @eventTenant, @stream, @seq, @type, @identity, @eventAt, @actor, @prevHash, @hash, @eventBody)
            with ordinality as t (place, tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body, number)
        ), known as materialized (
          select t.place::bigint as place from told t where t.identity is not null and (
            select true from event e where e.tenant = t.tenant and e.type = t.type and e.identity = t.identity)
        ), given as materialized (
          select g.*, case
              when g.etag <> coalesce((
                select s.etag from grain_state s where s.kind = g.kind and s.tenant = g.tenant and s.key = g.key), 0) then 1
              when g.place in (select k.place from known k) then 2
              else 0
            end as outcome
          from unnest(@kind, @tenant, @key, @etag, @state, @payer, @account, @amount, @balance, @dueAt, @openEffects, @shard, @updatedAt, @body)
            with ordinality as g (kind, tenant, key, etag, state, payer, account, amount, balance, due_at, open_effects, shard, updated_at, body, place)
        ), written as (
          insert into grain_state as s
            (kind, tenant, key, etag, state, payer, account, amount, balance, due_at, open_effects, shard, updated_at, body)
          select kind, tenant, key, etag + 1, state, payer, account, amount, balance, due_at, open_effects, shard, updated_at, body
          from given where outcome = 0
          order by kind collate "C", tenant collate "C", key collate "C"
          on conflict (kind, tenant, key) do update set
            etag = excluded.etag, state = excluded.state, payer = excluded.payer, account = excluded.account,
            amount = excluded.amount, balance = excluded.balance, due_at = excluded.due_at,
            open_effects = excluded.open_effects, answered_effects = 0, updated_at = excluded.updated_at, body = excluded.body
          where s.etag = excluded.etag - 1
          returning kind, tenant, key
        ), kept as (
          insert into answer (writer, batch, outcomes, at)
          select @writer, @batch, array(
            select case when outcome = 0 and not ((kind, tenant, key) in (select w.kind, w.tenant, w.key from written w))
              then 1 else outcome end::smallint
            from given order by place), now()
          on conflict (writer) do update set batch = excluded.batch, outcomes = excluded.outcomes, at = excluded.at
          returning outcomes
        ), logged as (
          insert into event (position, tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body)
          select (select event_position(pg_current_xact_id())) + number, tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body
          from told where (select outcomes from kept)[place] = 0
        ), dequeued as (
          delete from queue where ctid = any (array(
            select (select q.ctid from queue q where q.tenant = p.tenant and q.queue = p.queue and q.sort = p.sort and q.kind = p.kind and q.item = p.item)
            from unnest(@dequeueRow, @dequeueTenant, @dequeueWhere, @dequeueAt, @dequeueKind, @dequeueKey) as p (place, tenant, queue, sort, kind, item)
            where (select outcomes from kept)[p.place] = 0))
        ), enqueued as (
          insert into queue (tenant, queue, sort, kind, item)
          select tenant, queue, sort, kind, item
          from unnest(@enqueueRow, @enqueueTenant, @enqueueWhere, @enqueueAt, @enqueueKind, @enqueueKey) as p (place, tenant, queue, sort, kind, item)
          where (select outcomes from kept)[p.place] = 0
          on conflict do nothing
        ), removed as (
          delete from entry where ctid = any (array(
            select (select e.ctid from entry e where e.tenant = p.tenant and e."index" = p."index" and e.value = p.value and e.kind = p.kind and e.owner = p.owner)
            from unnest(@removeEntryRow, @removeEntryTenant, @removeEntryWhere, @removeEntryAt, @removeEntryKind, @removeEntryKey) as p (place, tenant, "index", value, kind, owner)
            where (select outcomes from kept)[p.place] = 0))
        ), added as (
          insert into entry (tenant, "index", value, kind, owner)
          select tenant, "index", value, kind, owner
          from unnest(@addEntryRow, @addEntryTenant, @addEntryWhere, @addEntryAt, @addEntryKind, @addEntryKey) as p (place, tenant, "index", value, kind, owner)
          where (select outcomes from kept)[p.place] = 0
          on conflict do nothing
        )
        select outcomes from kept
        """;

    private static readonly string Numbered = NumberedSql.Of(Text, [.. new RowColumns().Names, "writer", "batch"]);

    /// <summary>The statement for these rows; for none of them too, because it keeps the batch's number.</summary>
    public static NpgsqlBatchCommand For(RowColumns rows, long writer, long batch)
    {
        var statement = new NpgsqlBatchCommand(Numbered);
        foreach (var column in rows.Parameters) statement.Parameters.Add(column);
        statement.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writer });
        statement.Parameters.Add(new NpgsqlParameter<long> { TypedValue = batch });
        return statement;
    }
}
