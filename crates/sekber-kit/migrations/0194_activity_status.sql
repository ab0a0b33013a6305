-- What an imported file says of how far an activity is (the activity-status of IATI, #status of HXL), in its words; says nothing of whether
-- the secretariat has verified the programme (2026-12).
alter table programme add column activity_status text not null default '';
