-- A frozen award goes onward only, keeps its days, its answers, and the jury of what was told, whoever holds the pen.
create trigger award_season_onward before update on award_season
when old.frozen_at is not null and (
    new.state in ('draft', 'published') or (old.evidence_at is not null and new.state = 'frozen')
    or new.region_code is not old.region_code or new.id is not old.id
    or (old.ceremony is not null and new.ceremony is not old.ceremony)
    or (old.sheets_due is not null and new.sheets_due is not old.sheets_due)
    or new.ticket_from is not old.ticket_from or new.ticket_until is not old.ticket_until
    or (old.decided_at is not null and new.cancel_reason is not old.cancel_reason)
)
begin select raise(abort, 'a frozen award does not go back'); end;
create trigger award_objection_kept before update on award_objection
when old.answered_at is not null or new.region_code is not old.region_code or new.id is not old.id
    or new.entry_id is not old.entry_id or new.criterion is not old.criterion or new.text is not old.text
    or new.person_name is not old.person_name or new.made_at is not old.made_at
begin select raise(abort, 'an objection does not change once it has its answer'); end;
create trigger award_objection_stays before delete on award_objection
begin select raise(abort, 'an objection is not deleted'); end;
create trigger award_juror_kept before update on award_juror
when exists (select 1 from award_season s where s.region_code = old.region_code and s.id = old.season_id
    and (s.announced_at is not null or s.decided_at is not null))
begin select raise(abort, 'the jury of a result that was told does not change'); end;
create trigger award_juror_stays before delete on award_juror
begin select raise(abort, 'a juror is not deleted'); end;
