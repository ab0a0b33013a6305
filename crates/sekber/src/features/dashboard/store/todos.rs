//! What waits for a person, one line of SQL for each room, all asked in one statement.

mod inviting;
mod leading;
mod papers;
mod sections;
mod settled;

use sekber_core::value::OrganisationId;

use crate::features::award::{OWED, SHEETS_TO_HAND_IN};
use crate::features::dashboard::todo_line::{Asked, Todo};
use crate::kit::store::{Db, Sql, StoreError, sql};

/// What waits for somebody, the nearest day first: as each room tells it. A clock that runs in working days or hours is left to the
/// reader, who keeps it in order.
pub async fn of(db: &Db, asked: &Asked<'_>) -> Result<Vec<Todo>, StoreError> {
    let lines = [
        meetings,
        inviting::uninvited,
        inviting::wishes,
        tasks,
        plans,
        endings,
        visits,
        reports,
        papers::money,
        tickets,
        contests,
        objections,
        juries,
        needs,
        settled::verdicts,
        overseen,
        leading::signatures,
        leading::assessments,
        leading::awards,
        requests,
        breaches,
        sections::legality,
        sections::data,
        sections::drafts,
        papers::reading,
        papers::issuing,
        papers::opening,
    ];
    let first =
        sql("select * from (select 'none' as kind, '' as id, '' as title, cast(0 as bigint) as number,
         cast(null as text) as day, false as simulated where $1 = ''")
        .bind(asked.region);
    let all = lines.into_iter().fold(first, |statement, line| line(statement, asked));
    db.all(all.push_bind(") as waiting order by day is null, day, title limit ", asked.most)).await
}

/// What a paper is called: kind, title and partner tell those of one partnership apart. The reader says the kind, before the line break,
/// in words.
const PAPER: &str = ", a.id, a.kind || '\n' || a.title || coalesce(' – ' || o.short_name, '')";

fn own<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = &'a str> {
    asked.own.iter().map(OrganisationId::as_str)
}

/// Invitations to answer, pairs to agree to, minutes to approve.
fn meetings(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select 'reply', m.id, m.name, 1, m.day, false
             from meeting m join meeting_participant p on p.region_code = m.region_code and p.meeting_id = m.id
             where m.region_code = $1 and m.closed_at is null and p.reply = 'open' and p.organisation_id in ",
            own(asked),
        )
        .push_bind(
            " union all select 'consent', m.id, m.name, count(*), m.day, false from meeting m
              join matching_plan h on h.region_code = m.region_code and h.id = m.plan_id and h.state <> 'replaced'
              join matching_pair q on q.region_code = m.region_code and q.plan_id = m.plan_id
              where m.region_code = $1 and not exists (select 1 from document d where d.region_code = m.region_code
               and d.subject_kind = 'meeting' and d.subject_id = m.id and d.kind in ('agreement', 'proposals')
               and d.withdrawn_at is null and d.edition = (select max(l.edition) from document l
                where l.region_code = d.region_code and l.subject_kind = d.subject_kind and l.subject_id = d.subject_id
                 and l.kind = d.kind)) and (m.closed_at is null or m.closed_at > ",
            asked.heard_since,
        )
        .push_list(") and ((q.office_id in ", own(asked))
        .push(
            " and not exists (select 1 from meeting_consent c where c.region_code = m.region_code
               and c.meeting_id = m.id and c.office_id = q.office_id and c.programme_id = q.programme_id
               and c.side = 'office'))",
        )
        .push_list(" or (q.partner_id in ", own(asked))
        .push(
            " and not exists (select 1 from meeting_consent c where c.region_code = m.region_code
               and c.meeting_id = m.id and c.office_id = q.office_id and c.programme_id = q.programme_id
               and c.side = 'partner'))) group by m.id, m.name, m.day
              union all select 'approval', m.id, m.name, 1, m.day, false from meeting m
              join meeting_participant p on p.region_code = m.region_code and p.meeting_id = m.id
              where m.region_code = $1 and m.minutes <> '' and m.round in ('planning', 'closed')
               and p.presence in ('present', 'stand_in') and not exists (select 1 from meeting_approval a
                where a.region_code = m.region_code and a.participant_id = p.id
                 and a.minutes_version = m.minutes_version)",
        )
        .push_list(" and p.organisation_id in ", own(asked))
}

