-- A result is told to everybody before it is final, so that partners can contest it in a period of its own. What was told stays beside
-- what became of it.
alter table award_season add column announced_at bigint;
-- The last day on which partners may contest the result.
alter table award_season add column object_until text;
-- The day by which the jury's sheets are due by the rules that hold, for lists; none for rules that were published before.
alter table award_season add column sheets_due text;

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
