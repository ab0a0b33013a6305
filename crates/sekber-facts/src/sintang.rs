//! The record of Kabupaten Sintang (`61.05`): its offices, the development partners known there and what they did,
//! with a mark on everything that is inferred rather than documented.

mod duties;
mod invited;
mod rows;

use crate::table::{CorruptTable, Plain, Table};

pub use duties::{Duty, programs_of};
pub use invited::{invited_offices, invited_partners};
pub use rows::{
    Confidence, Judgement, Mission, Office, OfficeKind, Partner, PartnerKind, PartnerLevel, Programme,
};

static OFFICES: Table<Office> = Table::new(|| {
    let text = include_str!("../tables/sintang_offices.csv");
    Plain { name: "sintang_offices.csv", text }.rows(Office::read)
});

static PARTNERS: Table<Partner> = Table::new(|| {
    let text = include_str!("../tables/sintang_partners.csv");
    Plain { name: "sintang_partners.csv", text }.rows(Partner::read)
});

static PROGRAMMES: Table<Programme> = Table::new(|| {
    let text = include_str!("../tables/sintang_programmes.csv");
    Plain { name: "sintang_programmes.csv", text }.rows(Programme::read)
});

static MISSIONS: Table<Mission> = Table::new(|| {
    let text = include_str!("../tables/sintang_missions.csv");
    Plain { name: "sintang_missions.csv", text }.rows(Mission::read)
});

static JUDGED: Table<Judgement> = Table::new(|| {
    let text = include_str!("../tables/sintang_judged.csv");
    Plain { name: "sintang_judged.csv", text }.rows(Judgement::read)
});

static DUTIES: Table<Duty> = Table::new(|| {
    let text = include_str!("../tables/sintang_duties.csv");
    Plain { name: "sintang_duties.csv", text }.rows(Duty::read)
});

/// The 36 offices of the district and its 14 kecamatan.
pub fn offices() -> &'static [Office] {
    OFFICES.rows()
}

/// The 61 development partners known to have worked in Sintang between 2012 and 2025, by id.
pub fn partners() -> &'static [Partner] {
    PARTNERS.rows()
}

/// The 85 known programmes of those partners, grouped by partner.
pub fn programmes() -> &'static [Programme] {
    PROGRAMMES.rows()
}

/// The six missions of the development plan of 2021 to 2026, in its order.
pub fn missions() -> &'static [Mission] {
    MISSIONS.rows()
}

/// Which offices fit the known programmes, kecamatan left aside; for measuring a ranking, not for learning one.
pub fn judgements() -> &'static [Judgement] {
    JUDGED.rows()
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    OFFICES.verify()?;
    PARTNERS.verify()?;
    PROGRAMMES.verify()?;
    MISSIONS.verify()?;
    DUTIES.verify()?;
    JUDGED.verify()
}

#[cfg(test)]
mod tests;
