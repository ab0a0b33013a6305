-- Who gets a copy of an invitation, a line each (tembusan), and how urgent it is (sifat): usual, important, urgent, very_urgent (2026-11).
alter table meeting add column letter_copies text not null default '';
alter table meeting add column letter_nature text not null default 'important';
