-- A result that was told stays as it was told, whoever holds the pen; none is told any more once the award is over.
create trigger award_season_announced before update on award_season for each row
when ((old.announced_at is not null or old.decided_at is not null) and (
    new.announced_at is distinct from old.announced_at or new.object_until is distinct from old.object_until
))
execute function award_refuse();
create trigger award_provisional_kept before update or delete on award_provisional for each row execute function award_refuse();
create trigger award_left_out_kept before update or delete on award_left_out for each row execute function award_refuse();
