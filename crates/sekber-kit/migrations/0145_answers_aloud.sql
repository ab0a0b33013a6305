-- Whether the secretariat wrote an answer to a planned pair down from what was said aloud or on paper: it may write such an answer
-- anew, and never one that an office or partner gave itself (2026-11). Earlier answers count as given by themselves.
alter table meeting_consent add column aloud boolean not null default false;
