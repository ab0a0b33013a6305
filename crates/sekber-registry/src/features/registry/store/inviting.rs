//! SQL of the organisations that can still be invited to a cycle.

use sekber_core::value::{CycleId, Moment, OrganisationId, RegionCode};

use crate::features::registry::model::Kind;
use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// An organisation that is not invited.
    #[derive(Debug, Clone)]
    pub struct Uninvited {
        /// Which one.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: Kind,
        /// When it asked to be invited, if it did.
        pub asked_at: Option<Moment>,
        /// By which the list is in order.
        pub sort_key: String,
        total: i64,
    }
}

crate::row_struct! {
    /// An organisation that was chosen, whether it can be invited or not.
    #[derive(Debug, Clone)]
    pub struct Chosen {
        /// Which one.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// The code of its state.
        pub state: String,
        /// To which it was joined.
        pub merged_into: Option<OrganisationId>,
        /// Whether it is invited to the cycle.
        pub invited: bool,
    }
}

impl Chosen {
    /// Why it cannot be invited, when it is not among those that can: the key of the sentence.
    pub fn why_not(&self) -> &'static str {
        match () {
            () if self.merged_into.is_some() => "inviting-out-merged",
            () if self.invited => "inviting-out-invited",
            () if self.state == "suspended" => "inviting-out-suspended",
            () => "inviting-out-waiting",
        }
    }
}

/// Whether an organisation takes part in a cycle, both under the names that they have in the statement: it is invited or, while nobody is,
/// at work.
#[macro_export]
macro_rules! takes_part {
    ($organisation:literal, $cycle:literal) => {
        concat!(
            "(exists (select 1 from cycle_member m where m.region_code = ",
            $organisation,
            ".region_code and m.cycle_id = ",
            $cycle,
            " and m.organisation_id = ",
            $organisation,
            ".id and m.invited)
              or (",
            $organisation,
            ".state in ('active', 'verified') and not exists (select 1 from cycle_member m where m.region_code = ",
            $organisation,
            ".region_code and m.cycle_id = ",
            $cycle,
            " and m.invited)))"
        )
    };
}

/// Some organisations by name, whether they can be invited or not.
pub async fn chosen(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    ids: &[OrganisationId],
) -> Result<Vec<Chosen>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = sql("select o.id, o.name, o.state, o.merged_into, exists (select 1 from cycle_member m
         where m.region_code = o.region_code and m.organisation_id = o.id and m.invited")
    .push_bind(" and m.cycle_id = ", cycle)
    .push(") as invited from organisation o")
    .push_bind(" where o.region_code = ", region);
    db.all(asked.push_list(" and o.id in ", ids.iter()).push(" order by o.sort_key, o.id")).await
}

/// The statement with its conditions: neither joined to another nor suspended nor waiting to be let in. Counted are all of them.
fn asked(region: &RegionCode, cycle: &CycleId) -> Sql {
    let within = |statement: Sql| {
        statement
            .push_bind(" where o.region_code = ", region)
            .push(" and o.merged_into is null and o.state <> 'suspended' and not ")
            .push(crate::waits_to_be_let_in!("o"))
            .push(
                " and not exists (select 1 from cycle_member m where m.region_code = o.region_code
                 and m.organisation_id = o.id and m.invited",
            )
            .push_bind(" and m.cycle_id = ", cycle)
            .push(")")
    };
    let first = sql("select o.id, o.name, o.kind, o.sort_key, (select m.asked_at from cycle_member m
         where m.region_code = o.region_code and m.organisation_id = o.id")
    .push_bind(" and m.cycle_id = ", cycle)
    .push(") as asked_at, (select count(*) from organisation o");
    let counted = within(first);
    within(counted.push(") as total from organisation o"))
}

/// Those that can be invited, by name.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    cursor: &Cursor,
) -> Result<Page<Uninvited>, StoreError> {
    let found: Vec<Uninvited> =
        db.all(keyset!(rising "o.sort_key", "o.id").page(asked(region, cycle), cursor)).await?;
    let total = found.first().map_or(0, |row| row.total);
    Ok(Page::from_fetched(found, cursor, total, place))
}

/// Those of some organisations that can be invited, by name.
pub async fn some(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    ids: &[OrganisationId],
) -> Result<Vec<Uninvited>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = asked(region, cycle).push_list(" and o.id in ", ids.iter());
    db.all(asked.push(" order by o.sort_key, o.id")).await
}

fn place(row: &Uninvited) -> Key {
    Key { sort: row.sort_key.clone(), id: row.id.to_string() }
}
