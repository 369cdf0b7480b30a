-- Who does what only one silo at a time should do. It saves work done twice; no invariant rests on it.

create table lease (
  name   text collate "C" primary key,
  holder text        not null,
  until  timestamptz not null
);
