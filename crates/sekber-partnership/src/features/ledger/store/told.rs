//! SQL of what imported files tell beside a partnership's ledger.

use sekber_core::ledger::Amount;
use sekber_core::value::{PartnershipId, RegionCode};

use crate::features::ledger::draft::EntryDraft;
use crate::kit::store::{Db, StoreError, Tx, sql};

/// How many lines that could be entries of a partnership's ledger are not recorded.
pub async fn count(db: &Db, region: &RegionCode, partnership: &PartnershipId) -> Result<i64, StoreError> {
    let asked = sql("select count(*) from told_money t
         join partnership_programme c on c.region_code = t.region_code and c.programme_id = t.programme_id
         where t.region_code = $1 and c.partnership_id = $2 and t.state in ('offered', 'aside') and t.kept = ''");
    Ok(db.value(asked.bind(region).bind(partnership)).await?.unwrap_or(0))
}

/// Whether a partnership's ledger has an entry already that says what a line of a file says: the same stage, day, amount and hands.
pub async fn is_recorded_in(
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
) -> Result<bool, StoreError> {
    let Amount::Exact(minor) = draft.amount else { return Ok(false) };
    let region = tx.region.clone();
    let asked = concat!(
        "select count(*) from ledger_entry e where e.region_code = $1 and e.partnership_id = $2 and e.stage = $3
         and e.year = $4 and coalesce(e.on_day, '') = $5 and e.currency = $6 and e.disclosure = 'exact' and e.low_minor = $7
         and e.funder_key = $8 and e.implementer_key = $9 and e.standing <> 'refused'",
        not_undone!()
    );
    let asked = sql(asked).bind(&region).bind(partnership).bind(draft.stage).bind(draft.year);
    let asked = asked.bind(draft.on_day.map(|day| day.to_string()).unwrap_or_default());
    let asked = asked.bind(draft.currency).bind(minor);
    Ok(tx.value::<i64>(asked.bind(draft.funder.key()).bind(draft.implementer.key())).await?.unwrap_or(0) > 0)
}
