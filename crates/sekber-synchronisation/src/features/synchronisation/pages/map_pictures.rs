//! The map to show: a drawing for a report, a picture for slides, and a page to print with its table.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::drawing::{self, FONT};
use sekber_documents::official::{Column, PictureSheet, picture_sheet};

use super::counted::{Counted, label, place, programmes, untold};
use super::dots::{self, Dot};
use super::drawn_before::{Pictures, turn_of};
use super::map::{Found, found};
use super::map_files::{applied, name};
use super::map_layout::{Layout, Legend, Said};
use super::needed::shown;
use crate::features::synchronisation::model::unit_shown;
use crate::features::synchronisation::planned::titled;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::files::FileKind;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::map::{Map, Writing, Written};
use crate::kit::page::{Frame, count, download};
use crate::kit::problem::Problem;

/// How wide a picture for slides is, in dots.
const WIDE: u16 = 1_920;
/// Rows of the table that a page has room for; the CSV holds all.
const ROWS: usize = 90;

/// The drawing, with its colours, names and legend, and with its title and its source unless they stand beside it.
#[derive(Template)]
#[template(path = "features/synchronisation/pages/map_file.svg", escape = "html")]
struct MapFile<'a> {
    /// The family of its letters.
    font: &'static str,
    frame: &'a Frame,
    map: &'a Map,
    dots: &'a [Dot],
    /// The names with their numbers, which take more room than the names alone.
    names: &'a [Written],
    found: &'a Found,
    layout: Layout,
}

impl MapFile<'_> {
    fn place(&self, code: &str) -> Option<&Counted> {
        place(&self.found.counts, code)
    }

    fn shade(&self, code: &str) -> &'static str {
        self.place(code).map_or("", |place| place.shade)
    }

    fn label(&self, code: &str) -> String {
        self.place(code).map(|place| label(self.frame, &self.found.needs, place)).unwrap_or_default()
    }
}

/// The number written beside a name: the need where one was chosen, else how many programmes.
fn number(frame: &Frame, found: &Found, code: &str) -> String {
    let Some(place) = place(&found.counts, code) else { return String::new() };
    match (found.needs.figures(), place.weighed) {
        (None, _) => frame.whole(&place.count),
        (Some(_), Some(weighed)) => shown(frame, weighed.need),
        (Some(_), None) => "–".to_owned(),
    }
}

/// The texts of a map that leaves its page.
pub struct Texts {
    /// What it shows, where, and of which cycle.
    pub title: String,
    /// What the programmes are narrowed to; empty when to nothing.
    pub narrowed: String,
    /// What must be known to read it.
    pub notes: Vec<String>,
}

impl Texts {
    /// Those of a map.
    pub fn of(frame: &Frame, found: &Found) -> Self {
        let place = found.within.as_ref().map_or_else(
            || frame.district.name.clone(),
            |kecamatan| {
                let name = frame.say_with("finding-place-kecamatan", "name", &kecamatan.name);
                format!("{name}, {}", frame.district.name)
            },
        );
        let facts = [("place", place), ("year", found.cycle.year.to_string())];
        let mut notes = found.told(frame);
        // What the picture does not show comes first: it may be most of what there is.
        if let Some(undrawn) = found.undrawn(frame) {
            notes.insert(0, undrawn);
        }
        notes.push(frame.say(found.needs.counted()));
        notes.extend(Some(found.source(frame)).filter(|source| !source.is_empty()));
        // Made-up data on need say so among what is told of them.
        let is_said = found.needs.figures().is_some_and(|figures| figures.data.simulated);
        let mark = found.stamp.simulated && !is_said;
        notes.extend(mark.then(|| frame.say("mark-simulated-long")));
        notes.push(found.stamp.source(frame));
        let title = frame.say_facts("coverage-map-title", &facts);
        Self { title, narrowed: found.stamp.narrowed.clone(), notes }
    }
}

impl Texts {
    /// What of them is written around a map.
    fn said(&self) -> Said<'_> {
        Said { title: &self.title, narrowed: &self.narrowed, notes: &self.notes }
    }
}

