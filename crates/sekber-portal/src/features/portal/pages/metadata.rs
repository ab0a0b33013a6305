//! The metadata of the data sets, as Satu Data Indonesia asks for them.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::Moment;

use super::Outline;
use crate::features::portal::export::metadata::{Changes, Known, lines, shown};
use crate::features::portal::export::{DataSet, MOST, SETS};
use crate::features::portal::store::{organisations, partnerships, programmes, references, settings};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::page::{Frame, for_everybody};
use crate::kit::problem::Problem;

/// The field of government of communication and informatics, whose office keeps the district's data.
const INFORMATICS: &str = "2.16";

#[derive(Template)]
#[template(path = "features/portal/pages/metadata.html")]
struct MetadataPage {
    frame: Frame,
    outline: Outline,
    sections: Vec<Section>,
}

/// A data set with the names and values of its metadata.
struct Section {
    set: &'static DataSet,
    lines: Vec<(String, String)>,
}

/// What is known of all data sets. Four statements.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn known(app: &App) -> Result<Known, Problem> {
    let (db, region) = (app.db(), app.region());
    let filter = organisations::Filter { side: Some(Side::Office), ..organisations::Filter::default() };
    let offices = organisations::all(db, &region, &filter, MOST).await?;
    let keeps = |fields: &[String]| fields.iter().any(|field| field == INFORMATICS);
    let custodian = offices.iter().find(|office| keeps(&office.fields)).map(|office| office.name.clone());
    let changed = programmes::last_change(db, &region).await?;
    let latest = changed.max(offices.iter().map(|office| office.changed_at).max());
    let day = |at: Moment| app.settings().local_date(at).to_string();
    Ok(Known {
        custodian: custodian.unwrap_or_default(),
        changed,
        version: latest.map(day).unwrap_or_default(),
        bps: references::find(db, &region).await?.bps(&region).remove(region.as_str()).unwrap_or_default(),
        settings: settings::find(db, &region).await?.unwrap_or_default(),
    })
}

/// When the records of the data sets were changed last. Three statements.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn changes(app: &App, told: &Known) -> Result<Changes, Problem> {
    let (db, region) = (app.db(), app.region());
    let mut of_sides = [None, None];
    for (last, side) in of_sides.iter_mut().zip([Side::Partner, Side::Office]) {
        let filter = organisations::Filter { side: Some(side), ..organisations::Filter::default() };
        let rows = organisations::all(db, &region, &filter, MOST).await?;
        *last = rows.iter().map(|row| row.changed_at).max();
    }
    let [partners, offices] = of_sides;
    let rows = partnerships::all(db, &region, &partnerships::Filter::default(), MOST).await?;
    let last = rows.iter().map(|row| row.changed_at).max();
    Ok(Changes { partners, offices, programmes: told.changed, partnerships: last })
}

/// Every data set with its metadata.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let told = known(&app).await?;
    let section = |set: &'static DataSet| {
        let told = lines(&frame, &told, set).into_iter();
        Section { set, lines: told.map(|(name, value)| (name, shown(&frame, value.as_ref()))).collect() }
    };
    let sections = SETS.iter().map(section).collect();
    let title = frame.say("portal-metadata");
    let outline = Outline::new("/public/data/metadata", title, &frame.say("portal-metadata-about"));
    for_everybody(&frame.clone(), &headers, &MetadataPage { sections, outline, frame })
}
