//! What waits for a person after the secretariat settled findings of synchronisation, and findings that wait for the secretariat.

use super::own;
use crate::features::dashboard::todo_line::Asked;
use crate::kit::store::Sql;

/// Programmes that a verdict asks their owners to change, until they were changed: in their places, as long as both programmes share
/// some, or one of both in its time. For a while that a record was closed as one with another. For the secretariat the findings that it
/// can decide, as counted last (the reader counts them anew), those whose closed record was opened again, and objections of owners to verdicts.
pub fn verdicts(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement
        .push_list(
            concat!(
                " union all select * from (select case when v.verdict = 'split_area' then 'area'
                when v.mover_id is not null then 'move' else 'time' end,
               v.first_id || '/' || v.second_id, p.title, cast(1 as bigint), cast(null as text),
               p.provenance = 'simulated' from finding_verdict v
              join programme p on p.region_code = v.region_code and p.id in (v.first_id, v.second_id)
              join programme q on q.region_code = v.region_code and q.id in (v.first_id, v.second_id) and q.id <> p.id
              join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
              where v.region_code = $1 and v.verdict in ('split_area', 'shift_time') and c.state = 'open'
               and q.cycle_id = p.cycle_id and ",
                crate::under_way!("p"),
                " and ",
                crate::under_way!("q"),
                " and p.changed_at <= v.decided_at
               and ((v.verdict = 'shift_time' and q.changed_at <= v.decided_at and coalesce(v.mover_id, p.id) = p.id)
                or (v.verdict = 'split_area' and (not exists (select 1 from programme_place x
                  where x.region_code = p.region_code and x.programme_id = p.id)
                 or not exists (select 1 from programme_place y where y.region_code = q.region_code and y.programme_id = q.id)
                 or exists (select 1 from programme_place x
                  join programme_place y on y.region_code = x.region_code and y.programme_id = q.id
                  where x.region_code = p.region_code and x.programme_id = p.id
                   and (x.place_code like y.place_code || '%' or y.place_code like x.place_code || '%')))))
               and p.organisation_id in "
            ),
            own(asked),
        )
        .push(" order by v.decided_at desc, p.id limit 10) as agreed")
        .push_bind(
            " union all select * from (select 'united', p.id, p.title, cast(1 as bigint), cast(null as text),
               p.provenance = 'simulated' from programme p
              where p.region_code = $1 and p.recorded_in is not null and p.state_since > ",
            asked.told_since,
        )
        .push_list(" and p.organisation_id in ", own(asked))
        .push(" order by p.id desc limit 5) as closed");
    if !asked.manages {
        return statement;
    }
    statement.push(concat!(
        " union all select * from (select 'undone', v.first_id || '/' || v.second_id, p.title, cast(1 as bigint),
           cast(null as text), p.provenance = 'simulated' from finding_verdict v
          join programme p on p.region_code = v.region_code and p.id = v.first_id
          join programme q on q.region_code = v.region_code and q.id = v.second_id and q.cycle_id = p.cycle_id
          join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
          where v.region_code = $1 and v.stays_id is not null and c.state = 'open' and ",
        crate::under_way!("p"),
        " and ",
        crate::under_way!("q"),
        " order by v.decided_at desc, v.first_id limit 5) as undone
         union all select * from (select 'objected', n.first_id || '/' || n.second_id, p.title, cast(1 as bigint),
           cast(null as text), p.provenance = 'simulated' from finding_answer n
          join programme p on p.region_code = n.region_code and p.id = n.programme_id
          join programme q on q.region_code = n.region_code and q.id in (n.first_id, n.second_id) and q.id <> p.id
           and q.cycle_id = p.cycle_id
          join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
          where n.region_code = $1 and n.answer = 'objects' and n.replied_at is null and c.state = 'open' and ",
        crate::under_way!("p"),
        " and ",
        crate::under_way!("q"),
        " order by n.answered_at desc, n.programme_id limit 10) as objected
         union all select 'findings', c.id, c.name, l.value, cast(null as text), false from leader_figure l
          join cycle c on c.region_code = l.region_code and c.id = l.cycle_id
          where l.region_code = $1 and c.state = 'open' and l.figure = 'finding-due-all'
           and l.day = (select max(d.day) from leader_figure d where d.region_code = l.region_code
            and d.cycle_id = l.cycle_id)"
    ))
}
