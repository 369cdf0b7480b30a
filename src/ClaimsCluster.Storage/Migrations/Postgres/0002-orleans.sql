-- What Orleans' own providers (clustering, reminders and persistence over ADO.NET, 10.4) keep here. They read this
-- table of queries at start, by key; parameters and result columns have their names from the providers, the rest is
-- ours.

create table OrleansQuery (
  QueryKey  varchar(64) primary key,
  QueryText text not null
);

-- Membership: the members of a cluster, and one version that every change of them turns by one.

create table orleans_cluster (
  deployment text primary key,
  version    integer     not null default 0,
  turned_at  timestamptz not null default now()
);

create table orleans_member (
  deployment text        not null references orleans_cluster,
  address    text        not null,
  port       integer     not null,
  generation integer     not null,
  silo       text        not null,
  host       text        not null,
  status     integer     not null,
  proxy_port integer,
  suspects   text,
  started_at timestamptz not null,
  alive_at   timestamptz not null,
  primary key (deployment, address, port, generation)
);

insert into OrleansQuery values ('InsertMembershipVersionKey', '
  with made as (
    insert into orleans_cluster (deployment) values (@DeploymentId) on conflict do nothing returning 1
  )
  select count(*) from made
');

-- Whoever turns the version holds its row until the commit: of two who saw the same version one finds another.
insert into OrleansQuery values ('InsertMembershipKey', '
  with turned as (
    update orleans_cluster set version = version + 1, turned_at = now()
    where deployment = @DeploymentId and version = @Version and not exists (
      select from orleans_member
      where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment
  ), joined as (
    insert into orleans_member
      (deployment, address, port, generation, silo, host, status, proxy_port, started_at, alive_at)
    select deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from turned
    returning 1
  )
  select count(*) from joined
');

insert into OrleansQuery values ('UpdateMembershipKey', '
  with turned as (
    update orleans_cluster set version = version + 1, turned_at = now()
    where deployment = @DeploymentId and version = @Version and exists (
      select from orleans_member
      where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment
  ), changed as (
    update orleans_member m set status = @Status, suspects = @SuspectTimes, alive_at = @IAmAliveTime
    from turned
    where m.deployment = turned.deployment
      and m.address = @Address and m.port = @Port and m.generation = @Generation
    returning 1
  )
  select count(*) from changed
');

insert into OrleansQuery values ('UpdateIAmAlivetimeKey', '
  update orleans_member set alive_at = @IAmAliveTime
  where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation
');

insert into OrleansQuery values ('MembershipReadRowKey', '
  select c.deployment as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation",
    m.silo as "SiloName", m.host as "HostName", m.status as "Status", m.proxy_port as "ProxyPort",
    m.suspects as "SuspectTimes", m.started_at as "StartTime", m.alive_at as "IAmAliveTime", c.version as "Version"
  from orleans_cluster c left join orleans_member m
    on m.deployment = c.deployment and m.address = @Address and m.port = @Port and m.generation = @Generation
  where c.deployment = @DeploymentId
');

insert into OrleansQuery values ('MembershipReadAllKey', '
  select c.deployment as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation",
    m.silo as "SiloName", m.host as "HostName", m.status as "Status", m.proxy_port as "ProxyPort",
    m.suspects as "SuspectTimes", m.started_at as "StartTime", m.alive_at as "IAmAliveTime", c.version as "Version"
  from orleans_cluster c left join orleans_member m on m.deployment = c.deployment
  where c.deployment = @DeploymentId
');

insert into OrleansQuery values ('DeleteMembershipTableEntriesKey', '
  delete from orleans_member where deployment = @DeploymentId;
  delete from orleans_cluster where deployment = @DeploymentId
');

insert into OrleansQuery values ('GatewaysQueryKey', '
  select address as "Address", proxy_port as "ProxyPort", generation as "Generation"
  from orleans_member
  where deployment = @DeploymentId and status = @Status and proxy_port > 0
');

-- Status 6 is Dead. The members that live, or that somebody suspects since, stay.
insert into OrleansQuery values ('CleanupDefunctSiloEntriesKey', '
  delete from orleans_member
  where deployment = @DeploymentId and alive_at < @IAmAliveTime and started_at < @IAmAliveTime and status = 6
');

-- Reminders.

create table orleans_reminder (
  service    text        not null,
  grain      text        not null,
  name       text        not null,
  started_at timestamptz not null,
  period_ms  bigint      not null,
  grain_hash integer     not null,
  version    integer     not null,
  primary key (service, grain, name)
);

create index orleans_reminder_range on orleans_reminder (service, grain_hash);

insert into OrleansQuery values ('UpsertReminderRowKey', '
  insert into orleans_reminder as r (service, grain, name, started_at, period_ms, grain_hash, version)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  on conflict (service, grain, name) do update set started_at = excluded.started_at,
    period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = r.version + 1
  returning version as "Version"
');

insert into OrleansQuery values ('ReadReminderRowsKey', '
  select grain as "GrainId", name as "ReminderName", started_at as "StartTime", period_ms as "Period",
    version as "Version"
  from orleans_reminder where service = @ServiceId and grain = @GrainId
');

insert into OrleansQuery values ('ReadReminderRowKey', '
  select grain as "GrainId", name as "ReminderName", started_at as "StartTime", period_ms as "Period",
    version as "Version"
  from orleans_reminder where service = @ServiceId and grain = @GrainId and name = @ReminderName
');

-- A range of the ring: from its begin, exclusive, to its end.
insert into OrleansQuery values ('ReadRangeRows1Key', '
  select grain as "GrainId", name as "ReminderName", started_at as "StartTime", period_ms as "Period",
    version as "Version"
  from orleans_reminder where service = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
');

-- One that goes over the ring's seam.
insert into OrleansQuery values ('ReadRangeRows2Key', '
  select grain as "GrainId", name as "ReminderName", started_at as "StartTime", period_ms as "Period",
    version as "Version"
  from orleans_reminder where service = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)
');

insert into OrleansQuery values ('DeleteReminderRowKey', '
  with gone as (
    delete from orleans_reminder
    where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version
    returning 1
  )
  select count(*) from gone
');

insert into OrleansQuery values ('DeleteReminderRowsKey', '
  delete from orleans_reminder where service = @ServiceId
');

-- Grain storage of Orleans' own state. With a primary key: without one two activations that race a first write are
-- both told that they made it. (grain_n0, grain_n1) hold number and GUID keys, extension holds words, '' for none.

create table orleans_storage (
  service    text    not null,
  type       text    not null,
  grain_n0   bigint  not null,
  grain_n1   bigint  not null,
  extension  text    not null,
  payload    bytea,
  version    integer not null,
  changed_at timestamptz not null default now(),
  primary key (service, type, grain_n0, grain_n1, extension)
);

insert into OrleansQuery values ('ReadFromStorageKey', '
  select payload as "PayloadBinary", version as "Version"
  from orleans_storage
  where service = @ServiceId and type = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and extension = coalesce(@GrainIdExtensionString::text, '''')
');

-- The version that was given comes back where nothing was written: the provider takes it for a conflict.
insert into OrleansQuery values ('WriteToStorageKey', '
  with changed as (
    update orleans_storage set payload = @PayloadBinary, version = version + 1, changed_at = now()
    where service = @ServiceId and type = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
      and extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::integer
    returning version
  ), made as (
    insert into orleans_storage (service, type, grain_n0, grain_n1, extension, payload, version)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''''),
      @PayloadBinary, 1
    where @GrainStateVersion::integer is null
    on conflict do nothing
    returning version
  )
  select coalesce((select version from changed), (select version from made), @GrainStateVersion::integer)
    as "NewGrainStateVersion"
');

insert into OrleansQuery values ('ClearStorageKey', '
  update orleans_storage set payload = null, version = version + 1, changed_at = now()
  where service = @ServiceId and type = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::integer
  returning version as "NewGrainStateVersion"
');

insert into OrleansQuery values ('DeleteStorageKey', '
  delete from orleans_storage
  where service = @ServiceId and type = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::integer
  returning version + 1 as "NewGrainStateVersion"
');
