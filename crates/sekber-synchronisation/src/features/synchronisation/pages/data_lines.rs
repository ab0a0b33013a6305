//! Data sets on need as lists show them: what each needs in all, what of it is left, and the same by kecamatan.

use std::collections::BTreeMap;
use std::sync::Arc;

use sekber_core::value::RegionCode;

use super::beside::{by_data, compare, villages};
use super::by_kecamatan::ByKecamatan;
use super::needed::map_of;
use crate::features::district;
use crate::features::ledger::thousandths;
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::model::{is_share, unit_shown};
use crate::features::synchronisation::need::{Compared, PlaceNeed};
use crate::features::synchronisation::store::data::{self as store, AreaData};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Most rows of kecamatan on a page, of all data sets together; a data set beyond them leads to its own page.
const KECAMATAN: usize = 150;

/// A data set as lists show it.
pub struct Line {
    /// The data set.
    pub data: AreaData,
    /// Its need, with the unit.
    pub need: String,
    /// Of it what lies at places that no programme names.
    pub unserved: String,
    /// What is left, or that it is not counted.
    pub left: String,
    /// Whether anything lies where nobody works, and nobody works in the whole district either.
    pub waits: bool,
    /// Programmes for the whole district, which name no place.
    pub whole: i64,
    /// The same by kecamatan; none where it is not added up, or where the page has enough of them.
    pub kecamatan: Option<ByKecamatan>,
    /// The same on the map.
    pub map: String,
    /// The form of an open need for it, where the reader may write one.
    pub seek: Option<String>,
}

/// Every data set beside the programmes of a cycle. Two statements, and one for the places.
pub async fn lines(app: &App, frame: &Frame, table: &Arc<Table>) -> Result<Vec<Line>, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = store::all(db, &region).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let values = by_data(store::values(db, &region, None).await?);
    let places = district::places(db, &region).await?;
    let villages = villages(&places);
    let names: BTreeMap<RegionCode, String> =
        places.into_iter().map(|place| (place.code, place.name)).collect();
    let (table, today) = (table.clone(), app.today());
    let found = cpu::run(move || {
        let compare = |data: AreaData| {
            let own = values.get(&data.id).cloned().unwrap_or_default();
            let compared = compare(&data, &own, (&*table, today), &villages);
            (data, compared)
        };
        all.into_iter().map(compare).collect::<Vec<_>>()
    });
    let mut free = KECAMATAN;
    let line = |(data, compared): (AreaData, Compared)| {
        let shown = |milli: i64| match is_share(&data.unit) {
            true => frame.say("area-not-added"),
            false => format!("{} {}", thousandths(frame.language, milli), unit_shown(frame, &data.unit)),
        };
        let unserved = compared.unserved();
        let kecamatan =
            ByKecamatan::of(frame, (&data, &compared), &names).filter(|own| own.rows.len() <= free);
        free -= kecamatan.as_ref().map_or(0, |own| own.rows.len());
        Line {
            need: shown(compared.sum(|place| place.need)),
            unserved: shown(unserved),
            left: match data.counts_people {
                true => shown(compared.sum(PlaceNeed::left)),
                false => frame.say("area-left-uncounted"),
            },
            waits: unserved > 0 && compared.whole == 0,
            whole: compared.whole,
            kecamatan,
            map: map_of(data.id.as_str()),
            seek: None,
            data,
        }
    };
    Ok(found.await?.into_iter().map(line).collect())
}
