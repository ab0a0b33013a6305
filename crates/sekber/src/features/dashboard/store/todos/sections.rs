//! What waits for a section of government that looks after one matter for the whole district, and what its notes ask of others.

use super::{PAPER, own};
use crate::features::dashboard::todo_line::Asked;
use crate::features::partnership::{NOT_READ_BY, RemarkOf, push_read_by_sections};
use crate::features::registry::WAITS_FOR_LEGALITY;
use crate::kit::store::Sql;

/// Partners that Kesbangpol has not looked at as they are now; and one's own of which it says last that something is to be completed, as
/// long as nothing was changed since. That the secretariat returns it counts as a change of its record, and changes nothing of this.
pub fn legality(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = match asked.checks_legality {
        true => statement
            .push(
                " union all select * from (select 'legality', o.id, o.name, cast(1 as bigint), cast(null as text), false
                  from organisation o where o.region_code = $1 and ",
            )
            .push(WAITS_FOR_LEGALITY)
            .push(" order by o.state_since, o.id limit 20) as looked_at"),
        false => statement,
    };
    statement.push_list(
        " union all select 'legality-mend', o.id, o.name, 1, cast(null as text), false from organisation o
              join legality_check c on c.region_code = o.region_code and c.organisation_id = o.id
               and c.finding = 'to_mend' and (c.seen_version = o.version
                or (o.state = 'returned' and c.at <= o.state_since and c.seen_version = o.version - 1))
               and not exists (select 1 from legality_check l where l.region_code = c.region_code
                and l.organisation_id = c.organisation_id and (l.at > c.at or (l.at = c.at and l.id > c.id)))
              where o.region_code = $1 and o.state in ('submitted', 'returned') and o.merged_into is null and o.id in ",
        own(asked),
    )
}

/// For the data steward: that there are no data on need yet, or which of them are more than two years older than the cycle while none of
/// the same name is of a later year.
pub fn data(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.keeps_data {
        return statement;
    }
    statement.push(
        " union all select 'data-none', c.id, c.name, 1, cast(null as text), false from cycle c
          where c.region_code = $1 and c.state = 'open'
           and not exists (select 1 from area_data d where d.region_code = c.region_code)
          union all select * from (select 'data-old', d.id, d.name || ', ' || cast(d.year as text), cast(1 as bigint),
            cast(null as text), d.simulated from cycle c
          join area_data d on d.region_code = c.region_code and d.year < c.year - 2
          where c.region_code = $1 and c.state = 'open'
           and not exists (select 1 from area_data l where l.region_code = d.region_code
            and lower(l.name) = lower(d.name) and l.year > d.year)
          order by d.year, d.id limit 10) as aged",
    )
}

/// Drafts that a section for law or cooperation has not read as they are now; and drafts of one's own partnerships, for the secretariat of
/// all, in which one of them, having read what stands there, asks for a change.
pub fn drafts(statement: Sql, asked: &Asked<'_>) -> Sql {
    let to_read = |statement: Sql, section: RemarkOf| {
        let drafts = statement.push(" union all select * from (select 'drafting'").push(PAPER).push(
            ", cast(1 as bigint), cast(null as text), a.simulated from agreement a
              left join organisation o on o.region_code = a.region_code and o.id = a.partner_id where a.region_code = $1 and ",
        );
        push_read_by_sections(drafts)
            .push(" and")
            .push_bind(NOT_READ_BY, section)
            .push(") order by a.changed_at, a.id limit 20) as to_read")
    };
    let statement = match asked.reads_drafts {
        Some(section) => to_read(statement, section),
        None => statement,
    };
    statement
        .push(" union all select 'remarked'")
        .push(PAPER)
        .push_list(
            ", count(*), cast(null as text), a.simulated from agreement a
              left join organisation o on o.region_code = a.region_code and o.id = a.partner_id
              join agreement_remark r on r.region_code = a.region_code and r.agreement_id = a.id
               and r.seen_version = a.version and r.finding = 'to_change'
              where a.region_code = $1 and a.state = 'draft'
               and not exists (select 1 from agreement_remark n where n.region_code = r.region_code
                and n.agreement_id = r.agreement_id and n.section = r.section
                and (n.at > r.at or (n.at = r.at and n.id > r.id)))
               and (exists (select 1 from agreement_partnership l
                join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
                 and m.part in ('lead', 'partner')
                where l.region_code = a.region_code and l.agreement_id = a.id and m.organisation_id in ",
            own(asked),
        )
        .push_bind(") or ", asked.manages)
        .push(") group by a.id, a.kind, a.title, o.short_name, a.simulated")
}