/// Tasks that a meeting gave.
fn tasks(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement.push_list(
        " union all select 'task', t.meeting_id, t.what, 1, t.due, false from meeting_task t
          where t.region_code = $1 and t.state = 'open' and t.organisation_id in ",
        own(asked),
    )
}

/// Lines of a work plan that another side put forward, or wants dropped, counted for each partnership that may still agree to them.
fn plans(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select 'plan', p.id, p.title, count(*), cast(null as text), p.simulated from partnership p
              join (select partnership_id, proposed_by from work_activity
                where region_code = $1 and (agreed_at is null or drop_reason <> '') and dropped_on is null
               union all select partnership_id, proposed_by from work_indicator
                where region_code = $1 and (agreed_at is null or drop_reason <> '') and dropped_on is null) w on w.partnership_id = p.id
              where p.region_code = $1 and p.state not in ('declined', 'completed', 'ended')
               and exists (select 1 from partnership_party m where m.region_code = p.region_code
                and m.partnership_id = p.id
                and w.proposed_by <> case when m.part in ('lead', 'support') then 'office' else 'partner' end
                and m.organisation_id in ",
            own(asked),
        )
        .push(") group by p.id, p.title, p.simulated")
}

/// Partnerships carried out whose last day is near or past, for the leading office and the partner, who decide if they go on.
fn endings(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_bind(" union all select * from (select case when p.end_on < ", asked.today.to_string())
        .push_bind(
            " then 'past' else 'ending' end, p.id, p.title, cast(1 as bigint), p.end_on, p.simulated from partnership p
              where p.region_code = $1 and p.state = 'active' and p.end_on <= ",
            asked.decided_until.to_string(),
        )
        // What is renewed already is decided; it is completed once its last day is past.
        .push_bind(" and (p.end_on < ", asked.today.to_string())
        .push_list(
            " or not exists (select 1 from partnership r where r.region_code = p.region_code and r.renews_id = p.id
               and r.state <> 'declined')) and exists (select 1 from partnership_party m where m.region_code = p.region_code
               and m.partnership_id = p.id and m.part in ('lead', 'partner') and m.organisation_id in ",
            own(asked),
        )
        .push(") order by p.end_on, p.id limit 10) as decided")
}

/// What a visit asks one of those who take part to do; the partnership stands on a line of its own below it.
fn visits(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_bind(" union all select case when f.due_on < ", asked.today.to_string())
        .push_list(
            " then 'overdue' else 'visit' end, v.id, f.what || '\n' || p.title, 1, f.due_on, v.simulated from visit_follow_up f
              join visit v on v.region_code = f.region_code and v.id = f.visit_id
              join partnership p on p.region_code = v.region_code and p.id = v.partnership_id
              where f.region_code = $1 and f.done_on is null and p.state <> 'declined' and f.organisation_id in ",
            own(asked),
        )
}