/// Where the texts of a drawing stand.
#[derive(Clone, Copy)]
enum Around<'t> {
    /// Elsewhere.
    Nothing,
    /// Above and under the map.
    Under(&'t Texts),
    /// Beside it.
    Beside(&'t Texts),
}

/// The drawing.
fn draw(
    frame: &Frame,
    found: &Found,
    (map, dots, names, font): (&Map, &[Dot], &[Written], &'static str),
    around: Around<'_>,
) -> Result<String, Problem> {
    let sizes = dots::sizes(frame, dots);
    let legend = Legend { steps: &found.legend, sizes: &sizes };
    let size = (map.width, map.height);
    let layout = match around {
        Around::Nothing => Layout::under(legend, size, None),
        Around::Under(texts) => Layout::under(legend, size, Some(&texts.said())),
        Around::Beside(texts) => Layout::beside(legend, size, &texts.said()),
    };
    let file = MapFile { font, frame, map, dots, names, found, layout };
    Ok(file.render().map_err(anyhow::Error::from)?)
}

/// What a file of the map is made of.
struct Asked {
    found: Found,
    map: Arc<Map>,
    /// Villages that programmes name.
    dots: Vec<Dot>,
    /// What is written on it.
    names: Vec<Written>,
    texts: Texts,
}

impl Asked {
    async fn of(app: &App, frame: &Frame, query: Option<&str>) -> Result<Self, Problem> {
        let asked = Form::from_query(query);
        let found = found(app, frame, &asked).await?;
        applied(frame, &asked, &found)?;
        let map = found.map(app).await?.ok_or(Problem::NotFound)?;
        let around = Some(&*map).filter(|_| found.within.is_none());
        let dots = dots::of(app, frame, (&*found.table, &found.base), around).await?;
        let mut texts = Texts::of(frame, &found);
        if !dots.is_empty() {
            texts.notes.insert(0, frame.say("coverage-map-dots-note"));
        }
        let Writing { texts: names, key } =
            map.written(|area| format!("{}: {}", area.name, number(frame, &found, &area.code)));
        if !key.is_empty() {
            texts.notes.insert(0, frame.say_with("coverage-map-key", "list", key.join("; ")));
        }
        Ok(Self { found, map, dots, names, texts })
    }
}

/// The drawing.
pub async fn save_svg(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let Asked { found, map, dots, names, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let drawn = draw(
        &frame,
        &found,
        (&*map, dots.as_slice(), names.as_slice(), "sans-serif"),
        Around::Under(&texts),
    )?;
    Ok(download(&format!("{}.svg", name(&frame, &found)), "image/svg+xml", drawn.into_bytes()))
}

/// A picture of it for slides.
pub async fn save_png(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let _turn = turn_of(&app, &actor).await?;
    let Asked { found, map, dots, names, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let drawn =
        draw(&frame, &found, (&*map, dots.as_slice(), names.as_slice(), FONT), Around::Beside(&texts))?;
    let kept = app.process_memory::<Pictures>();
    let bytes = match kept.find(&drawn, app.now()) {
        Some(bytes) => bytes,
        None => {
            let making = large_files::begin(&app).await?;
            let write = move || {
                let bytes = drawing::png(&drawn, WIDE);
                (drawn, bytes)
            };
            let (drawn, bytes) = making.write(write).await?;
            let bytes = bytes.ok_or_else(|| anyhow::anyhow!("the map could not be drawn as a picture"))?;
            kept.keep(drawn, app.now(), bytes.clone());
            bytes
        }
    };
    Ok(download(&format!("{}.png", name(&frame, &found)), FileKind::Png.media_type(), bytes))
}

/// A page to print, with the table under the map.
pub async fn save_pdf(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let _turn = turn_of(&app, &actor).await?;
    let making = large_files::begin(&app).await?;
    let Asked { found, map, dots, names, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let picture = draw(&frame, &found, (&*map, dots.as_slice(), names.as_slice(), FONT), Around::Nothing)?;
    let file = format!("{}.pdf", name(&frame, &found));
    let (columns, rows) = table(&frame, &found);
    let cut = found.counts.len().saturating_sub(ROWS);
    let mut notes = texts.notes;
    if found.tells_money() {
        let told = found.sum.planned.untold;
        let untold = (told > 0).then(|| untold(&frame, told, found.base.when));
        let said = [Some(frame.say("coverage-money-note")), untold];
        notes.insert(0, said.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    if cut > 0 {
        notes.insert(0, frame.say_count("coverage-map-cut", count(cut)));
    }
    let today = app.today();
    let sheet = PictureSheet {
        language: frame.language.tag().to_owned(),
        title: texts.title,
        under: texts.narrowed,
        picture,
        beside: map.height * 10 > map.width * 13,
        columns,
        rows,
        notes,
        date: (i32::from(today.year()), today.month().unsigned_abs(), today.day().unsigned_abs()),
    };
    let bytes = making.write(move || picture_sheet(&sheet)).await?.map_err(anyhow::Error::from)?;
    Ok(download(&file, FileKind::Pdf.media_type(), bytes))
}

/// The numbers of the map as a table on paper.
fn table(frame: &Frame, found: &Found) -> (Vec<Column>, Vec<Vec<String>>) {
    let figures = found.needs.figures();
    let column = |head: String, share: u8, number: bool| Column { head, share, number };
    let mut columns = vec![column(frame.say("finding-place"), 4, false)];
    columns.extend(figures.map(|figures| {
        column(format!("{} ({})", frame.say("area-need"), unit_shown(frame, &figures.data.unit)), 3, true)
    }));
    columns.push(column(programmes(frame, &found.needs), 2, true));
    columns.extend(figures.map(|_| column(frame.say("coverage-need-each"), 3, true)));
    let tells_money = found.tells_money();
    for key in ["coverage-money-on", "coverage-money-off"].into_iter().filter(|_| tells_money) {
        columns.push(column(titled(frame, key, found.base.when), 3, true));
    }
    let row = |place: &Counted| {
        let mut row = vec![place.name.clone()];
        let none = || frame.say("coverage-need-none");
        // What is no place, the whole district and all together, has no need of its own.
        let need = || if place.code.is_empty() { String::new() } else { none() };
        row.extend(figures.map(|_| place.weighed.map_or_else(need, |weighed| shown(frame, weighed.need))));
        row.push(frame.whole(&place.count));
        row.extend(figures.map(|_| place.each(frame)));
        let planned = [place.planned.on_budget, place.planned.off_budget];
        row.extend(planned.into_iter().filter(|_| tells_money).map(|sum| sum.shown(frame)));
        row
    };
    // Places that have no room are left out, all together never.
    let places = found.counts.len();
    let has_room = |(nth, _): &(usize, &Counted)| *nth < ROWS || *nth >= places;
    (columns, found.rows().into_iter().enumerate().filter(has_room).map(|(_, place)| row(place)).collect())
}
