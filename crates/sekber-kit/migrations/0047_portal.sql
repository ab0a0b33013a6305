-- What the public pages say about the joint secretariat itself.
create table portal_settings (
    region_code text not null,
    purpose_id text not null default '',
    purpose_en text not null default '',
    address text not null default '',
    email text not null default '',
    phone text not null default '',
    hours text not null default '',
    licence text not null default '',
    iati_reference text not null default '',
    version bigint not null default 1,
    primary key (region_code)
);

-- News for the public, with a picture of the district's own files.
create table news (
    region_code text not null,
    id text not null,
    state text not null default 'draft',
    category text not null,
    day text not null,
    title_id text not null,
    body_id text not null,
    title_en text not null default '',
    body_en text not null default '',
    source text not null default '',
    simulated boolean not null default false,
    picture_id text,
    picture_width bigint not null default 0,
    picture_height bigint not null default 0,
    picture_text text not null default '',
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, picture_id) references district_file (region_code, id)
);
create index news_day on news (region_code, state, day, id);

-- Meetings that the public may know of, and whether also of what came out of them.
create table public_meeting (
    region_code text not null,
    meeting_id text not null,
    outcome boolean not null default false,
    primary key (region_code, meeting_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
