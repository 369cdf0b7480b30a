-- Effects that were answered since the row's body was written: the body need not be written again to drop them.
alter table grain_state add column answered_effects integer not null default 0 check (answered_effects >= 0);
