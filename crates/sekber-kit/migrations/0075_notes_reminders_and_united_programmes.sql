-- Who noted a step, as the trail writes people: only that person and the secretariat take it back. Empty for older notes.
alter table partnership_step add column made_by text not null default '';

-- The last reminder of a report that was made ready to be sent by hand.
create table report_reminder (
    region_code text not null,
    period_id text not null,
    partnership_id text not null,
    organisation_id text not null,
    person_name text not null,
    made_at bigint not null,
    primary key (region_code, period_id, partnership_id, organisation_id),
    foreign key (region_code, period_id) references report_period (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

-- The programme whose record says what this one said, too: two records of one activity became one.
alter table programme add column recorded_in text;
create index programme_recorded_in on programme (region_code, recorded_in);
