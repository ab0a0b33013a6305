-- What was cancelled stays cancelled, whoever holds the pen.
create trigger award_season_cancelled before update on award_season for each row
when (old.cancelled_at is not null) execute function award_refuse();
