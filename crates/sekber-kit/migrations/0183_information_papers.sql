-- The letter that tells whoever asked for public information that the answer takes longer (article 22, paragraph 7, of Law 14 of 2008):
-- its number in the register of letters, the letter as it was sent, its scan as it was signed on paper, and who signs it; none for
-- requests prolonged before (2026-11).
alter table information_request add column extension_number text not null default '';
alter table information_request add column extension_letter_id text;
alter table information_request add column extension_scan_id text;
alter table information_request add column extension_signer_position text not null default '';
alter table information_request add column extension_signer_name text not null default '';
alter table information_request add column extension_signer_under text not null default '';
-- Files that are handed over with an answer, put beside the request before it is sent; the one file of an answer from before there could
-- be several stands in information_request.
create table information_file (
    region_code text not null,
    request_id text not null,
    attachment_id text not null,
    added_at bigint not null,
    primary key (region_code, request_id, attachment_id),
    foreign key (region_code, request_id) references information_request (region_code, id),
    foreign key (region_code, attachment_id) references district_file (region_code, id)
);
