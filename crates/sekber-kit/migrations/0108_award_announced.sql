-- A result is told to everybody before it is final, so that partners can contest it in a period of its own. What was told stays beside
-- what became of it.
alter table award_season add column announced_at bigint;
-- The last day on which partners may contest the result.
alter table award_season add column object_until text;
-- The day by which the jury's sheets are due by the rules that hold, for lists; none for rules that were published before.
alter table award_season add column sheets_due text;
-- The days between which reports were due that are the ticket by the rules that hold; none where no report is asked for.
alter table award_season add column ticket_from text;
alter table award_season add column ticket_until text;

create table award_provisional (
    region_code text not null,
    entry_id text not null,
    place bigint,
    score bigint,
    disclosed bigint not null,
    by_tie boolean not null,
    winner boolean not null,
    points_json text not null,
    primary key (region_code, entry_id),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);

-- A verified partner that takes part in no category, and why, as it was when the evidence was taken.
create table award_left_out (
    region_code text not null,
    season_id text not null,
    organisation_id text not null,
    name text not null,
    reason text not null,
    created_at bigint not null,
    primary key (region_code, season_id, organisation_id),
    foreign key (region_code, season_id) references award_season (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index award_left_out_organisation on award_left_out (region_code, organisation_id);