/// Reports to confirm or to mend, as long as their period is open, and for a while those that were confirmed, each with
/// its period on a line of its own: whoever reports on several partnerships or periods tells them apart.
fn reports(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select case when r.state = 'sent' then 'confirm' else 'mend' end, r.id, p.title,
               case when r.state = 'sent' then r.state_since else 1 end, case when r.state = 'sent' then null else d.due_on end,
               r.simulated from report r
              join report_period d on d.region_code = r.region_code and d.id = r.period_id
              join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
              where r.region_code = $1 and d.locked_at is null and ((r.state = 'returned' and (r.organisation_id in ",
            own(asked),
        )
        .push_bind(" or (r.begun_for and ", asked.manages)
        .push_list(
            "))) or (r.state = 'sent' and exists (select 1 from partnership_party m where m.region_code = r.region_code
               and m.partnership_id = r.partnership_id and (m.part = 'lead' or (m.part = 'support' and exists (select 1
                from organisation k where k.region_code = m.region_code and k.id = m.organisation_id and k.kind = 'kecamatan')))
               and m.organisation_id in ",
            own(asked),
        )
        .push_bind(
            "))) union all select 'confirmed', r.id, p.title || '\n' || d.name, r.decided_at, cast(null as text), r.simulated
               from report r join report_period d on d.region_code = r.region_code and d.id = r.period_id
              join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
              where r.region_code = $1 and r.state = 'confirmed' and r.decided_at > ",
            asked.told_since,
        )
        .push_list(" and (r.organisation_id in ", own(asked))
        .push_bind(" or (r.begun_for and ", asked.manages)
        .push("))")
}

/// Reports that are due and not confirmed, without which a partner does not take part in an award.
fn tickets(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push(
            " union all select 'ticket', s.id, s.name, count(*), s.ticket_until, s.simulated from award_season s
              join report_period t on t.region_code = s.region_code and t.due_on >= s.ticket_from and t.due_on <= s.ticket_until
              join partnership p on p.region_code = t.region_code
              join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id
               and m.part in ('partner', 'copartner')
              left join report r on r.region_code = p.region_code and r.period_id = t.id and r.partnership_id = p.id
               and r.organisation_id = m.organisation_id
              where s.region_code = $1 and s.state in ('published', 'frozen') and coalesce(r.state, '') <> 'confirmed'
               and (r.sent_at is not null or (",
        )
        .push(OWED)
        .push_bind(")) and s.ticket_until >= ", asked.today.to_string())
        .push_list(" and m.organisation_id in ", own(asked))
        .push(" group by s.id, s.name, s.ticket_until, s.simulated")
}

/// Awards in which one's own evidence or result can be contested now.
fn contests(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select 'contest', s.id, s.name, count(*),
               case when s.announced_at is null then s.contest_until else s.object_until end, s.simulated from award_season s
              join award_entry e on e.region_code = s.region_code and e.season_id = s.id
              join organisation o on o.region_code = e.region_code and o.id = e.organisation_id
              where s.region_code = $1 and s.state = 'scoring' and coalesce(o.merged_into, o.id) in ",
            own(asked),
        )
        .push_bind(
            " and case when s.announced_at is null then s.contest_until else s.object_until end >= ",
            asked.today.to_string(),
        )
        .push(" group by s.id, s.name, s.announced_at, s.contest_until, s.object_until, s.simulated")
}

/// Objections to an award that wait for the secretariat's answer.
fn objections(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.manages {
        return statement;
    }
    statement.push(
        " union all select 'objection', s.id, s.name, count(*), cast(null as text), s.simulated from award_season s
          join award_entry e on e.region_code = s.region_code and e.season_id = s.id
          join award_objection b on b.region_code = e.region_code and b.entry_id = e.id
          where s.region_code = $1 and s.state = 'scoring' and b.answered_at is null group by s.id, s.name, s.simulated",
    )
}

/// Sheets of a jury to fill in.
fn juries(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push(" union all select 'sheet', s.id, s.name, count(*), min(coalesce(s.sheets_due, s.ceremony)), false")
        .push(SHEETS_TO_HAND_IN)
        .push_bind(" and j.person_id = ", asked.person)
        .push(" group by s.id, s.name")
}

/// Needs that call for an answer, and what partners answered to one's own.
fn needs(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select * from (select 'need', n.id, n.title, cast(1 as bigint), cast(null as text), n.simulated
              from need_call w
              join need n on n.region_code = w.region_code and n.id = w.need_id
              join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
              where w.region_code = $1 and n.state = 'open' and c.state = 'open' and w.partner_id in ",
            own(asked),
        )
        .push(
            " and not exists (select 1 from need_answer a where a.region_code = w.region_code and a.need_id = w.need_id
               and a.partner_id = w.partner_id) order by n.id desc limit 5) as called",
        )
        .push_list(
            " union all select 'answers', n.id, n.title, count(*), cast(null as text), n.simulated from need n
              join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
              join need_answer a on a.region_code = n.region_code and a.need_id = n.id and a.state = 'waiting'
              where n.region_code = $1 and n.state = 'open' and c.state = 'open' and n.office_id in ",
            own(asked),
        )
        .push(" group by n.id, n.title, n.simulated")
}

/// What whoever oversees, leads or runs the secretariat looks after.
fn overseen(mut statement: Sql, asked: &Asked<'_>) -> Sql {
    if asked.oversees {
        statement = statement.push_bind(
            " union all select 'late', t.meeting_id, t.what, 1, t.due, false from meeting_task t
              where t.region_code = $1 and t.state = 'open' and t.due < ",
            asked.today.to_string(),
        );
    }
    if asked.leads {
        statement = statement.push(
            " union all select 'decide', p.id, c.name, p.number, cast(null as text), false
              from matching_plan p join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
              where p.region_code = $1 and c.state = 'open' and p.state = 'proposed'
               and not exists (select 1 from matching_plan y where y.region_code = p.region_code
                and y.cycle_id = p.cycle_id and y.state = 'published' and y.published_at > p.created_at)
               and p.number = (select max(x.number) from matching_plan x
                where x.region_code = p.region_code and x.cycle_id = p.cycle_id)
               and not exists (select 1 from plan_decision d where d.region_code = p.region_code and d.plan_id = p.id
                and (d.of_leader or d.paper <> ''))",
        );
    }
    if asked.manages {
        statement = statement.push(
            " union all select 'check', t.meeting_id, t.what, 1, t.due, false from meeting_task t
              where t.region_code = $1 and t.state = 'done'
              union all select 'returned', p.id, c.name, p.number, cast(null as text), false
              from matching_plan p join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
              join plan_decision d on d.region_code = p.region_code and d.plan_id = p.id
              where p.region_code = $1 and c.state = 'open' and not d.approved and (d.of_leader or d.paper <> '')
               and (p.state = 'published' or p.state = 'proposed' and p.number = (select max(x.number)
                from matching_plan x where x.region_code = p.region_code and x.cycle_id = p.cycle_id))
              union all select 'record', m.id, m.name, 1, m.day, false from meeting m
              where m.region_code = $1 and m.round = 'closed' and exists (select 1 from matching_pair q
                where q.region_code = m.region_code and q.plan_id = m.plan_id
                 and 2 = (select count(*) from meeting_consent a where a.region_code = m.region_code and a.meeting_id = m.id
                  and a.office_id = q.office_id and a.programme_id = q.programme_id and a.consent = 'agreed'))
               and not exists (select 1 from document d where d.region_code = m.region_code
                and d.subject_kind = 'meeting' and d.subject_id = m.id and d.kind = 'agreement')",
        );
    }
    statement
}

/// Requests of citizens for information and objections, the oldest first: the day on which each came in, and whether it was prolonged.
/// Behind the receipt and a semicolon stand the public holidays, which its clock needs. Objections wait for the leaders too: one of them
/// decides.
fn requests(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = if asked.manages { statement.push(REQUESTS) } else { statement };
    if !asked.oversees {
        return statement;
    }
    statement.push_bind(DECIDES, asked.person).push(OBJECTIONS)
}

/// Requests that wait for an answer.
const REQUESTS: &str = " union all select * from (select 'information', i.id,
           cast(i.number as text) || '/PPID/' || cast(i.year as text)
             || coalesce((select ';' || r.holidays from portal_references r where r.region_code = i.region_code), ''),
           cast(case when i.extended_because = '' then 0 else 1 end as bigint), i.received_on, i.simulated
          from information_request i where i.region_code = $1 and i.state = 'received' order by i.id limit 10) as asked";

