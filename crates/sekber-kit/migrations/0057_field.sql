-- How well a pair must fit at least to be proposed, of 100: set by the district for a cycle, taken over by the next.
alter table cycle add column least_fit bigint not null default 30;

-- A document that was issued in error is withdrawn: it stays where it was and no longer holds.
alter table document add column withdrawn_at bigint;
alter table document add column withdrawn_reason text not null default '';

-- What stands in the letterhead of a district beside its name, and from which town its letters are dated.
create table letterhead (
    region_code text not null,
    unit text not null default '',
    address text not null default '',
    contact text not null default '',
    town text not null default '',
    version bigint not null default 1,
    primary key (region_code)
);

-- What the district's leaders say about a plan: they approve it, or ask for another.
create table plan_decision (
    region_code text not null,
    plan_id text not null,
    approved boolean not null,
    note text not null default '',
    person_name text not null,
    decided_at bigint not null,
    primary key (region_code, plan_id),
    foreign key (region_code, plan_id) references matching_plan (region_code, id)
);
