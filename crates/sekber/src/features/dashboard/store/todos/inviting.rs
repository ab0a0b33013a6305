//! What waits about invitations to the cycle: partners to invite, and one's own that is not invited.

use super::own;
use crate::features::dashboard::todo::Asked;
use crate::kit::store::Sql;

/// Verified partners with programmes that were put forward, in a cycle to which others are invited and they are not: they are in no
/// ranking and no plan. The secretariat invites them; whoever speaks for one is told why.
pub fn uninvited(statement: Sql, asked: &Asked<'_>) -> Sql {
    const WHO: &str = concat!(
        " from cycle c
          join programme p on p.region_code = c.region_code and p.cycle_id = c.id and ",
        crate::under_way!("p"),
        "
          join organisation o on o.region_code = p.region_code and o.id = p.organisation_id and o.side = 'partner'
           and o.state = 'verified' and o.merged_into is null
          where c.region_code = $1 and c.state = 'open'
           and exists (select 1 from cycle_member y where y.region_code = c.region_code and y.cycle_id = c.id and y.invited)
           and not exists (select 1 from cycle_member m where m.region_code = c.region_code and m.cycle_id = c.id
            and m.organisation_id = o.id and m.invited)"
    );
    const TAIL: &str = " group by c.id, c.name";
    let own_head =
        " union all select 'uninvited', min(o.id), c.name, count(distinct o.id), cast(null as text), false";
    let statement = statement.push(own_head).push(WHO).push_list(" and o.id in ", own(asked));
    let statement = statement.push(
        " and not exists (select 1 from cycle_member a where a.region_code = c.region_code and a.cycle_id = c.id
           and a.organisation_id = o.id and a.asked_at is not null)",
    );
    let statement = statement.push(TAIL);
    let head = " union all select 'invite', c.id, c.name, count(distinct o.id), cast(null as text), false";
    match asked.manages {
        true => statement.push(head).push(WHO).push(TAIL),
        false => statement,
    }
}

/// Partners that asked to be invited and are not: for the secretariat, which decides, and for whoever asked, who waits.
pub fn wishes(statement: Sql, asked: &Asked<'_>) -> Sql {
    const WHO: &str = " from cycle_member m
          join cycle c on c.region_code = m.region_code and c.id = m.cycle_id and c.state = 'open'
          join organisation o on o.region_code = m.region_code and o.id = m.organisation_id and o.merged_into is null
          where m.region_code = $1 and m.asked_at is not null and not m.invited";
    let own_head = " union all select 'wished', o.id, o.name, 1, cast(null as text), false";
    let statement = statement.push(own_head).push(WHO).push_list(" and o.id in ", own(asked));
    let head = " union all select * from (select 'asked', o.id, o.name, cast(1 as bigint), cast(null as text), false";
    match asked.manages {
        true => statement.push(head).push(WHO).push(" order by m.asked_at, o.id limit 20) as wishing"),
        false => statement,
    }
}
