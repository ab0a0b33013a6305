-- What the registry says of the funder of a line, kept beside it as the other classifications are, so that totals by it stay what they
-- were when an organisation changes (2026-11). What was recorded before takes what the registry says now.
insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr)
select e.region_code, e.id, 'kind', o.kind, e.low_idr, e.high_idr from ledger_entry e
join organisation o on o.region_code = e.region_code and o.id = e.funder_id;
insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr)
select e.region_code, e.id, 'level', o.level, e.low_idr, e.high_idr from ledger_entry e
join organisation o on o.region_code = e.region_code and o.id = e.funder_id where o.level is not null and o.level <> '';
