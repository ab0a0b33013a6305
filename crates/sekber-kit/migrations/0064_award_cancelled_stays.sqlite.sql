-- What was cancelled stays cancelled, whoever holds the pen.
create trigger award_season_cancelled before update on award_season when old.cancelled_at is not null
begin select raise(abort, 'a cancelled award does not change'); end;
