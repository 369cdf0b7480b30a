-- Times are microseconds since 1970, UTC. Money is whole cents. Bodies are in an envelope (Rows/Envelope.cs).

create table grain_state (
  tenant       text    not null,
  kind         text    not null,
  key          text    not null,
  etag         integer not null check (etag > 0),
  state        text    not null,
  payer        text,
  account      text,
  amount       integer,
  balance      integer,
  due_at       integer,
  open_effects integer not null check (open_effects >= 0),
  shard        integer not null check (shard between 0 and 63),
  updated_at   integer not null,
  body         blob    not null,
  primary key (kind, tenant, key) -- kind first: a page of one kind is one range of it
) strict;

-- The sweep reads this index alone.
create index grain_state_due on grain_state (due_at, kind, tenant, key) where due_at is not null;
create index grain_state_open on grain_state (open_effects) where open_effects > 0;

create table queue (
  tenant text not null,
  queue  text not null,
  sort   text not null,
  kind   text not null,
  item   text not null,
  primary key (tenant, queue, sort, kind, item)
) strict, without rowid;

create table entry (
  tenant  text not null,
  "index" text not null,
  value   text not null,
  kind    text not null,
  owner   text not null,
  primary key (tenant, "index", value, kind, owner)
) strict, without rowid;

-- One writer and no delete: max(position) + 1 is never given out twice and leaves no gap.
create table event (
  position  integer primary key,
  tenant    text    not null,
  stream    text    not null,
  seq       integer not null check (seq > 0),
  type      text    not null,
  identity  text,
  at        integer not null,
  actor     text    not null,
  prev_hash blob    not null,
  hash      blob    not null,
  body      blob    not null
) strict;

create unique index event_stream on event (tenant, stream, seq);
create unique index event_identity on event (tenant, type, identity) where identity is not null;

create trigger event_no_update before update on event
begin select raise(abort, 'events are never updated'); end;
create trigger event_no_delete before delete on event
begin select raise(abort, 'events are never deleted'); end;

-- A blob without a hash is still arriving; what a crash left of it is removed at the next start.
create table blob (
  id     integer primary key,
  tenant text not null,
  sha256 text,
  length integer
) strict;

create unique index blob_hash on blob (tenant, sha256) where sha256 is not null;

create table blob_chunk (
  blob   integer not null,
  number integer not null,
  bytes  blob    not null,
  primary key (blob, number)
) strict;

create trigger blob_no_update before update on blob when old.sha256 is not null
begin select raise(abort, 'kept bytes are never updated'); end;
create trigger blob_no_delete before delete on blob when old.sha256 is not null
begin select raise(abort, 'kept bytes are never deleted'); end;
create trigger blob_chunk_no_update before update on blob_chunk
begin select raise(abort, 'kept bytes are never updated'); end;
create trigger blob_chunk_no_delete before delete on blob_chunk
when exists (select 1 from blob where id = old.blob and sha256 is not null)
begin select raise(abort, 'kept bytes are never deleted'); end;

create table setting (
  name  text primary key,
  value text not null
) strict, without rowid;
