-- Frozen is frozen, whoever holds the pen: the database itself refuses to change what decides an award.
create trigger award_season_frozen before update on award_season
when old.frozen_at is not null and (
    new.frozen_at is not old.frozen_at or new.rules_version is not old.rules_version or new.draft_json is not old.draft_json
    or new.cycle_id is not old.cycle_id or new.name is not old.name or new.track is not old.track
    or new.simulated is not old.simulated
    or (old.evidence_at is not null and (new.evidence_at is not old.evidence_at or new.contest_until is not old.contest_until))
    or (old.decided_at is not null and (new.decided_at is not old.decided_at or new.result_digest is not old.result_digest
        or new.state is not old.state))
)
begin select raise(abort, 'a frozen award does not change'); end;
create trigger award_season_kept before delete on award_season
begin select raise(abort, 'an award is not deleted'); end;
create trigger award_rules_kept before update on award_rules
begin select raise(abort, 'published rules do not change'); end;
create trigger award_rules_stay before delete on award_rules
begin select raise(abort, 'published rules are not deleted'); end;
create trigger award_entry_kept before update on award_entry
begin select raise(abort, 'an entry of an award does not change'); end;
create trigger award_entry_stay before delete on award_entry
begin select raise(abort, 'an entry of an award is not deleted'); end;
create trigger award_value_kept before update on award_value
begin select raise(abort, 'evidence of an award does not change'); end;
create trigger award_value_stay before delete on award_value
begin select raise(abort, 'evidence of an award is not deleted'); end;
create trigger award_sheet_kept before update on award_sheet
begin select raise(abort, 'a sheet of the jury does not change'); end;
create trigger award_sheet_stay before delete on award_sheet
begin select raise(abort, 'a sheet of the jury is not deleted'); end;
create trigger award_mark_kept before update on award_mark
begin select raise(abort, 'a mark of the jury does not change'); end;
create trigger award_mark_stay before delete on award_mark
begin select raise(abort, 'a mark of the jury is not deleted'); end;
create trigger award_result_kept before update on award_result
begin select raise(abort, 'a result does not change'); end;
create trigger award_result_stay before delete on award_result
begin select raise(abort, 'a result is not deleted'); end;