/// Of an objection, whether the reader decides it: whoever bears the name of the superior, be it with titles. All others are told.
const DECIDES: &str =
    " union all select * from (select case when exists (select 1 from portal_settings s, person p
            where s.region_code = i.region_code and p.name <> ''
             and replace(lower(s.superior_name), lower(p.name), '') <> lower(s.superior_name) and p.id = ";

/// Objections that wait for a decision.
const OBJECTIONS: &str = ") then 'information-objection' else 'information-objection-told' end, i.id,
           cast(o.number as text) || '/KEB-PPID/' || cast(o.year as text)
             || coalesce((select ';' || r.holidays from portal_references r where r.region_code = i.region_code), ''),
           cast(0 as bigint), o.filed_on, i.simulated
          from information_objection o join information_request i on i.region_code = o.region_code and i.id = o.request_id
          where o.region_code = $1 and o.state = 'received' order by o.id limit 10) as objected";

/// Breaches that somebody has still to be told of, and requests for erasure that wait, each with the moment at which its clock began; they come before everything until
/// the day on which it runs out is put in the place of theirs.
fn breaches(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.keeps_breaches {
        return statement;
    }
    statement.push(
        " union all select * from (select 'breach', b.id, '', b.noticed_at, '2000-01-01', b.simulated from breach b
          where b.region_code = $1 and (b.people_told_at is null or b.authority_told_at is null)
          order by b.noticed_at limit 5) as noticed
         union all select * from (select 'erasure', q.id, p.name, q.asked_at, '2000-01-01', false from erasure_request q
          join person p on p.id = q.person_id where q.region_code = $1 and q.state = 'open'
          order by q.asked_at limit 5) as erased",
    )
}
