//! The demonstration: the Sintang cycle of 2023 from public sources, so that a newcomer sees a district at work.
//!
//! Nothing is made up about anybody: what the sources do not say stays empty, and what was concluded from them carries
//! the mark of an estimate. Only the accounts are invented, one piece of news, open needs, data on need, and the award, which
//! say so.

mod full;
mod nation;
mod need_data;
mod needs;
mod news;
mod partnerships;
mod people;
mod programmes;
mod themes;
mod volume;

use std::collections::BTreeMap;

use anyhow::Context as _;
use jiff::civil::date;
use sekber_core::calendar::{self as planning, UsualStep, usual_steps};
use sekber_core::registry::verification::State;
use sekber_core::registry::{Level, OfficeKind, PartnerKind};
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{CycleId, OrganisationId, RegionCode};
use sekber_facts::sintang;

use crate::features::registry::{self, Kind, OrganisationDraft, Provenance};
use crate::features::{
    action_plan, award, calendar, dashboard, district, information, ledger, privacy, programme, report,
    visit, work_plan,
};
use crate::kit::access::Actor;
use crate::kit::app::system_clock;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::{Db, Tx};

pub use full::{MadeUp, YEARS as SIMULATED_YEARS};
pub use nation::add_districts;
pub use people::{ACCOUNTS, Account, PASSWORD};
pub use volume::add_programmes;

/// The district of the demonstration.
pub const REGION: &str = "61.05";
/// The year of the meeting.
pub const YEAR: i64 = 2023;

/// What the demonstration loaded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loaded {
    /// Offices in the registry.
    pub offices: usize,
    /// Offices invited to the meeting.
    pub offices_invited: usize,
    /// Partners in the registry.
    pub partners: usize,
    /// Partners invited to the meeting.
    pub partners_invited: usize,
    /// Programmes of partners.
    pub partner_programmes: usize,
    /// Programmes of offices.
    pub office_programmes: usize,
    /// Regions, the district included.
    pub regions: usize,
    /// What was made up beside the record, when the full demonstration was asked for.
    pub made_up: Option<MadeUp>,
}

/// How much is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What is documented of the year of the meeting, and what might have followed it.
    Usual,
    /// Beside it, made-up programmes of the years after it, so that every room is alive.
    Full,
}

/// Loads the demonstration into a database whose schema is up to date; `None` when the district is there already.
///
/// # Errors
/// When the database refuses; then the district stays as it was before that step.
pub async fn load(db: &Db, extent: Extent) -> anyhow::Result<Option<Loaded>> {
    let region: RegionCode = REGION.parse()?;
    if district::name_of(db, &region).await?.is_some() {
        return Ok(None);
    }
    let actor = Actor::operator();
    let made = district::initialise(db, &actor, &region, system_clock(), YEAR).await?;
    let places = district::places(db, &region).await?.into_iter().map(|place| place.code);
    let villages: Vec<RegionCode> = places.filter(|code| code.level() == RegionLevel::Village).collect();
    let mut tx = db.begin(&actor, &region, system_clock()).await?;
    let loaded = fill(&mut tx, (&made.cycle, &villages), extent)
        .await
        .map_err(|problem| anyhow::anyhow!("demonstration: {problem}"))?;
    tx.commit(Event::new("district.demonstrated", &region, &made.name)).await?;
    // Else PostgreSQL answers by guesses about tables that it takes for empty, some of them after half a minute.
    db.analyze().await;
    Ok(Some(Loaded { regions: made.regions, ..loaded }))
}

