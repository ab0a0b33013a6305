//! What the places of each kecamatan need together, as tables show it: the need, what of it is met, what is left, and the places and
//! programmes behind each row.

use std::collections::BTreeMap;

use sekber_core::value::RegionCode;

use super::coverage::records;
use super::needed::FIELD;
use crate::features::ledger::thousandths;
use crate::features::synchronisation::model::is_share;
use crate::features::synchronisation::need::{Compared, KecamatanNeed};
use crate::features::synchronisation::planned::titled;
use crate::features::synchronisation::store::data::AreaData;
use crate::kit::page::{Frame, QueryString};

/// The field of the address that narrows the places of a data set to those of a kecamatan.
pub const WITHIN: &str = "kecamatan";

/// The columns of money.
pub const MONEY: [&str; 2] = ["coverage-money-on", "coverage-money-off"];

/// A kecamatan as it is shown.
pub struct KecamatanRow {
    /// Its name.
    pub name: String,
    /// How many of its villages no programme names; empty for data by kecamatan.
    pub alone: String,
    /// What its places need.
    pub need: String,
    /// What of it is met.
    pub served: String,
    /// What is left.
    pub left: String,
    /// Programmes that name it or a place in it.
    pub programmes: i64,
    /// These one by one.
    pub records: String,
    /// What they plan to spend through government budgets, and outside of them.
    pub money: [String; 2],
    /// Its places one by one.
    pub places: String,
}

/// All of them, with their sums.
pub struct ByKecamatan {
    /// Those with the most that nobody meets first.
    pub rows: Vec<KecamatanRow>,
    /// Titles of what is met and what is left.
    pub titles: [String; 2],
    /// Titles of the columns of money; none where nobody tells any.
    pub money: Option<[String; 2]>,
    /// Need, what of it is met, and what is left, of all of them together.
    pub total: [String; 3],
}

impl ByKecamatan {
    /// Those of a data set beside the programmes; none where its numbers cannot be added up.
    pub fn of(
        frame: &Frame,
        (data, compared): (&AreaData, &Compared),
        names: &BTreeMap<RegionCode, String>,
    ) -> Option<Self> {
        if is_share(&data.unit) {
            return None;
        }
        let number = |milli: i64| thousandths(frame.language, milli);
        let all = compared.by_kecamatan(data.counts_people);
        let sum = |part: fn(&KecamatanNeed) -> i64| {
            number(all.iter().fold(0_i64, |sum, own| sum.saturating_add(part(own))))
        };
        let total = [sum(|own| own.need), sum(KecamatanNeed::served), sum(|own| own.unmet)];
        let row = |own: &KecamatanNeed| KecamatanRow {
            name: names.get(&own.code).cloned().unwrap_or_else(|| own.code.to_string()),
            alone: match compared.is_by_village() {
                true => {
                    let facts = [("alone", frame.whole(&own.alone)), ("all", frame.whole(&own.places))];
                    frame.say_facts("area-kecamatan-alone", &facts)
                }
                false => String::new(),
            },
            need: number(own.need),
            served: number(own.served()),
            left: number(own.unmet),
            programmes: own.programmes,
            money: [own.money.on_budget, own.money.off_budget].map(|sum| sum.shown(frame)),
            records: records(&[("place", own.code.as_str()), (FIELD, data.id.as_str())]),
            places: places_of(data, &own.code),
        };
        let titles = match data.counts_people {
            true => [frame.say("area-served"), frame.say("area-left")],
            false => [frame.say("area-served-places"), frame.say("area-unserved")],
        };
        let money = compared.tells_money().then(|| MONEY.map(|key| titled(frame, key, None)));
        Some(Self { rows: all.iter().map(row).collect(), titles, money, total })
    }
}

/// The page of a data set with the places of one kecamatan.
fn places_of(data: &AreaData, kecamatan: &RegionCode) -> String {
    let page = format!("/synchronisation/data/{}", data.id);
    format!("{}#places", QueryString::default().with(WITHIN, kecamatan.as_str()).link(&page))
}
