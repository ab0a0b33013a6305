-- The coordination meeting: who is invited, what is presented, who is there, what is told, and what comes out of it.
-- Days and times of day are text as the clock of the district shows them; everything measured is milliseconds UTC.

create table meeting (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    name text not null,
    place text not null,
    day text not null,
    starts text not null,
    ends text not null,
    pause_from text,
    pause_to text,
    agenda text not null default '',
    letter_number text not null default '',
    letter_date text,
    record_number text not null default '',
    chair_name text not null default '',
    chair_position text not null default '',
    chair_number text not null default '',
    secretary_name text not null default '',
    slot_minutes bigint not null default 10,
    tables bigint not null default 10,
    round text not null default 'preparing',
    turn_ends_at bigint,
    late_until bigint,
    opened_at bigint,
    closed_at bigint,
    plan_id text,
    minutes text not null default '',
    minutes_by text not null default '',
    minutes_version bigint not null default 1,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);
create index meeting_cycle on meeting (region_code, cycle_id, day);

-- An organisation, or a guest without one; the code lets its delegates in, for this meeting only.
create table meeting_participant (
    region_code text not null,
    id text not null,
    meeting_id text not null,
    organisation_id text,
    side text,
    name text not null,
    code text not null,
    reply text not null default 'open',
    reply_note text not null default '',
    presence text not null default 'expected',
    presence_note text not null default '',
    arrived_at bigint,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create unique index meeting_participant_code on meeting_participant (region_code, code);
create unique index meeting_participant_organisation on meeting_participant (region_code, meeting_id, organisation_id);

-- A person in the hall; with a token, a phone that may speak for the participant.
create table meeting_seat (
    region_code text not null,
    id text not null,
    meeting_id text not null,
    participant_id text not null,
    token_hash text,
    name text not null,
    position text not null default '',
    joined_at bigint not null,
    revoked_at bigint,
    primary key (region_code, id),
    foreign key (region_code, participant_id) references meeting_participant (region_code, id)
);
create unique index meeting_seat_token on meeting_seat (token_hash);
create index meeting_seat_meeting on meeting_seat (region_code, meeting_id);

-- One presentation: a partner with its programmes.
create table meeting_slot (
    region_code text not null,
    meeting_id text not null,
    organisation_id text not null,
    ordinal bigint not null,
    minutes bigint not null,
    not_before text,
    state text not null default 'waiting',
    started_at bigint,
    ended_at bigint,
    primary key (region_code, meeting_id, organisation_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

-- What phones and walls hear, numbered without gaps in the order of commits; the meeting's row in the head is the lock.
create table meeting_head (
    region_code text not null,
    meeting_id text not null,
    seq bigint not null,
    primary key (region_code, meeting_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
create table meeting_event (
    region_code text not null,
    meeting_id text not null,
    seq bigint not null,
    kind text not null,
    audience text,
    data_json text not null,
    made_at bigint not null,
    primary key (region_code, meeting_id, seq),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);

-- What a phone has sent: sending it again changes nothing and is answered the same.
create table meeting_receipt (
    region_code text not null,
    meeting_id text not null,
    sending_id text not null,
    seat text not null,
    seq bigint not null,
    made_at bigint not null,
    primary key (region_code, meeting_id, sending_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);

-- What each side says about a pair of the plan in force.
create table meeting_consent (
    region_code text not null,
    meeting_id text not null,
    office_id text not null,
    programme_id text not null,
    side text not null,
    consent text not null,
    reason text not null default '',
    person_name text not null,
    made_at bigint not null,
    primary key (region_code, meeting_id, office_id, programme_id, side),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);

-- Whoever was present approves the minutes, or says what is wrong with them.
create table meeting_approval (
    region_code text not null,
    meeting_id text not null,
    participant_id text not null,
    minutes_version bigint not null,
    objection text not null default '',
    person_name text not null,
    made_at bigint not null,
    primary key (region_code, meeting_id, participant_id),
    foreign key (region_code, participant_id) references meeting_participant (region_code, id)
);

create table meeting_task (
    region_code text not null,
    id text not null,
    meeting_id text not null,
    what text not null,
    organisation_id text,
    owner text not null,
    due text,
    state text not null default 'open',
    note text not null default '',
    verifier text not null default '',
    changed_at bigint not null,
    version bigint not null default 1,
    primary key (region_code, id),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
create index meeting_task_meeting on meeting_task (region_code, meeting_id, state);

-- Papers that were made, by the code that checks them.
create table meeting_paper (
    region_code text not null,
    code text not null,
    meeting_id text not null,
    kind text not null,
    digest text not null,
    title text not null,
    number text not null default '',
    lines bigint not null,
    made_at bigint not null,
    primary key (region_code, code),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
create unique index meeting_paper_digest on meeting_paper (region_code, meeting_id, kind, digest);

-- Slides and handouts that a partner brings.
create table meeting_handout (
    region_code text not null,
    meeting_id text not null,
    attachment_id text not null,
    organisation_id text not null,
    ended_at bigint,
    created_at bigint not null,
    primary key (region_code, meeting_id, attachment_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, attachment_id) references attachment (region_code, id)
);
