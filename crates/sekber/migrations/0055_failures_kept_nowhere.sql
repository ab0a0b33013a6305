-- Failed attempts are counted in memory; this table has been empty since.
drop table sign_in_failure;
