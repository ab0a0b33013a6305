//! The map to show: a drawing for a report, a picture for slides, and a page to print with its table.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::drawing::{self, FONT};
use sekber_documents::official::{Column, PictureSheet, picture_sheet};

use super::counted::{Counted, label, place, programmes, untold};
use super::drawn_before::{Pictures, turn_of};
use super::map::{Found, drawn, found};
use super::map_files::{applied, name};
use super::needed::shown;
use crate::features::synchronisation::planned::titled;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::files::FileKind;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::map::{Map, Written};
use crate::kit::page::{Frame, download};
use crate::kit::problem::Problem;

/// How wide a picture for slides is, in dots.
const WIDE: u16 = 1_600;
/// Rows of the table that a page has room for; the CSV holds all.
const ROWS: usize = 90;
/// Letters on a line of the title, and of a smaller one.
const LETTERS: [usize; 2] = [72, 118];
/// Lines of one text at most.
const LINES: usize = 3;
/// Shades beside each other in the legend, each with so much room, and how far one row lies below another.
const IN_A_ROW: usize = 4;
const ROOM: i64 = 180;
const BELOW: i64 = 18;

/// A shade in the legend.
struct Mark<'a> {
    x: i64,
    y: i64,
    text_x: i64,
    text_y: i64,
    shade: &'static str,
    text: &'a str,
}

/// The legend under a map of such a height.
fn marks(found: &Found, height: i64) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for (row, steps) in (0..).zip(found.legend.chunks(IN_A_ROW)) {
        for (column, step) in (0..).zip(steps) {
            let (x, y) = (column * ROOM, height + 14 + row * BELOW);
            let (text_x, text_y) = (x + 18, y + 11);
            marks.push(Mark { x, y, text_x, text_y, shade: step.shade, text: &step.text });
        }
    }
    marks
}

/// A line of text in the drawing.
struct Line {
    y: i64,
    text: String,
    is_title: bool,
}

/// The drawing, with its colours, names and legend, and with its title and its source unless they stand beside it.
#[derive(Template)]
#[template(path = "features/synchronisation/pages/map_file.svg", escape = "html")]
struct MapFile<'a> {
    /// The family of its letters.
    font: &'static str,
    frame: &'a Frame,
    map: &'a Map,
    found: &'a Found,
    marks: Vec<Mark<'a>>,
    lines: Vec<Line>,
    top: i64,
    height: i64,
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

    /// The number written beside a name: the need where one was chosen, else how many programmes.
    fn number(&self, code: &str) -> String {
        let Some(place) = self.place(code) else { return String::new() };
        match (self.found.needs.figures(), place.weighed) {
            (None, _) => self.frame.whole(&place.count),
            (Some(_), Some(weighed)) => shown(self.frame, weighed.need),
            (Some(_), None) => "–".to_owned(),
        }
    }

    /// The names with their numbers, which take more room than the names alone.
    fn names(&self) -> Vec<Written> {
        self.map.written(|area| format!("{}: {}", area.name, self.number(&area.code)))
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
            |kecamatan| frame.say_with("finding-place-kecamatan", "name", &kecamatan.name),
        );
        let facts = [("place", place), ("year", found.cycle.year.to_string())];
        let told = found.needs.chosen.as_ref();
        let told = told.map(|need| need.told(frame, &found.table.names, found.within.is_some()));
        let mut notes = told.unwrap_or_default();
        // What the picture does not show comes first: it may be most of what there is.
        if let Some(undrawn) = found.undrawn(frame) {
            notes.insert(0, undrawn);
        }
        notes.push(frame.say("coverage-records-sub"));
        notes.push(frame.say("coverage-map-source"));
        // Made-up data on need say so among what is told of them.
        let is_said = found.needs.figures().is_some_and(|figures| figures.data.simulated);
        let mark = found.stamp.simulated && !is_said;
        notes.extend(mark.then(|| frame.say("mark-simulated-long")));
        notes.push(found.stamp.source(frame));
        let title = frame.say_facts("coverage-map-title", &facts);
        Self { title, narrowed: found.stamp.narrowed.clone(), notes }
    }
}

