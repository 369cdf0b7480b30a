-- Times are microseconds since 1970, UTC. Money is whole cents. Bodies are in an envelope (Rows/Envelope.cs).
-- Words are ordered byte by byte (collate "C"), as SQLite orders them and as no operating system's update changes.

create table grain_state (
  tenant       text collate "C" not null,
  kind         text collate "C" not null,
  key          text collate "C" not null,
  etag         bigint  not null check (etag > 0),
  state        text collate "C" not null,
  payer        text,
  account      text,
  amount       bigint,
  balance      bigint,
  due_at       bigint,
  open_effects integer not null check (open_effects >= 0),
  shard        integer not null check (shard between 0 and 63),
  updated_at   bigint  not null,
  body         bytea   not null,
  primary key (kind, tenant, key) -- kind first: a page of one kind is one range of it
) with (fillfactor = 75, toast_tuple_target = 8160); -- room in a page for the next version of one of its rows

-- A body of some 2 KB stays in its row, and no processor time goes into packing it.
alter table grain_state alter column body set storage external;

-- The sweep reads this index alone.
create index grain_state_due on grain_state (due_at, kind, tenant, key) where due_at is not null;
create index grain_state_open on grain_state (open_effects) where open_effects > 0;

create table queue (
  tenant text collate "C" not null,
  queue  text collate "C" not null,
  sort   text collate "C" not null,
  kind   text collate "C" not null,
  item   text collate "C" not null,
  primary key (tenant, queue, sort, kind, item)
);

create table entry (
  tenant  text collate "C" not null,
  "index" text collate "C" not null,
  value   text collate "C" not null,
  kind    text collate "C" not null,
  owner   text collate "C" not null,
  primary key (tenant, "index", value, kind, owner)
);

create table event (
  position  bigint primary key,
  tenant    text collate "C" not null,
  stream    text collate "C" not null,
  seq       bigint not null check (seq > 0),
  type      text collate "C" not null,
  identity  text collate "C",
  at        bigint not null,
  actor     text   not null,
  prev_hash bytea  not null,
  hash      bytea  not null,
  body      bytea  not null
);

create unique index event_stream on event (tenant, stream, seq);
create unique index event_identity on event (tenant, type, identity) where identity is not null;

-- The positions of a transaction follow from its number, 8192 of them. So the positions below those of the oldest
-- running transaction are all decided, and whoever reads only there never sees a gap that fills later. (A sequence
-- cannot give that: a transaction may take a position and commit after one that took the next.)
-- The base is 0 until the rows move to a server that counts from a lower number (PostgresMigrations).
create table event_log (
  base bigint not null
);

insert into event_log values (0);

create function event_position(transaction xid8) returns bigint language sql stable
  return (select base from event_log) + (transaction::text::bigint << 13);

-- A blob without a hash is still arriving; what a crash left of it is removed when it is a day old.
create table blob (
  id       bigint primary key,
  tenant   text collate "C" not null,
  sha256   text collate "C",
  length   bigint,
  begun_at timestamptz not null default now()
);

create unique index blob_hash on blob (tenant, sha256) where sha256 is not null;

create table blob_chunk (
  blob   bigint  not null,
  number integer not null,
  bytes  bytea   not null,
  primary key (blob, number)
);

create table setting (
  name  text collate "C" primary key,
  value text not null
);

-- What came of the last batch of each writer, in the batch's own transaction: when the answer is lost on its way,
-- it is here, or the batch was not committed.
create table answer (
  writer   bigint primary key,
  batch    bigint      not null,
  outcomes smallint[]  not null,
  at       timestamptz not null
) with (fillfactor = 50);

create sequence writer_number;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% are never %', tg_argv[0], case tg_op when 'UPDATE' then 'updated' else 'deleted' end
    using errcode = 'restrict_violation';
end
$$;

create trigger event_no_change before update or delete on event
  for each row execute function refuse_change('events');
create trigger event_no_truncate before truncate on event
  for each statement execute function refuse_change('events');

create trigger blob_no_change before update or delete on blob
  for each row when (old.sha256 is not null) execute function refuse_change('kept bytes');
create trigger blob_no_truncate before truncate on blob
  for each statement execute function refuse_change('kept bytes');

create function refuse_chunk_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from blob where id = old.blob and sha256 is not null) then
    return old;
  end if;
  raise exception 'kept bytes are never %', case tg_op when 'UPDATE' then 'updated' else 'deleted' end
    using errcode = 'restrict_violation';
end
$$;

create trigger blob_chunk_no_change before update or delete on blob_chunk
  for each row execute function refuse_chunk_change();
create trigger blob_chunk_no_truncate before truncate on blob_chunk
  for each statement execute function refuse_change('kept bytes');
