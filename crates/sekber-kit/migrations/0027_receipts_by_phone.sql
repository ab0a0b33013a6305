-- Which phones have sent something, asked when a participant has as many phones as there may be.
create index meeting_receipt_seat on meeting_receipt (region_code, meeting_id, seat);

-- Failed attempts are counted in memory since; what was written down about them is forgotten.
delete from sign_in_failure;
