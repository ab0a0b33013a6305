-- A frozen award goes onward only, keeps its days, its answers, and the jury of what was told, whoever holds the pen.
create trigger award_season_onward before update on award_season for each row
when (old.frozen_at is not null and (
    new.state in ('draft', 'published') or (old.evidence_at is not null and new.state = 'frozen')
    or new.region_code is distinct from old.region_code or new.id is distinct from old.id
    or (old.ceremony is not null and new.ceremony is distinct from old.ceremony)
    or (old.sheets_due is not null and new.sheets_due is distinct from old.sheets_due)
    or new.ticket_from is distinct from old.ticket_from or new.ticket_until is distinct from old.ticket_until
    or (old.decided_at is not null and new.cancel_reason is distinct from old.cancel_reason)
))
execute function award_refuse();
create trigger award_objection_kept before update on award_objection for each row
when (old.answered_at is not null or new.region_code is distinct from old.region_code or new.id is distinct from old.id
    or new.entry_id is distinct from old.entry_id or new.criterion is distinct from old.criterion
    or new.text is distinct from old.text or new.person_name is distinct from old.person_name
    or new.made_at is distinct from old.made_at)
execute function award_refuse();
create trigger award_objection_stays before delete on award_objection for each row execute function award_refuse();
create function award_refuse_once_told() returns trigger language plpgsql as $$
begin
    if exists (select 1 from award_season s where s.region_code = old.region_code and s.id = old.season_id
        and (s.announced_at is not null or s.decided_at is not null)) then
        raise exception 'the jury of a result that was told does not change';
    end if;
    return new;
end;
$$;
create trigger award_juror_kept before update on award_juror for each row execute function award_refuse_once_told();
create trigger award_juror_stays before delete on award_juror for each row execute function award_refuse();
