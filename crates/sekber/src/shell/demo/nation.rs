//! Made-up districts for load tests, the same ones on every run: as many as the nation has, each with partners and programmes.

use sekber_core::registry::verification::State;
use sekber_core::registry::{OfficeKind, PartnerKind};
use sekber_core::roles::Role;
use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use super::{YEAR, people, volume};
use crate::features::account::{self, NewPerson};
use crate::features::registry::{self, Kind, OrganisationDraft, Provenance};
use crate::features::{district, programme};
use crate::kit::access::Actor;
use crate::kit::app::system_clock;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::{Db, Tx};

/// Offices, partners and programmes of each made-up district.
const OFFICES: usize = 10;
const PARTNERS: usize = 100;
const PROGRAMMES: usize = 200;

/// Sets up districts until there are `count`, in the order of their codes, and gives every district a host name:
/// `6105.localhost` for 61.05. Staff sign in as `staf.6105@sekber.example`. Those that are there already keep what they have,
/// so that what broke off goes on.
///
/// # Errors
/// When the database refuses; then the district that was being made is not there, or is there and empty.
pub async fn add_districts(db: &Db, count: usize, mut done: impl FnMut(usize)) -> anyhow::Result<()> {
    let actor = Actor::operator();
    let mut known = district::regions(db).await?;
    for (number, found) in sekber_facts::region::regencies().iter().enumerate() {
        if known.len() >= count {
            break;
        }
        let region: RegionCode = found.code.parse()?;
        if known.contains(&region) {
            continue;
        }
        let made = district::initialise(db, &actor, &region, system_clock(), YEAR).await?;
        let mut tx = db.begin(&actor, &region, system_clock()).await?;
        fill(&mut tx, &made.cycle, db, number)
            .await
            .map_err(|problem| anyhow::anyhow!("{region}: {problem}"))?;
        tx.commit(Event::new("district.demonstrated", &region, &made.name)).await?;
        known.push(region);
        done(known.len());
    }
    for region in known {
        if district::host(db, &region).await?.is_none() {
            let host = format!("{}.localhost", bare(&region));
            district::give_host(db, &actor, &region, &host, system_clock()).await?;
        }
    }
    db.analyze().await;
    Ok(())
}

/// A code without its dots, which host names and addresses hold.
fn bare(region: &RegionCode) -> String {
    region.as_str().replace('.', "")
}

async fn fill(tx: &mut Tx, cycle: &CycleId, db: &Db, number: usize) -> Result<(), Problem> {
    let region = tx.region.clone();
    let places: Vec<RegionCode> =
        district::places(db, &region).await?.into_iter().map(|place| place.code).collect();
    let offices: Vec<OrganisationDraft> = (0..OFFICES).map(office).collect();
    let partners: Vec<OrganisationDraft> = (0..PARTNERS).map(partner).collect();
    let offices = registry::create_many(tx, offices).await?;
    let partners = registry::create_many(tx, partners).await?;
    let invited: Vec<OrganisationId> = offices.iter().chain(&partners).cloned().collect();
    registry::invite(tx, cycle, &invited).await?;
    let first = number * PROGRAMMES;
    let drafts: Vec<_> =
        (first..first + PROGRAMMES).map(|n| volume::example(n, cycle, &partners, &places)).collect();
    programme::create(tx, &drafts).await?;
    let staff = NewPerson {
        email: format!("staf.{}@sekber.example", bare(&region)),
        name: format!("Staf Contoh {region}"),
        password: people::PASSWORD.to_owned(),
        roles: vec![Role::Staff],
    };
    account::add_person(tx, staff).await?;
    Ok(())
}

fn office(n: usize) -> OrganisationDraft {
    let draft = OrganisationDraft::new(Kind::Office(OfficeKind::Dinas), format!("Dinas Contoh {n}"));
    OrganisationDraft { code: Some(format!("CONTOH-{n}")), published: true, ..made_up(draft) }
}

fn partner(n: usize) -> OrganisationDraft {
    let kind = if n.is_multiple_of(3) { PartnerKind::CommunityGroup } else { PartnerKind::Ngo };
    let draft = OrganisationDraft::new(Kind::Partner(kind), format!("Yayasan Contoh {n}"));
    OrganisationDraft {
        code: Some(format!("CONTOH-P{n}")),
        state: State::Verified,
        published: true,
        ..made_up(draft)
    }
}

fn made_up(draft: OrganisationDraft) -> OrganisationDraft {
    OrganisationDraft {
        provenance: Provenance::Inferred,
        source: "contoh".to_owned(),
        // Names that differ by a number are meant.
        is_another: true,
        ..draft
    }
}
