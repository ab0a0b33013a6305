-- A result that was told stays as it was told, whoever holds the pen; none is told any more once the award is over.
create trigger award_season_announced before update on award_season
when (old.announced_at is not null or old.decided_at is not null) and (
    new.announced_at is not old.announced_at or new.object_until is not old.object_until
)
begin select raise(abort, 'a result that was told does not change'); end;
create trigger award_provisional_kept before update on award_provisional
begin select raise(abort, 'a result that was told does not change'); end;
create trigger award_provisional_stay before delete on award_provisional
begin select raise(abort, 'a result that was told is not deleted'); end;
create trigger award_left_out_kept before update on award_left_out
begin select raise(abort, 'who was left out of an award does not change'); end;
create trigger award_left_out_stay before delete on award_left_out
begin select raise(abort, 'who was left out of an award is not deleted'); end;