async fn fill(
    tx: &mut Tx,
    (cycle, villages): (&CycleId, &[RegionCode]),
    extent: Extent,
) -> Result<Loaded, Problem> {
    let today = system_day();
    let offices = registry::create_many(tx, sintang::offices().iter().map(office).collect()).await?;
    let in_law = |found: &sintang::Partner| (extent == Extent::Full).then(|| full::form(found)).flatten();
    let drafts = sintang::partners()
        .iter()
        .map(|found| OrganisationDraft { legal_form: in_law(found), ..partner(found) });
    let partners = registry::create_many(tx, drafts.collect()).await?;
    let office_ids: BTreeMap<&str, &OrganisationId> =
        sintang::offices().iter().map(|office| office.code.as_str()).zip(&offices).collect();
    let partner_ids: BTreeMap<&str, &OrganisationId> =
        sintang::partners().iter().map(|partner| partner.id.as_str()).zip(&partners).collect();
    let invited_offices = sintang::invited_offices();
    let invited_partners = sintang::invited_partners();
    let ids = |found: Vec<Option<&&OrganisationId>>| -> Vec<OrganisationId> {
        found.into_iter().flatten().map(|id| (*id).clone()).collect()
    };
    let mut invited =
        ids(invited_offices.iter().map(|office| office_ids.get(office.code.as_str())).collect());
    invited
        .extend(ids(invited_partners.iter().map(|partner| partner_ids.get(partner.id.as_str())).collect()));
    registry::invite(tx, cycle, &invited).await?;
    let of_partners = programmes::of_partners(cycle, &partner_ids);
    let of_offices = programmes::of_offices(cycle, &invited_offices, &office_ids);
    let mut loaded = Loaded {
        made_up: None,
        offices: offices.len(),
        offices_invited: invited_offices.len(),
        partners: partners.len(),
        partners_invited: invited_partners.len(),
        partner_programmes: of_partners.len(),
        office_programmes: of_offices.len(),
        regions: 0,
    };
    let made = programme::create(tx, &of_partners).await?;
    programme::create(tx, &of_offices).await?;
    let of_number = of_partners.iter().zip(&made);
    let by_number =
        of_number.filter_map(|(draft, id)| Some((draft.reference.as_deref()?, (&draft.organisation, id))));
    partnerships::add(tx, cycle, (&office_ids, &by_number.collect()), today).await?;
    calendar::set_steps(tx, cycle, &steps()).await?;
    let mut cycles = Vec::new();
    if extent == Extent::Full {
        let (opened, made_up) = full::add(tx, (&office_ids, &partner_ids), &invited, today).await?;
        (cycles, loaded.made_up) = (opened, Some(made_up));
        full::signatories(tx).await?;
    }
    ledger::simulate(tx, today).await?;
    work_plan::simulate(tx, today).await?;
    report::simulate(tx, today, &report_years(extent, today)).await?;
    visit::simulate(tx, today).await?;
    district::replace_missions(tx, &missions()).await?;
    action_plan::replace(tx, &action_plans()).await?;
    district::prefer_themes(tx, &["stunting"]).await?;
    people::add(tx, &office_ids, &partner_ids).await?;
    news::add(tx).await?;
    needs::add(tx, cycle, &office_ids).await?;
    need_data::add(tx, villages).await?;
    information::simulate(tx, today).await?;
    privacy::simulate(tx).await?;
    award::demonstrate(tx, (cycle, YEAR), today).await?;
    // Nobody sets a demonstration up.
    dashboard::put_away_in(tx).await?;
    full::awards(tx, &cycles, today).await?;
    Ok(loaded)
}

/// The years of which reports are asked: the one after the meeting and this one; in the full demonstration those between, too.
fn report_years(extent: Extent, today: jiff::civil::Date) -> Vec<i16> {
    let (first, last) = (2024, today.year().max(2024));
    match extent {
        Extent::Full => (first..=last).collect(),
        Extent::Usual if last > first => vec![first, last],
        Extent::Usual => vec![first],
    }
}

/// Today where the demonstration's district is, which keeps WIB: by any other clock a request made up in the evening would have another
/// last day than one that a citizen files in the same hour.
fn system_day() -> jiff::civil::Date {
    let now = jiff::Timestamp::from_millisecond(system_clock().0).unwrap_or_default();
    jiff::tz::Offset::constant(7).to_datetime(now).date()
}

/// The usual steps of the year, with the meeting on the day it was held.
fn steps() -> Vec<UsualStep> {
    let held = date(2023, 9, 20);
    let mut steps = usual_steps(held.year());
    for step in &mut steps {
        match step.title {
            planning::MEETING => (step.starts, step.ends) = (held, held),
            planning::AGREEMENTS => (step.starts, step.ends) = (date(2023, 9, 21), date(2023, 11, 30)),
            _ => {}
        }
    }
    steps.sort_by_key(|step| step.starts);
    steps
}

/// The missions of the development plan, in short.
fn missions() -> Vec<district::Mission> {
    let mission = |(ordinal, found): (i64, &sintang::Mission)| district::Mission {
        ordinal,
        text: found.summary.to_owned(),
        codes: found.codes.join(" "),
    };
    (1..).zip(sintang::missions()).map(mission).collect()
}

