//! Many made-up programmes for load tests, the same ones on every run.

use sekber_core::registry::programme::{FundingForm, Status};
use sekber_core::value::{CycleId, OrganisationId, PartialDate, Period, RegionCode};
use sekber_facts::nomenclature::{self, Level};

use super::programmes::rupiah;
use super::themes;
use crate::features::programme::{self, FundingLine, ProgrammeDraft};
use crate::features::registry::Provenance;
use crate::features::{district, registry};
use crate::kit::access::Actor;
use crate::kit::app::system_clock;
use crate::kit::audit::Event;
use crate::kit::store::Db;

/// Programmes added in one transaction.
const BATCH: usize = 10_000;

/// Adds `count` made-up programmes to the demonstration, spread over its partners, villages and themes. Their titles
/// say that they are examples.
///
/// # Errors
/// When the demonstration has not been loaded or the database refuses.
pub async fn add_programmes(db: &Db, count: usize, mut done: impl FnMut(usize)) -> anyhow::Result<()> {
    let (region, cycle) = super::cycle(db).await?;
    let owners: Vec<OrganisationId> = registry::names(db, &region, Some(registry::Side::Partner))
        .await?
        .into_iter()
        .map(|name| name.id)
        .collect();
    let places: Vec<RegionCode> =
        district::places(db, &region).await?.into_iter().map(|place| place.code).collect();
    anyhow::ensure!(!owners.is_empty() && !places.is_empty(), "load the demonstration first");
    let actor = Actor::operator();
    for from in (0..count).step_by(BATCH) {
        let to = count.min(from + BATCH);
        let drafts: Vec<ProgrammeDraft> = (from..to).map(|n| example(n, &cycle, &owners, &places)).collect();
        let mut tx = db.begin(&actor, &region, system_clock()).await?;
        programme::create(&mut tx, &drafts).await.map_err(|problem| anyhow::anyhow!("{problem}"))?;
        tx.commit(Event::new("district.demonstrated", &region, format!("{} programmes", to - from))).await?;
        done(to);
    }
    db.analyze().await;
    Ok(())
}

/// A made-up programme, the same one for the same number.
pub(super) fn example(
    n: usize,
    cycle: &CycleId,
    owners: &[OrganisationId],
    places: &[RegionCode],
) -> ProgrammeDraft {
    let entries = nomenclature::all();
    // A stride without common factors visits every entry before the first comes again.
    let entry = &entries[(n * 7_919) % entries.len()];
    let from = 2020 + i16::try_from(n % 5).unwrap_or(0);
    let period = Period::new(PartialDate::year(from), PartialDate::year(from + 2)).unwrap_or_default();
    let amount = rupiah(i64::try_from(10_000_000 + (n % 997) * 1_250_000).unwrap_or(0));
    let line = amount.map(|amount| FundingLine {
        year: i64::from(from),
        source: format!("Sumber contoh {}", n % 20),
        amount,
        form: FundingForm::Cash,
        on_budget: false,
    });
    let code = matches!(entry.level, Level::Program | Level::Kegiatan | Level::SubKegiatan)
        .then(|| entry.code.to_owned());
    ProgrammeDraft {
        reference: Some(format!("CONTOH-{n:06}")),
        description: format!("Program contoh untuk uji beban. {}", entry.result),
        themes: themes::infer(entry.name, code.as_deref()),
        nomenclature: code.into_iter().collect(),
        places: (0..3).map(|step| places[(n * 31 + step * 97) % places.len()].clone()).collect(),
        period,
        funding: line.into_iter().collect(),
        beneficiaries: i64::try_from(n % 500).ok(),
        state: Status::Active,
        provenance: Provenance::Inferred,
        source: "contoh".to_owned(),
        ..ProgrammeDraft::new(
            owners[n % owners.len()].clone(),
            cycle.clone(),
            format!("{} (contoh {n})", entry.name),
        )
    }
}
