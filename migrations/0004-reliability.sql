-- Who carries a write out. A holder that was stopped too long loses it: the next one counts the fence up.
alter table effect add column holder text;
alter table effect add column fence bigint not null default 0;
alter table effect add column held_until timestamptz;
create index effect_intended_at on effect (intended_at);

-- One lane of writes of one installation: who writes just now, and until when GitHub wants nothing from it.
create table lane (
  installation_id bigint not null,
  lane text not null,
  asleep_until timestamptz,
  refusals_in_a_row integer not null default 0,
  holder text,
  fence bigint not null default 0,
  held_until timestamptz,
  primary key (installation_id, lane)
);

-- What a lane was used for lately: writes, or points of GitHub's budget taken in blocks.
create table lane_use (
  position bigint generated always as identity primary key,
  installation_id bigint not null,
  lane text not null,
  at timestamptz not null,
  amount integer not null
);
create index lane_use_at on lane_use (installation_id, lane, at);

-- Opens when too much is written at once; only a person closes it.
create table breaker (
  name text primary key,
  opened_at timestamptz not null,
  reason text not null
);

create table installation (
  installation_id bigint primary key,
  account text not null,
  -- active, suspended or uninstalled
  state text not null,
  since timestamptz not null
);

create table repository (
  repository_id bigint primary key,
  installation_id bigint not null,
  owner text not null,
  repository_name text not null,
  -- active, archived, disabled or removed
  state text not null,
  default_branch text,
  private boolean,
  -- GitHub's own times, as listed when it was reconciled last.
  pushed_at timestamptz,
  updated_at timestamptz,
  reconciled_at timestamptz,
  -- When it was not found lately: one answer of 404 is no deletion.
  not_found_at timestamptz[] not null default '{}'
);
create index repository_installation on repository (installation_id);

-- Up to when every delivery of GitHub's is known to be accounted for.
create table catch_up (
  id integer primary key default 1 check (id = 1),
  mark timestamptz not null,
  scanned_at timestamptz not null
);

-- Fair queueing: how far the queue got, and the last turn that each installation was given.
create table turn (
  queue text not null,
  -- 0 for the queue itself
  installation_id bigint not null,
  turn bigint not null,
  primary key (queue, installation_id)
);

create index delivery_received_at on delivery (received_at);
create index evaluation_concluded_at on evaluation (concluded_at);
create index pull_request_installation on pull_request (installation_id);
