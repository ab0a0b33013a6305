-- Frozen is frozen, whoever holds the pen: the database itself refuses to change what decides an award.
create function award_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen award does not change';
end;
$$;
create trigger award_season_frozen before update on award_season for each row
when (old.frozen_at is not null and (
    new.frozen_at is distinct from old.frozen_at or new.rules_version is distinct from old.rules_version
    or new.draft_json is distinct from old.draft_json
    or new.cycle_id is distinct from old.cycle_id or new.name is distinct from old.name
    or new.track is distinct from old.track or new.simulated is distinct from old.simulated
    or (old.evidence_at is not null and (new.evidence_at is distinct from old.evidence_at
        or new.contest_until is distinct from old.contest_until))
    or (old.decided_at is not null and (new.decided_at is distinct from old.decided_at
        or new.result_digest is distinct from old.result_digest or new.state is distinct from old.state))
))
execute function award_refuse();
create trigger award_season_kept before delete on award_season for each row execute function award_refuse();
create trigger award_rules_kept before update or delete on award_rules for each row execute function award_refuse();
create trigger award_entry_kept before update or delete on award_entry for each row execute function award_refuse();
create trigger award_value_kept before update or delete on award_value for each row execute function award_refuse();
create trigger award_sheet_kept before update or delete on award_sheet for each row execute function award_refuse();
create trigger award_mark_kept before update or delete on award_mark for each row execute function award_refuse();
create trigger award_result_kept before update or delete on award_result for each row execute function award_refuse();
