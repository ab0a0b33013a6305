//! Data on need set beside the programmes of the cycle.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{AreaDataId, RegionCode};

use crate::features::district::{self, Cycle, Place};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::need::{Compared, compared};
use crate::features::synchronisation::store::data::{self as store, AreaData, AreaValue};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// A data set beside the programmes of the cycle.
pub struct Beside {
    /// The data set.
    pub data: AreaData,
    /// Its places with what is planned there.
    pub compared: Compared,
    /// The cycle of the programmes.
    pub cycle: Cycle,
    /// The names of the district's places.
    pub names: BTreeMap<RegionCode, String>,
}

impl Beside {
    /// Compares it as things stand now.
    pub async fn of(app: &App, id: &AreaDataId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let data = store::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
        let values = by_data(store::values(db, &region, Some(id)).await?).remove(id).unwrap_or_default();
        let places = district::places(db, &region).await?;
        let cycle = district::current_cycle(db, &region).await?;
        let table = findings::table(app, &cycle.id).await?;
        let (kept, counted, today) = (data.clone(), villages(&places), app.today());
        let compared = cpu::run(move || compare(&kept, &values, (&*table, today), &counted)).await?;
        let names = places.into_iter().map(|place| (place.code, place.name)).collect();
        Ok(Self { data, compared, cycle, names })
    }

    /// A place's name; its code when it is not known.
    pub fn name(&self, place: &RegionCode) -> String {
        self.names.get(place).cloned().unwrap_or_else(|| place.to_string())
    }

    /// The kecamatan of a village; empty for a kecamatan.
    pub fn kecamatan(&self, place: &RegionCode) -> String {
        let above = if place.level() == RegionLevel::Village { place.parent() } else { None };
        above.map(|above| self.name(&above)).unwrap_or_default()
    }

    /// How many places of its level the district has, with the key of the sentence, where the data tells of some of them only.
    pub fn left_out(&self) -> Option<(&'static str, usize)> {
        let level = self.compared.places.first()?.code.level();
        let all = self.names.keys().filter(|place| place.level() == level).count();
        let key = if level == RegionLevel::Village { "area-told-villages" } else { "area-told-kecamatan" };
        (self.compared.places.len() < all).then_some((key, all))
    }
}

/// The values of each data set.
pub fn by_data(values: Vec<AreaValue>) -> BTreeMap<AreaDataId, BTreeMap<RegionCode, i64>> {
    let mut found: BTreeMap<AreaDataId, BTreeMap<RegionCode, i64>> = BTreeMap::new();
    for value in values {
        found.entry(value.data_id).or_default().insert(value.place_code, value.value_milli);
    }
    found
}

/// How many villages each kecamatan has.
pub fn villages(places: &[Place]) -> BTreeMap<RegionCode, usize> {
    let mut found = BTreeMap::new();
    for place in places.iter().filter(|place| place.code.level() == RegionLevel::Village) {
        if let Some(kecamatan) = place.code.parent() {
            *found.entry(kecamatan).or_default() += 1;
        }
    }
    found
}

/// One data set compared with the programmes of a table that are not over on a day.
pub fn compare(
    data: &AreaData,
    values: &BTreeMap<RegionCode, i64>,
    (table, today): (&Table, Date),
    villages: &BTreeMap<RegionCode, usize>,
) -> Compared {
    let villages = |kecamatan: &RegionCode| villages.get(kecamatan).copied().unwrap_or(0);
    compared(values, &table.programmes, (data.theme_code.as_deref(), today), villages)
}
