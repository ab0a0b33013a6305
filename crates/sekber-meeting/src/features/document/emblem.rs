//! The pictures on letterheads. The district uploads them: its own emblem, and that of the state, which only the head of the region bears.
//! None is drawn here.

use sekber_documents::official::{Emblem, png_size};
use serde::Serialize;

use super::letterhead_lines::LetterheadLines;
use super::store::letterhead as store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::cpu;
use crate::kit::files::{self, FileKind, NewFile, Unfit, redrawn};
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The kinds of pictures that are taken.
pub const KINDS: &[FileKind] = &[FileKind::Png, FileKind::Jpeg];
/// Most bytes of a picture as it comes.
const LARGEST: usize = 200_000;
/// Dots on the longer side of what is kept: sharp in print at the size of a letterhead.
const SIDE: usize = 600;
/// Fewest dots on the longer side: with less the emblem is a blot on paper.
const LEAST: u32 = 80;
/// How many times as long as the shorter side the longer one is at most: no emblem is a line.
const LONGEST: u32 = 4;
/// Whose emblems there are, as forms send them, and whether that is the state's.
pub const WHOSE: [(&str, bool); 2] = [("district", false), ("state", true)];

#[derive(Serialize)]
struct Shown {
    emblem: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
}

/// The name of an emblem in the trail.
fn name(of_state: bool) -> &'static str {
    if of_state { "state" } else { "district" }
}

/// Puts a picture on the letterhead: drawn anew, so that nothing but its dots is kept. Documents that were issued keep theirs.
///
/// # Errors
/// [`Problem::Invalid`] without a picture, for one that is too large or cannot be drawn, or for an emblem that there is not.
pub async fn set(app: &App, actor: &Actor, form: &Form, file: Option<NewFile>) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let of_state = form.one_of("whose", &WHOSE)?;
    let field = if of_state { "state_emblem" } else { "emblem" };
    let refused = |key: &'static str| Problem::Invalid(Faults::one(field, key));
    let file = file.filter(|file| KINDS.contains(&file.kind)).ok_or_else(|| refused("fault-required"))?;
    if file.bytes.len() > LARGEST {
        return Err(refused("fault-emblem-large"));
    }
    let picture = file.bytes.clone();
    let drawn = cpu::run(move || redrawn(&picture, SIDE)).await?;
    let drawn = drawn.map_err(|why| match why {
        Unfit::Large => refused("fault-emblem-dots"),
        other => refused(files::why(other)),
    })?;
    if !has_shape(&drawn) {
        return Err(refused("fault-emblem-shape"));
    }
    let file = NewFile { name: file.name, kind: FileKind::Png, bytes: drawn.into() };
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    store::take_turn(&mut tx).await?;
    files::record_own(&mut tx, &stored).await?;
    store::set_emblem(&mut tx, of_state, Some(&stored.id)).await?;
    let shown = Shown { emblem: name(of_state), picture: Some(stored.sha256.clone()) };
    Ok(tx.commit(changed(app, &shown)).await?)
}

/// Whether a PNG is large enough for an emblem, and no line.
fn has_shape(png: &[u8]) -> bool {
    let Some((wide, high)) = png_size(png) else { return false };
    let (shorter, longer) = (wide.min(high), wide.max(high));
    longer >= LEAST && longer <= shorter.saturating_mul(LONGEST)
}

/// Takes a picture off the letterhead, which then bears its words alone.
///
/// # Errors
/// [`Problem::Invalid`] for an emblem that there is not, [`Problem::NotFound`] when the letterhead bears none.
pub async fn end(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let of_state = form.one_of("whose", &WHOSE)?;
    let mut tx = app.begin(actor).await?;
    let lines = store::take_turn(&mut tx).await?;
    let before = if of_state { lines.state_emblem_place } else { lines.emblem_place };
    before.ok_or(Problem::NotFound)?;
    store::set_emblem(&mut tx, of_state, None).await?;
    let shown = Shown { emblem: name(of_state), picture: None };
    Ok(tx.commit(changed(app, &shown)).await?)
}

fn changed(app: &App, shown: &Shown) -> Event {
    Event::new("letterhead.emblem_changed", app.region().as_str(), app.district().name).after(shown)
}

/// The pictures of a letterhead, the district's and the state's. A file that is gone leaves the words.
///
/// # Errors
/// When the place of files does not answer.
pub async fn pictures(
    app: &App,
    lines: &LetterheadLines,
) -> Result<(Option<Emblem>, Option<Emblem>), Problem> {
    // Official documents are in Indonesian.
    let facts = [("district", app.district().name)];
    let say = |key: &str| app.words().say_with(Language::Indonesian, key, &facts);
    let own = dots(app, lines.emblem_place.as_deref()).await?;
    let of_state = dots(app, lines.state_emblem_place.as_deref()).await?;
    let own = own.and_then(|dots| Emblem::of(dots, say("emblem-of-district"), false));
    Ok((own, of_state.and_then(|dots| Emblem::of(dots, say("emblem-of-state"), true))))
}

/// The content of a file, when there is one.
async fn dots(app: &App, place: Option<&str>) -> Result<Option<Vec<u8>>, Problem> {
    let Some(place) = place else { return Ok(None) };
    let bytes = app.files().read(place).await.map_err(anyhow::Error::from)?;
    Ok(bytes.map(|bytes| bytes.to_vec()))
}