/// A text in lines of so many letters, broken between words; what is too long for the lines that there are ends with an ellipsis.
fn broken(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.chars().take(letters).collect()),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// The drawing; `texts` are those that stand in it.
fn draw(
    frame: &Frame,
    found: &Found,
    (map, font): (&Map, &'static str),
    texts: Option<&Texts>,
) -> Result<String, Problem> {
    let mut lines = Vec::new();
    let marks = marks(found, map.height);
    let foot = marks.last().map_or(map.height, |mark| mark.y + 20);
    let (mut top, mut height) = (-8, foot + 10);
    if let Some(texts) = texts {
        let mut y = 0;
        let titles = broken(&texts.title, LETTERS[0]).into_iter().map(|text| (text, true));
        let narrowed = broken(&texts.narrowed, LETTERS[1]).into_iter().map(|text| (text, false));
        for (text, is_title) in titles.chain(narrowed) {
            y += if is_title { 22 } else { 15 };
            lines.push(Line { y, text, is_title });
        }
        // They stand above the map, whose upper edge is zero.
        top = -(y + 16);
        lines.iter_mut().for_each(|line| line.y -= y + 8);
        let mut y = foot;
        for text in texts.notes.iter().flat_map(|note| broken(note, LETTERS[1])) {
            y += 15;
            lines.push(Line { y, text, is_title: false });
        }
        height = y + 10;
    }
    let file = MapFile { font, frame, map, found, marks, lines, top, height: height - top };
    Ok(file.render().map_err(anyhow::Error::from)?)
}

/// What a file of the map is made of.
struct Asked {
    found: Found,
    map: Arc<Map>,
    texts: Texts,
}

impl Asked {
    async fn of(app: &App, frame: &Frame, query: Option<&str>) -> Result<Self, Problem> {
        let asked = Form::from_query(query);
        let found = found(app, frame, &asked).await?;
        applied(frame, &asked, &found)?;
        let map = drawn(app, found.parent.clone()).await?.ok_or(Problem::NotFound)?;
        let texts = Texts::of(frame, &found);
        Ok(Self { found, map, texts })
    }
}

/// The drawing.
pub async fn save_svg(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let Asked { found, map, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let drawn = draw(&frame, &found, (&*map, "sans-serif"), Some(&texts))?;
    Ok(download(&name(&found, "svg"), "image/svg+xml", drawn.into_bytes()))
}

/// A picture of it for slides.
pub async fn save_png(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let _turn = turn_of(&app, &actor).await?;
    let Asked { found, map, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let drawn = draw(&frame, &found, (&*map, FONT), Some(&texts))?;
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
    Ok(download(&name(&found, "png"), FileKind::Png.media_type(), bytes))
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
    let Asked { found, map, texts } = Asked::of(&app, &frame, query.as_deref()).await?;
    let picture = draw(&frame, &found, (&*map, FONT), None)?;
    let file = name(&found, "pdf");
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
        notes.insert(0, frame.say_count("coverage-map-cut", i64::try_from(cut).unwrap_or(i64::MAX)));
    }
    let today = app.today();
    let sheet = PictureSheet {
        language: frame.language.tag().to_owned(),
        title: texts.title,
        under: texts.narrowed,
        picture,
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
    columns.extend(
        figures.map(|figures| column(format!("{} ({})", frame.say("area-need"), figures.data.unit), 3, true)),
    );
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
    (columns, found.rows().enumerate().filter(has_room).map(|(_, place)| row(place)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_never_more_than_there_is_room_for() {
        assert_eq!(broken("Kebutuhan dan program", 14), ["Kebutuhan dan", "program"]);
        assert!(broken("", 10).is_empty());
        let long = broken(&"kata ".repeat(200), 20);
        assert_eq!(long.len(), LINES);
        assert!(long[LINES - 1].ends_with('…'));
        assert_eq!(broken(&"x".repeat(50), 10), ["xxxxxxxxxx"]);
    }
}
