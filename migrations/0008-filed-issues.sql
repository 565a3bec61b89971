-- The issues that Rung filed in repositories, and how each ended: one for each subject, whatever becomes of it.
create table filed_issue (
  repository_id bigint not null,
  -- `maturity`, or the practice.
  subject text not null,
  number integer not null,
  filed_at timestamptz not null,
  ending text,
  ended_at timestamptz,
  -- A day.
  accepted_until text,
  reason text,
  snoozed_until timestamptz,
  content_hash text not null,
  -- The practice's result when it was filed.
  before json,
  primary key (repository_id, subject)
);
create index filed_issue_number on filed_issue (repository_id, number);
create index filed_issue_filed_at on filed_issue (filed_at);
