-- Sheets that stood as the signed ones of an agreement until the record of its signing was corrected, each with the reason.
create table agreement_former_scan (
    region_code text not null,
    agreement_id text not null,
    attachment_id text not null,
    reason text not null,
    person_name text not null,
    replaced_at bigint not null,
    primary key (region_code, agreement_id, attachment_id),
    foreign key (region_code, agreement_id) references agreement (region_code, id),
    foreign key (region_code, attachment_id) references district_file (region_code, id)
);
