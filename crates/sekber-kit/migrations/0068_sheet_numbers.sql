-- The numbers of printed choice sheets: once on paper, a number stays with its pair, however running order and fits change.
create table meeting_sheet_line (
    region_code text not null,
    meeting_id text not null,
    -- The partner whose sheet it is; empty for the list that all offices choose from.
    sheet text not null,
    number text not null,
    -- Lines of one programme, or of one presentation, begin alike.
    grouped_by text not null,
    programme_id text not null,
    office_id text not null default '',
    title text not null,
    other text not null,
    primary key (region_code, meeting_id, sheet, programme_id, office_id),
    unique (region_code, meeting_id, sheet, number),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
