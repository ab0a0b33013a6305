-- Invitations to meetings that were withdrawn before anybody came, with the reason: such a participant is none any more, so its code
-- opens nothing and no list holds it.
create table meeting_withdrawn (
    region_code text not null,
    -- The participant that it was.
    id text not null,
    meeting_id text not null,
    organisation_id text,
    name text not null,
    reason text not null,
    person_name text not null,
    withdrawn_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index meeting_withdrawn_meeting on meeting_withdrawn (region_code, meeting_id);
