-- Whether a person in the hall is a man or a woman, as the L/P column of attendance lists tells it; empty where nobody said (2026-11).
alter table meeting_seat add column sex text;
