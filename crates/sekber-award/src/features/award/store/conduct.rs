//! What the record says of how a partner keeps its partnerships: papers, openness about money, reports. Parts of the statement of measures.

use jiff::civil::Date;

use super::asked::Asked;
use crate::kit::store::Sql;

/// The days from 1 January 1970 to a day that is kept as text, in whole numbers that both databases divide alike (Meeus, 1991; for 1901 to
/// 2099).
macro_rules! day {
    ($column:literal) => {
        concat!(
            "(367 * cast(substr(",
            $column,
            ", 1, 4) as bigint) - 7 * (cast(substr(",
            $column,
            ", 1, 4) as bigint)
              + (cast(substr(",
            $column,
            ", 6, 2) as bigint) + 9) / 12) / 4 + 275 * cast(substr(",
            $column,
            ", 6, 2) as bigint) / 9
              + cast(substr(",
            $column,
            ", 9, 2) as bigint) - 719574)"
        )
    };
}

/// The condition that a report of a period `t` is owed for a partnership `p`: that it was carried out on one of its days, as the room of
/// reports has it (`partnership/store/carried_out`), which asks about one period with moments of its own. Days begin here as they do in
/// the west of Indonesia, seven hours before they begin in Greenwich.
pub const OWED: &str = concat!(
    "coalesce(p.activated_at, case p.state when 'active' then p.state_since when 'completed' then p.created_at end) < (",
    day!("t.ends_on"),
    " + 1) * 86400000 - 25200000 and (p.state = 'active' or p.state_since >= ",
    day!("t.starts_on"),
    " * 86400000 - 25200000) and coalesce(p.start_on, '') <= t.ends_on and coalesce(p.end_on, '9999-12-31') >= t.starts_on"
);

/// Narrows a part about partnerships `p` to those that serve a theme through one of their programmes.
fn narrowed(statement: Sql, asked: &Asked) -> Sql {
    match &asked.theme {
        Some(theme) => statement
            .push(
                " and exists (select 1 from partnership_programme g join programme_theme y on y.region_code = g.region_code
                  and y.programme_id = g.programme_id where g.region_code = p.region_code and g.partnership_id = p.id",
            )
            .push_bind(" and y.theme_code = ", theme)
            .push(")"),
        None => statement,
    }
}

/// The partnerships of the cycle that both sides accepted; those that are carried out or were have their papers in order.
pub fn papers(statement: Sql, asked: &Asked) -> Sql {
    let statement = statement.push(
        "m.organisation_id, 'partnership' as record, p.id as record_id, p.title as label,
         cast(case when p.state in ('active', 'completed') then 100 else 0 end as bigint) as amount from partnership p
         join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part in ('partner', 'copartner')
         where p.region_code = $1 and p.cycle_id = $2 and p.state in ('accepted', 'in_agreement', 'active', 'completed')",
    );
    narrowed(statement, asked).push_if(" and m.organisation_id = ", asked.partner.as_ref())
}

/// Each partner with each office of the cycle's partnerships that both sides accepted.
pub fn accepted(statement: Sql, asked: &Asked) -> Sql {
    let statement = statement.push(
        "select m.organisation_id, f.organisation_id as office_id, o.name, cast(1 as bigint) as agreed from partnership p
         join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part in ('partner', 'copartner')
         join partnership_party f on f.region_code = p.region_code and f.partnership_id = p.id
          and f.part not in ('partner', 'copartner')
         join organisation o on o.region_code = f.region_code and o.id = f.organisation_id
         where p.region_code = $1 and p.cycle_id = $2 and p.state in ('accepted', 'in_agreement', 'active', 'completed')",
    );
    narrowed(statement, asked).push_if(" and m.organisation_id = ", asked.partner.as_ref())
}

/// The partnerships that a partner gave something to in the years of the period: the share of its lines whose amount is told, a band
/// counting half. Lines that were undone, and what undid them, count nothing.
pub fn disclosed(statement: Sql, asked: &Asked) -> Sql {
    let statement = statement.push(
        "e.funder_id as organisation_id, 'partnership' as record, p.id as record_id, min(p.title) as label,
         cast(sum(case e.disclosure when 'exact' then 100 when 'band' then 50 else 0 end) / count(*) as bigint) as amount
         from ledger_entry e join partnership p on p.region_code = e.region_code and p.id = e.partnership_id
         where e.region_code = $1 and e.year between $3 and $4 and e.funder_id is not null and e.corrects_id is null
         and e.standing = 'confirmed'
         and not exists (select 1 from ledger_entry u where u.region_code = e.region_code and u.corrects_id = e.id)",
    );
    let statement = narrowed(statement, asked).push_if(" and e.funder_id = ", asked.partner.as_ref());
    statement.push(" group by e.funder_id, p.id")
}

/// The reports `r` that are due between two days, one of each party `m` of a partnership `p` for a period `t`: those that were handed in,
/// and those that are owed.
pub fn due(statement: Sql, (from, until): (Date, Date)) -> Sql {
    statement
        .push(
            " from report_period t join partnership p on p.region_code = t.region_code
             join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part in ('partner', 'copartner')
             left join report r on r.region_code = p.region_code and r.period_id = t.id and r.partnership_id = p.id
              and r.organisation_id = m.organisation_id
             where t.region_code = $1 and (r.sent_at is not null or (",
        )
        .push(OWED)
        .push("))")
        .push_bind(" and t.due_on >= ", from)
        .push_bind(" and t.due_on <= ", until)
}

/// The reports that were due in the period until the cut-off, of every partnership that was carried out in theirs: whether each was handed in.
/// What was only begun and is not owed is no report.
pub fn reports(statement: Sql, asked: &Asked) -> Sql {
    let statement = statement.push(
        "m.organisation_id, case when r.id is null then 'missing_report' else 'report' end as record,
         coalesce(r.id, t.id || ' ' || p.id) as record_id, t.name || ': ' || p.title as label,
         cast(case when coalesce(r.state, 'draft') in ('draft', 'returned') then 0 else 100 end as bigint) as amount",
    );
    let statement = due(statement, (asked.period.0, asked.cut_off));
    narrowed(statement, asked).push_if(" and m.organisation_id = ", asked.partner.as_ref())
}
