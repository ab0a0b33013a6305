-- Files of the district itself, which belong to no organisation: issued documents and their signed scans.
create table district_file (
    region_code text not null,
    id text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    place text not null,
    created_at bigint not null,
    primary key (region_code, id)
);

-- Official documents as they were issued, by the code that checks them. The latest edition about a subject holds.
create table document (
    region_code text not null,
    code text not null,
    subject_kind text not null,
    subject_id text not null,
    subject_name text not null default '',
    kind text not null,
    edition bigint not null default 1,
    digest text not null,
    title text not null,
    number text not null default '',
    classification text not null default '',
    sequence bigint,
    lines bigint not null,
    signer_name text not null default '',
    signer_position text not null default '',
    signer_rank text not null default '',
    signer_number text not null default '',
    acting_mark text not null default 'holder',
    on_behalf_of text not null default '',
    issued_by text,
    issued_at bigint not null,
    pdf_id text,
    docx_id text,
    scan_id text,
    primary key (region_code, code),
    foreign key (region_code, pdf_id) references district_file (region_code, id),
    foreign key (region_code, docx_id) references district_file (region_code, id),
    foreign key (region_code, scan_id) references district_file (region_code, id)
);
create index document_subject on document (region_code, subject_kind, subject_id, kind, edition);
create index document_issued on document (region_code, issued_at);
create index document_number on document (region_code, number);

-- Organisations whose people may read a document beside those who oversee the district.
create table document_reader (
    region_code text not null,
    code text not null,
    organisation_id text not null,
    primary key (region_code, code, organisation_id),
    foreign key (region_code, code) references document (region_code, code),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index document_reader_organisation on document_reader (region_code, organisation_id);

-- How a district numbers its documents; its row is also the turn of whoever issues one.
create table document_numbering (
    region_code text not null,
    pattern text not null,
    classification text not null default '',
    unit text not null default '',
    version bigint not null default 1,
    primary key (region_code)
);

-- Who signs for the district, and in which capacity.
create table signatory (
    region_code text not null,
    id text not null,
    name text not null,
    position text not null,
    rank text not null default '',
    number text not null default '',
    acting_mark text not null default 'holder',
    on_behalf_of text not null default '',
    created_at bigint not null,
    ended_at bigint,
    version bigint not null default 1,
    primary key (region_code, id)
);

-- What meetings issued before was kept without its bytes.
insert into document (region_code, code, subject_kind, subject_id, subject_name, kind, edition, digest, title, number, lines, issued_at)
select p.region_code, p.code, 'meeting', p.meeting_id,
       m.name || ', ' || m.day || ', ' || m.place, p.kind,
       (select count(*) from meeting_paper e where e.region_code = p.region_code and e.meeting_id = p.meeting_id
         and e.kind = p.kind and (e.made_at, e.code) <= (p.made_at, p.code)),
       p.digest, p.title, p.number, p.lines, p.made_at
from meeting_paper p join meeting m on m.region_code = p.region_code and m.id = p.meeting_id;

insert into document_reader (region_code, code, organisation_id)
select distinct p.region_code, p.code, w.organisation_id
from meeting_paper p join meeting_participant w on w.region_code = p.region_code and w.meeting_id = p.meeting_id
where w.organisation_id is not null and w.presence in ('present', 'stand_in');

drop table meeting_paper;

-- When one-to-one talks begin, where that is said.
alter table meeting add column talks_from text;
