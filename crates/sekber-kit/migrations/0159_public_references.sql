-- Minutes that the secretariat opened to everybody: the version that it had read, so that a later change is not shown unread (2026-11).
alter table public_meeting add column minutes_version bigint;
-- What the public pages and files refer to and no national table here holds: the codes of BPS beside those of Kemendagri, the indicators
-- of the frame of district competitiveness (KDSD) with the codes by which programmes count for them, and the public holidays, which are
-- decreed year by year; a line each.
create table portal_references (
    region_code text not null,
    bps_codes text not null default '',
    frame_source text not null default '',
    indicators text not null default '',
    holidays text not null default '',
    version bigint not null default 1,
    primary key (region_code)
);
