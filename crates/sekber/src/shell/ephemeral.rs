//! A district apart: two sheets, one of offices and one of programmes, brought into a database that exists only as long as
//! it takes to match them. The sheets are read by the same rules as every import.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sekber_core::registry::PartnerKind;
use sekber_core::value::RegionCode;
use tempfile::TempDir;

use super::bootstrap;
use crate::features::exchange::{self, Kind as SheetKind};
use crate::features::registry::{self, Kind, OrganisationDraft, Side};
use crate::features::{district, programme};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Form;
use crate::kit::settings::Settings;

/// The sheets to be matched.
#[derive(Debug, Clone, clap::Args)]
pub struct Sheets {
    /// Sheet of offices (XLSX or CSV): match this and --programmes instead of a database
    #[arg(long, value_name = "FILE", requires = "programmes")]
    offices: Option<PathBuf>,
    /// Sheet of partners' programmes
    #[arg(long, value_name = "FILE", requires = "offices")]
    programmes: Option<PathBuf>,
    /// District whose places the sheets name
    #[arg(long = "district", value_name = "CODE", default_value = super::demo::REGION)]
    region: RegionCode,
}

impl Sheets {
    /// The two files, when they are to be matched.
    pub fn wanted(&self) -> Option<(&Path, &Path)> {
        Some((self.offices.as_deref()?, self.programmes.as_deref()?))
    }

    /// Brings both sheets into a district of their own. The folder vanishes with the value returned beside the application.
    ///
    /// # Errors
    /// [`exchange::FaultyRows`] when rows have faults, which are listed; otherwise when a file cannot be read.
    pub async fn open(&self, settings: &Settings) -> anyhow::Result<(App, TempDir)> {
        let (offices, programmes) = self.wanted().context("name both --offices and --programmes")?;
        let folder = tempfile::tempdir()?;
        let settings = Settings {
            database: format!("sqlite:{}", folder.path().join("apart.sqlite").display()),
            database_standby: None,
            data: folder.path().to_owned(),
            files: folder.path().join("files").display().to_string(),
            region: Some(self.region.clone()),
            ..settings.clone()
        };
        let db = bootstrap::connect(&settings).await?;
        db.migrate().await?;
        let (actor, now) = (Actor::operator(), crate::kit::app::system_clock());
        let year = i64::from(settings.local_date(now).year());
        district::initialise(&db, &actor, &self.region, now, year).await?;
        let app = bootstrap::open_region(db, settings, &self.region).await?;
        exchange::import_file(&app, SheetKind::Offices, offices).await?;
        bring_partners(&app, programmes).await?;
        exchange::import_file(&app, SheetKind::Programmes, programmes).await?;
        invite_everybody(&app).await?;
        // Sheets say little about each programme, and no district stands behind them that could set a limit.
        let no_limit = Form::from(vec![("least_fit".to_owned(), "0".to_owned())]);
        district::set_least_fit(&app, &actor, &no_limit).await.map_err(told)?;
        Ok((app, folder))
    }
}

/// Partners are known by nothing but their names in the sheet of programmes.
async fn bring_partners(app: &App, programmes: &Path) -> anyhow::Result<()> {
    let named: BTreeSet<String> = exchange::owners(app, programmes).await?;
    let known = registry::names(app.db(), &app.region(), None).await?;
    let known: BTreeSet<String> = known.into_iter().flat_map(|name| [name.name, name.short_name]).collect();
    let drafts = named
        .difference(&known)
        .map(|name| OrganisationDraft {
            // Nobody is there to be asked: names that a sheet writes differently stand for two.
            is_another: true,
            ..OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), name.as_str())
        })
        .collect();
    let mut tx = app.begin(&Actor::operator()).await.map_err(told)?;
    registry::create_many(&mut tx, drafts).await.map_err(told)?;
    let region = app.region();
    Ok(tx.commit(Event::new("district.initialised", &region, app.district().name)).await?)
}

/// Whoever stands in the sheets takes part, and every programme counts, whatever its record still lacks.
async fn invite_everybody(app: &App) -> anyhow::Result<()> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let mut all = Vec::new();
    for side in [Side::Office, Side::Partner] {
        all.extend(registry::names(db, &region, Some(side)).await?.into_iter().map(|name| name.id));
    }
    let mut tx = app.begin(&Actor::operator()).await.map_err(told)?;
    registry::invite(&mut tx, &cycle.id, &all).await?;
    programme::propose_all(&mut tx, &cycle.id).await?;
    Ok(tx.commit(Event::new("district.initialised", &region, app.district().name)).await?)
}

fn told(problem: crate::kit::problem::Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem}")
}
