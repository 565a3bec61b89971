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

-- Goes into a lane, or says why not and for how many milliseconds. One round trip; whoever else is at it waits for the row.
create function enter_lane(
  its_installation bigint, its_lane text, its_amount integer, its_paces jsonb, held_ms bigint,
  its_holder text, is_sole_process boolean, its_now timestamptz
) returns table (outcome text, wait_ms double precision, its_fence bigint) language plpgsql as $$
declare
  here lane%rowtype;
  present timestamptz;
  free_at timestamptz;
begin
  select * into here from lane l where l.installation_id = its_installation and l.lane = its_lane for update;
  if not found then
    insert into lane (installation_id, lane) values (its_installation, its_lane) on conflict do nothing;
    select * into here from lane l where l.installation_id = its_installation and l.lane = its_lane for update;
  end if;
  present := coalesce(its_now, clock_timestamp());

  select max(l.asleep_until) into free_at from lane l where l.installation_id = its_installation;
  if free_at > present then
    return query select 'asleep', 1000 * extract(epoch from free_at - present)::double precision, here.fence;
    return;
  end if;

  -- Holds of an earlier process are void where only one process can be there.
  if held_ms is not null and here.held_until > present and not (is_sole_process and here.holder <> its_holder) then
    return query select 'held', 1000 * extract(epoch from here.held_until - present)::double precision, here.fence;
    return;
  end if;

  delete from lane_use u where u.installation_id = its_installation and u.lane = its_lane and u.at <= present - (
    select coalesce(max((p ->> 'perSeconds')::double precision), 0) * interval '1 s' from jsonb_array_elements(its_paces) p);
  select max(blocking.at + pace.period) into free_at
  from (
    select (p ->> 'amount')::bigint as amount, (p ->> 'perSeconds')::double precision * interval '1 s' as period
    from jsonb_array_elements(its_paces) p
  ) pace
  cross join lateral (
    select used.at from (
      select u.at, sum(u.amount) over (order by u.at desc, u.position desc) as total from lane_use u
      where u.installation_id = its_installation and u.lane = its_lane and u.at > present - pace.period
    ) used
    where used.total > pace.amount - its_amount
    order by used.at desc limit 1
  ) blocking;
  if free_at > present then
    return query select 'full', 1000 * extract(epoch from free_at - present)::double precision, here.fence;
    return;
  end if;

  if jsonb_array_length(its_paces) > 0 then
    insert into lane_use (installation_id, lane, at, amount) values (its_installation, its_lane, present, its_amount);
  end if;
  if held_ms is not null then
    here.fence := here.fence + 1;
    update lane l set holder = its_holder, fence = here.fence, held_until = present + held_ms * interval '1 ms'
    where l.installation_id = its_installation and l.lane = its_lane;
  end if;
  return query select 'entered', 0::double precision, here.fence;
end $$;

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
  since timestamptz not null,
  -- What was accepted when it was looked at last, such as `checks:write,contents:read`; null where nobody looked.
  permissions text
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
  first_seen_at timestamptz not null default now(),
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

-- By which old rows are found that nothing needs any more.
alter table tested_merge add column recorded_at timestamptz not null default now();
create index tested_merge_recorded_at on tested_merge (recorded_at);
create index pushed_head_at on pushed_head (at);
create index command_finished_at on command (finished_at);

create index delivery_received_at on delivery (received_at);
create index evaluation_concluded_at on evaluation (concluded_at);
create index pull_request_installation on pull_request (installation_id);
