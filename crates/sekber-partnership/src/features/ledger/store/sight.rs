//! The condition that keeps entries to those whom they concern.

use sekber_core::value::RegionCode;

use crate::features::ledger::filter::LedgerSight;
use crate::kit::store::Sql;

/// Adds the condition that an entry `e` is within somebody's sight.
pub fn within_sight(statement: Sql, region: &RegionCode, sight: &LedgerSight) -> Sql {
    let LedgerSight::Of(own) = sight else { return statement };
    statement
        .push_list(" and (e.funder_id in ", own.iter())
        .push_list(" or e.implementer_id in ", own.iter())
        .push_bind(
            " or e.partnership_id in (select m.partnership_id from partnership_party m where m.region_code = ",
            region,
        )
        .push_list(" and m.part in ('lead', 'support') and m.organisation_id in ", own.iter())
        .push("))")
}
