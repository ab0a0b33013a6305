//! SQL of needs in the search over everything.

use sekber_core::value::OrganisationId;

use super::seen_by;
use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Adds the needs of all cycles that hold every word of what was typed, as far as the list shows them to the one who asks.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'need' as kind, n.id as id, n.title, o.short_name as note,
         case when n.state = 'open' and c.state <> 'open' then 'ended' else n.state end as state,
         count(*) over () as total, ",
    );
    let statement = best_first(statement, &["lower(n.title)"], asked).push_bind(
        " as position, n.title as sort_key from need n
         join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
         join organisation o on o.region_code = n.region_code and o.id = n.office_id where n.region_code = ",
        asked.region,
    );
    let statement = asked.words().fold(statement, |statement, word| {
        let holds = " and lower(n.title || ' ' || n.purpose || ' ' || o.name || ' ' || o.short_name) like ";
        statement.push_bind(holds, word).push(" escape '!'")
    });
    let statement = match asked.actor.oversees() {
        true => statement,
        false => {
            let own: Vec<OrganisationId> = asked.actor.organisations().cloned().collect();
            seen_by(statement, &own)
        }
    };
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as needs")
}
