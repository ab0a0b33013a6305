//! Opening the house: from settings to an application that can be served or commanded.

use anyhow::{Context, bail};
use sekber_core::value::RegionCode;

use super::districts::Districts;
use crate::features;
use crate::features::{account, district, programme, registry};
use crate::kit::app::App;
use crate::kit::files::{Files, private};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::settings::Settings;
use crate::kit::store::Db;

/// Connects to the database named in the settings, making the data folder when it is missing.
///
/// # Errors
/// When the folder cannot be made or the database cannot be reached.
pub async fn connect(settings: &Settings) -> anyhow::Result<Db> {
    if settings.database.starts_with("sqlite:") {
        private::make_folder(&settings.data).with_context(|| {
            Problem::refused_with("start-refused-folder", "folder", settings.data.display().to_string())
        })?;
    }
    let standby = settings.database_standby.as_deref();
    Db::connect_beside(&settings.database, standby).await.context(Problem::refused("start-refused-database"))
}

/// Connects, brings the schema up to date and finds the district to serve.
///
/// # Errors
/// When the database cannot be reached, or holds no district, or several and none was named, or the keys cannot be read.
pub async fn open(settings: Settings) -> anyhow::Result<App> {
    let db = connect_up_to_date(&settings).await?;
    open_one(db, settings).await
}

/// Connects and brings the schema up to date.
///
/// # Errors
/// As [`connect`], or when a step of the schema fails.
pub async fn connect_up_to_date(settings: &Settings) -> anyhow::Result<Db> {
    let db = connect(settings).await?;
    db.migrate().await.context(Problem::refused("start-refused-schema"))?;
    Ok(db)
}

async fn open_one(db: Db, settings: Settings) -> anyhow::Result<App> {
    let region = choose_region(&db, &settings).await?;
    let app = open_region(db, settings, &region).await?;
    prepare(&app).await?;
    Ok(app)
}

/// Opens all districts that have a host name, where there are several and none was named; otherwise the one to serve.
///
/// # Errors
/// As [`open`]; and when there are several districts of which none has a host name.
pub async fn open_all(settings: Settings) -> anyhow::Result<Opened> {
    let db = connect_up_to_date(&settings).await?;
    let listed = district::listed(&db).await?;
    if settings.region.is_some() || listed.len() < 2 {
        return Ok(Opened::One(open_one(db, settings).await?));
    }
    let reached = listed.into_iter().find_map(|one| Some((one.host?, one.region_code)));
    let Some((host, region)) = reached else {
        bail!(Problem::refused("start-refused-hosts"));
    };
    // What the districts have in common is in the application of any of them.
    let app = open_region(db, settings.clone().on_host(&host), &region).await?;
    prepare(&app).await?;
    Ok(Opened::Several(Districts::new(app, settings)))
}

/// What a server serves.
pub enum Opened {
    /// One district, whatever host name it is reached under.
    One(App),
    /// Several districts, each under its own.
    Several(Districts),
}

/// What has to be done before a district is served.
///
/// # Errors
/// When the database refuses, or the keys cannot be read.
pub async fn prepare(app: &App) -> anyhow::Result<()> {
    rebuild_search(app).await.context(Problem::refused("start-refused-index"))?;
    let unreadable =
        account::encrypt_secrets(app).await.context(Problem::refused("start-refused-factors"))?;
    if unreadable > 0 {
        tracing::warn!("{unreadable} second factor(s) cannot be read: their key is not in the key file");
    }
    Ok(())
}

/// Builds the search index anew where a new version, or a restore, asks for it.
///
/// # Errors
/// When the database refuses.
pub async fn rebuild_search(app: &App) -> anyhow::Result<()> {
    if search::needs_rebuild(app.db(), &app.region()).await? {
        tracing::info!("building the search index");
        registry::reindex(app).await?;
        programme::reindex(app).await?;
        search::is_rebuilt(app.db(), &app.region()).await?;
        app.db().analyze().await;
    }
    Ok(())
}

/// The application for one district of a database whose schema is up to date.
///
/// # Errors
/// When the district is not in the database, or the place of attachments cannot be opened.
pub async fn open_region(db: Db, settings: Settings, region: &RegionCode) -> anyhow::Result<App> {
    let name = district::name_of(&db, region).await?.with_context(|| no_district(region))?;
    let files = open_files(&settings)?;
    Ok(App::new(db, settings.in_zone_of(region), files, &features::cards(), name))
}

/// The place of attachments that the settings name.
///
/// # Errors
/// When it cannot be opened.
pub fn open_files(settings: &Settings) -> anyhow::Result<Files> {
    Files::open(&settings.files).context(Problem::refused("start-refused-files"))
}

fn no_district(region: &RegionCode) -> Problem {
    Problem::refused_with("start-refused-no-district", "code", region.to_string())
}

async fn choose_region(db: &Db, settings: &Settings) -> anyhow::Result<RegionCode> {
    let known = district::regions(db).await?;
    match (&settings.region, known.as_slice()) {
        (Some(wanted), known) if known.contains(wanted) => Ok(wanted.clone()),
        (Some(wanted), _) => {
            bail!(no_district(wanted))
        }
        (None, [only]) => Ok(only.clone()),
        (None, []) => bail!(Problem::refused("start-refused-empty")),
        (None, several) => {
            let codes: Vec<&str> = several.iter().map(RegionCode::as_str).collect();
            bail!(Problem::refused_with("start-refused-several", "codes", codes.join(", ")))
        }
    }
}