/// The district's action plans: two that have ended, and the issues of the landscape's.
fn action_plans() -> Vec<action_plan::ActionPlan> {
    let issues = "Tata ruang;Keberlanjutan pemberdayaan;Pemuda;Diversifikasi;Produktivitas;Daerah aliran sungai;\
                  Ekosistem esensial;Konflik sosial;Partisipasi;TJSLP/CSR";
    let ended = [("RAD-KSB", "Kelapa sawit berkelanjutan", 2023), ("RAD-SL", "Sintang Lestari", 2021)];
    let ended = ended.map(|(code, text, year)| (code.to_owned(), text, Some(year)));
    let open = (1..).zip(issues.split(';')).map(|(at, text): (i64, _)| (format!("CLAP-{at}"), text, None));
    let plan = |(ordinal, (code, text, until_year)): (i64, (String, &str, Option<i64>))| {
        action_plan::ActionPlan { ordinal, code, text: text.to_owned(), until_year }
    };
    (1..).zip(ended.into_iter().chain(open)).map(plan).collect()
}

/// How the record's confidence is kept.
fn provenance(confidence: sintang::Confidence) -> Provenance {
    match confidence {
        sintang::Confidence::Documented => Provenance::Documented,
        sintang::Confidence::Inferred => Provenance::Inferred,
    }
}

fn office(found: &sintang::Office) -> OrganisationDraft {
    let kind = match found.kind {
        sintang::OfficeKind::Dinas => OfficeKind::Dinas,
        sintang::OfficeKind::Badan => OfficeKind::Badan,
        sintang::OfficeKind::Bagian => OfficeKind::Bagian,
        sintang::OfficeKind::Kecamatan => OfficeKind::Kecamatan,
        sintang::OfficeKind::Other => match found.function.as_str() {
            "rumah_sakit" => OfficeKind::Hospital,
            "setwan" => OfficeKind::CouncilSecretariat,
            "pengawasan" => OfficeKind::Inspectorate,
            _ => OfficeKind::Other,
        },
    };
    OrganisationDraft {
        code: Some(found.code.clone()),
        short_name: found.short_name.clone(),
        duties: found.duties.clone(),
        fields: found.bidang.clone(),
        themes: themes::of(&found.duties),
        published: true,
        provenance: provenance(found.confidence),
        source: cut(&found.source),
        ..OrganisationDraft::new(Kind::Office(kind), &found.name)
    }
}

/// Whether a partner of the record says by its name that it is a cooperative.
fn is_cooperative(name: &str) -> bool {
    ["Koperasi ", "KUD "].iter().any(|form| name.starts_with(*form))
}

fn partner(found: &sintang::Partner) -> OrganisationDraft {
    let kind = match found.kind {
        sintang::PartnerKind::Ngo => PartnerKind::Ngo,
        sintang::PartnerKind::Community => PartnerKind::CommunityGroup,
        // The record knows one kind of business.
        sintang::PartnerKind::Company if is_cooperative(&found.name) => PartnerKind::CreditUnion,
        sintang::PartnerKind::Company => PartnerKind::Company,
        sintang::PartnerKind::Campus => PartnerKind::Campus,
        sintang::PartnerKind::Media => PartnerKind::Media,
        sintang::PartnerKind::CreditUnion => PartnerKind::CreditUnion,
        sintang::PartnerKind::Donor => PartnerKind::Donor,
    };
    let level = found.level.map(|level| match level {
        sintang::PartnerLevel::Local => Level::Local,
        sintang::PartnerLevel::Regional => Level::Regional,
        sintang::PartnerLevel::National => Level::National,
        sintang::PartnerLevel::International => Level::International,
    });
    // Whom a source names counts as checked; whom we only conclude waits for the secretariat.
    let state = match found.confidence {
        sintang::Confidence::Documented => State::Verified,
        sintang::Confidence::Inferred => State::Submitted,
    };
    OrganisationDraft {
        code: Some(found.id.clone()),
        short_name: found.short_name.clone(),
        level,
        website: found.website.clone().unwrap_or_default(),
        themes: themes::of(&found.themes.join("; ")),
        description: themes::sentence(&found.themes),
        published: true,
        provenance: provenance(found.confidence),
        source: cut(&found.source),
        // The record of the district names a company and its foundation as two.
        is_another: true,
        state,
        ..OrganisationDraft::new(Kind::Partner(kind), &found.name)
    }
}

/// A source's address may be long; the field holds one line.
fn cut(source: &str) -> String {
    source.chars().take(300).collect()
}

/// Opens the district of the demonstration for more programmes, as load tests need.
///
/// # Errors
/// When the demonstration has not been loaded.
pub async fn cycle(db: &Db) -> anyhow::Result<(RegionCode, CycleId)> {
    let region: RegionCode = REGION.parse()?;
    let cycle = district::current_cycle(db, &region).await.context("load the demonstration first")?;
    Ok((region, cycle.id))
}
