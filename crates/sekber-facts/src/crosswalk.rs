//! The bridge from a field of government to development goals and aid sectors, so that both sides speak of one thing.

use crate::region::is_within;
use crate::table::{self, CorruptTable, Packed, Table};

/// What a field of government (bidang urusan) touches. A proposal of this project, to be confirmed by each district.
#[derive(Debug, Clone)]
pub struct Crosswalk {
    /// Code of the field, `1.02`.
    pub bidang: &'static str,
    /// Goal numbers, 1 to 17, the closest first.
    pub goals: Vec<u8>,
    /// Three-digit DAC sector categories, the closest first.
    pub dac: Vec<&'static str>,
    /// Broad theme in Indonesian: `sosial`, `ekonomi`, `lingkungan`, `infrastruktur` or `tata kelola`.
    pub theme: &'static str,
}

static FIELDS: Table<Crosswalk> = Table::new(|| {
    let packed = Packed { name: "crosswalk.tsv.br", bytes: include_bytes!("../tables/crosswalk.tsv.br") };
    packed.rows(|[bidang, goals, dac, theme]| {
        let goals = table::values(goals).map(|goal| goal.parse().ok()).collect::<Option<_>>()?;
        Some(Crosswalk { bidang, goals, dac: table::values(dac).collect(), theme })
    })
});

/// All 37 fields that have a bridge, in code order.
pub fn all() -> &'static [Crosswalk] {
    FIELDS.rows()
}

/// The bridge of a field, or of the field that a longer nomenclature code lies in (`1.02.02.2.01` asks for `1.02`).
pub fn find(code: &str) -> Option<&'static Crosswalk> {
    all().iter().find(|field| is_within(code, field.bidang))
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    FIELDS.verify()
}

#[cfg(test)]
mod tests;
