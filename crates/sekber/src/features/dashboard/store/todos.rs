//! What waits for a person, one line of SQL for each room, all asked in one statement.

use sekber_core::value::OrganisationId;

use crate::features::dashboard::todo::{Asked, Todo};
use crate::kit::store::{Db, Sql, StoreError, sql};

/// What waits for somebody, the nearest day first: as each room tells it. A clock that runs in working days or hours is left to the
/// reader, who keeps it in order.
pub async fn of(db: &Db, asked: &Asked<'_>) -> Result<Vec<Todo>, StoreError> {
    let lines = [
        meetings, uninvited, tasks, plans, endings, visits, reports, tickets, contests, juries, needs,
        verdicts, overseen, requests, breaches,
    ];
    let first =
        sql("select * from (select 'none' as kind, '' as id, '' as title, cast(0 as bigint) as number,
         cast(null as text) as day, false as simulated where $1 = ''")
        .bind(asked.region);
    let all = lines.into_iter().fold(first, |statement, line| line(statement, asked));
    db.all(all.push_bind(") as waiting order by day is null, day, title limit ", asked.most)).await
}

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
              join matching_pair q on q.region_code = m.region_code and q.plan_id = m.plan_id
              where m.region_code = $1 and (m.closed_at is null or m.closed_at > ",
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

/// Verified partners with programmes that were put forward, in a cycle to which others are invited and they are not: they are in no
/// ranking and no plan. The secretariat invites them; whoever speaks for one is told why.
fn uninvited(statement: Sql, asked: &Asked<'_>) -> Sql {
    const WHO: &str = " from cycle c
          join programme p on p.region_code = c.region_code and p.cycle_id = c.id and p.state in ('proposed', 'verified', 'active')
          join organisation o on o.region_code = p.region_code and o.id = p.organisation_id and o.side = 'partner'
           and o.state = 'verified' and o.merged_into is null
          where c.region_code = $1 and c.state = 'open'
           and exists (select 1 from cycle_member y where y.region_code = c.region_code and y.cycle_id = c.id and y.invited)
           and not exists (select 1 from cycle_member m where m.region_code = c.region_code and m.cycle_id = c.id
            and m.organisation_id = o.id and m.invited)";
    const HEAD: &str = ", c.id, c.name, count(distinct o.id), cast(null as text), false";
    const TAIL: &str = " group by c.id, c.name";
    let statement = statement.push(" union all select 'uninvited'").push(HEAD).push(WHO);
    let statement = statement.push_list(" and o.id in ", own(asked)).push(TAIL);
    match asked.manages {
        true => statement.push(" union all select 'invite'").push(HEAD).push(WHO).push(TAIL),
        false => statement,
    }
}

/// Tasks that a meeting gave.
fn tasks(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement.push_list(
        " union all select 'task', t.meeting_id, t.what, 1, t.due, false from meeting_task t
          where t.region_code = $1 and t.state = 'open' and t.organisation_id in ",
        own(asked),
    )
}

/// Lines of a work plan that another side put forward, counted for each partnership that may still agree to them.
fn plans(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select 'plan', p.id, p.title, count(*), cast(null as text), p.simulated from partnership p
              join (select partnership_id, proposed_by from work_activity
                where region_code = $1 and agreed_at is null and dropped_on is null
               union all select partnership_id, proposed_by from work_indicator
                where region_code = $1 and agreed_at is null and dropped_on is null) w on w.partnership_id = p.id
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

/// What a visit asks one of those who take part to do.
fn visits(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_bind(" union all select case when f.due_on < ", asked.today.to_string())
        .push_list(
            " then 'overdue' else 'visit' end, v.id, f.what, 1, f.due_on, v.simulated from visit_follow_up f
              join visit v on v.region_code = f.region_code and v.id = f.visit_id
              join partnership p on p.region_code = v.region_code and p.id = v.partnership_id
              where f.region_code = $1 and f.done_on is null and p.state <> 'declined' and f.organisation_id in ",
            own(asked),
        )
}

/// Reports to confirm or to mend, as long as their period is open, and for a while those that were confirmed.
fn reports(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select case when r.state = 'sent' then 'confirm' else 'mend' end, r.id, p.title, 1, d.due_on,
               r.simulated from report r
              join report_period d on d.region_code = r.region_code and d.id = r.period_id
              join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
              where r.region_code = $1 and d.locked_at is null and ((r.state = 'returned' and (r.organisation_id in ",
            own(asked),
        )
        .push_bind(" or (r.begun_for and ", asked.manages)
        .push_list(
            "))) or (r.state = 'sent' and exists (select 1 from partnership_party m where m.region_code = r.region_code
               and m.partnership_id = r.partnership_id and m.part = 'lead' and m.organisation_id in ",
            own(asked),
        )
        .push_bind(
            "))) union all select 'confirmed', r.id, p.title, r.decided_at, cast(null as text), r.simulated from report r
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
        .push_bind(
            " union all select 'ticket', s.id, s.name, count(*), s.ticket_until, s.simulated from award_season s
              join report_period t on t.region_code = s.region_code and t.due_on >= s.ticket_from and t.due_on <= s.ticket_until
              join partnership p on p.region_code = t.region_code
              join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id
               and m.part in ('partner', 'copartner')
              left join report r on r.region_code = p.region_code and r.period_id = t.id and r.partnership_id = p.id
               and r.organisation_id = m.organisation_id
              where s.region_code = $1 and s.state in ('published', 'frozen') and coalesce(r.state, '') <> 'confirmed'
               and (r.id is not null or (p.state in ('active', 'completed') and coalesce(p.start_on, '') <= t.ends_on
                and coalesce(p.end_on, '9999-12-31') >= t.starts_on)) and s.ticket_until >= ",
            asked.today.to_string(),
        )
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

/// Sheets of a jury to fill in.
fn juries(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_bind(
            " union all select 'sheet', s.id, s.name, count(*), min(coalesce(s.sheets_due, s.ceremony)), false from award_season s
              join award_juror j on j.region_code = s.region_code and j.season_id = s.id and j.ended_at is null
              join award_entry e on e.region_code = s.region_code and e.season_id = s.id
              where s.region_code = $1 and s.state = 'scoring' and s.announced_at is null and j.person_id = ",
            asked.person,
        )
        .push(
            " and not exists (select 1 from award_sheet t where t.region_code = e.region_code and t.entry_id = e.id
               and t.person_id = j.person_id) group by s.id, s.name",
        )
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

/// Programmes that a verdict asks their owners to change, until they were changed: in their places, or one of both in its time.
fn verdicts(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push_list(
            " union all select * from (select case when v.verdict = 'split_area' then 'area' else 'time' end,
               v.first_id || '/' || v.second_id, p.title, cast(1 as bigint), cast(null as text),
               p.provenance = 'simulated' from finding_verdict v
              join programme p on p.region_code = v.region_code and p.id in (v.first_id, v.second_id)
              join programme q on q.region_code = v.region_code and q.id in (v.first_id, v.second_id) and q.id <> p.id
              join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
              where v.region_code = $1 and v.verdict in ('split_area', 'shift_time') and c.state = 'open'
               and q.cycle_id = p.cycle_id and p.state in ('proposed', 'verified', 'active')
               and q.state in ('proposed', 'verified', 'active') and p.changed_at <= v.decided_at
               and (v.verdict = 'split_area' or q.changed_at <= v.decided_at) and p.organisation_id in ",
            own(asked),
        )
        .push(" order by v.decided_at desc, p.id limit 10) as agreed")
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
              where p.region_code = $1 and c.state = 'open' and p.state in ('proposed', 'published')
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
              union all select 'record', m.id, m.name, 1, m.day, false from meeting m
              where m.region_code = $1 and m.round = 'closed' and m.plan_id is not null
               and not exists (select 1 from document d where d.region_code = m.region_code
                and d.subject_kind = 'meeting' and d.subject_id = m.id and d.kind = 'agreement')",
        );
    }
    statement
}

/// Requests of citizens for information, the oldest first: the day on which each came in, and whether it was prolonged.
fn requests(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.manages {
        return statement;
    }
    statement.push(
        " union all select * from (select 'information', i.id,
           cast(i.number as text) || '/PPID/' || cast(i.year as text),
           cast(case when i.extended_because = '' then 0 else 1 end as bigint), i.received_on, i.simulated
          from information_request i where i.region_code = $1 and i.state = 'received' order by i.id limit 10) as asked",
    )
}

/// Breaches that somebody has still to be told of, each with the moment at which its clock began; they come before everything until
/// the day on which it runs out is put in the place of theirs.
fn breaches(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.keeps_breaches {
        return statement;
    }
    statement.push(
        " union all select * from (select 'breach', b.id, '', b.noticed_at, '2000-01-01', b.simulated from breach b
          where b.region_code = $1 and (b.people_told_at is null or b.authority_told_at is null)
          order by b.noticed_at limit 5) as noticed",
    )
}
