//! Where legend and texts of a drawn map stand: under it, as a report has them, or beside it, as a slide has them.

use super::counted::Step;

/// Lines of one text at most, under the map and beside it.
const LINES: usize = 3;
const LINES_BESIDE: usize = 8;
/// Each shade or point of the legend has so much room or a multiple of it, and one row lies so far below another.
const ROOM: i64 = 90;
const BELOW: i64 = 18;
/// Between a map and what stands beside it; the room that has at least, and at most on one line.
const GAP: i64 = 24;
const LEAST: i64 = 360;
const MOST: i64 = 720;
/// The margin around everything.
const MARGIN: i64 = 8;

/// A shade or a point in the legend.
pub struct Mark {
    /// The upper left corner of the shade.
    pub x: i64,
    /// The same from above.
    pub y: i64,
    /// The middle of the point.
    pub middle: (i64, i64),
    /// Half of the point's width; zero for a shade.
    pub radius: i64,
    /// Where its text begins.
    pub text_x: i64,
    /// Where that stands.
    pub text_y: i64,
    /// The class that colours it.
    pub shade: &'static str,
    /// What it stands for.
    pub text: String,
}

/// A line of text in the drawing.
pub struct Line {
    /// Where it begins.
    pub x: i64,
    /// Where it stands.
    pub y: i64,
    /// The text.
    pub text: String,
    /// Whether it is of the title.
    pub is_title: bool,
}

/// What is written around a map.
pub struct Said<'s> {
    /// The title.
    pub title: &'s str,
    /// What the programmes are narrowed to; empty when to nothing.
    pub narrowed: &'s str,
    /// What must be known to read it.
    pub notes: &'s [String],
}

/// The legend of a map: its shades, and its points by half of their width.
#[derive(Clone, Copy)]
pub struct Legend<'l> {
    /// The shades.
    pub steps: &'l [Step],
    /// The points.
    pub sizes: &'l [(i64, String)],
}

/// Where everything stands. The map begins at zero, everything else around it.
pub struct Layout {
    /// The legend.
    pub marks: Vec<Mark>,
    /// The texts.
    pub lines: Vec<Line>,
    /// The upper edge.
    pub top: i64,
    /// How wide the drawing is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
}

/// How much room a text of the legend has to have with its shade before it.
fn room_of(text: &str) -> i64 {
    let letters = i64::try_from(text.chars().count()).unwrap_or(i64::MAX / 8);
    (18 + letters * 720 / 118 + 11) / ROOM * ROOM + ROOM
}

/// The legend from a point on, in so much room: as many in a row as there is room for, each under one above it.
fn marks(legend: Legend<'_>, (left, top): (i64, i64), room: i64) -> Vec<Mark> {
    let shades = legend.steps.iter().map(|step| (step.shade, 0, step.text.clone()));
    let points = legend.sizes.iter().map(|(radius, text)| ("dot", *radius, text.clone()));
    let all: Vec<(&'static str, i64, String)> = shades.chain(points).collect();
    let mut marks = Vec::with_capacity(all.len());
    let (mut x, mut y) = (left, top);
    for (shade, radius, text) in all {
        let wide = room_of(&text);
        if x > left && x - left + wide > room {
            (x, y) = (left, y + BELOW);
        }
        let (middle, text_x, text_y) = ((x + 7, y + 7), x + 18, y + 11);
        marks.push(Mark { x, y, middle, radius, text_x, text_y, shade, text });
        x += wide;
    }
    marks
}

/// How many letters of the title, and of a smaller text, a line of so much room has.
fn letters(room: i64) -> (usize, usize) {
    let of = |count: i64| usize::try_from(count).unwrap_or(1).max(1);
    (of(room / 10), of(room * 118 / 720))
}

/// The title and what the programmes are narrowed to, in lines under each other from a point on; where the last one stands.
fn head(said: &Said<'_>, left: i64, room: i64) -> (Vec<Line>, i64) {
    let (large, small) = letters(room);
    let titles = broken(said.title, large, LINES).into_iter().map(|text| (text, true));
    let narrowed = broken(said.narrowed, small, LINES).into_iter().map(|text| (text, false));
    let mut lines = Vec::new();
    let mut y = 0;
    for (text, is_title) in titles.chain(narrowed) {
        y += if is_title { 22 } else { 15 };
        lines.push(Line { x: left, y, text, is_title });
    }
    (lines, y)
}

impl Layout {
    /// Under a map of such a size; without texts, which then stand elsewhere, the legend alone.
    pub fn under(legend: Legend<'_>, (wide, high): (i64, i64), said: Option<&Said<'_>>) -> Self {
        let marks = marks(legend, (0, high + 14), wide);
        let foot = marks.last().map_or(high, |mark| mark.y + 20);
        let (mut lines, mut top, mut bottom) = (Vec::new(), -MARGIN, foot + 10);
        if let Some(said) = said {
            let (titles, last) = head(said, 0, wide);
            // They stand above the map, whose upper edge is zero.
            top = -(last + 16);
            lines.extend(titles.into_iter().map(|line| Line { y: line.y - last - MARGIN, ..line }));
            let (_, small) = letters(wide);
            let mut y = foot;
            for text in said.notes.iter().flat_map(|note| broken(note, small, LINES)) {
                y += 15;
                lines.push(Line { x: 0, y, text, is_title: false });
            }
            bottom = y + 10;
        }
        Self { marks, lines, top, width: wide + 2 * MARGIN, height: bottom - top }
    }

    /// Beside a map of such a size, together sixteen wide and nine high.
    pub fn beside(legend: Legend<'_>, (wide, high): (i64, i64), said: &Said<'_>) -> Self {
        let left = wide + GAP;
        let room = ((high + 2 * MARGIN) * 16 / 9 - left - 2 * MARGIN).max(LEAST);
        let (mut lines, last) = head(said, left, room.min(MOST));
        let marks = marks(legend, (left, last + 14), room.min(MOST));
        let mut y = marks.last().map_or(last, |mark| mark.y + 20);
        let (_, small) = letters(room.min(MOST));
        for text in said.notes.iter().flat_map(|note| broken(note, small, LINES_BESIDE)) {
            y += 15;
            lines.push(Line { x: left, y, text, is_title: false });
        }
        let height = high.max(y + 10) + 2 * MARGIN;
        let width = (left + room + 2 * MARGIN).max(height * 16 / 9);
        Self { marks, lines, top: -MARGIN, width, height: height.max(width * 9 / 16) }
    }
}

/// A text in lines of so many letters, broken between words; what is too long for the lines that there are ends with an ellipsis.
fn broken(text: &str, letters: usize, most: usize) -> Vec<String> {
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
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_never_more_than_there_is_room_for() {
        assert_eq!(broken("Kebutuhan dan program", 14, LINES), ["Kebutuhan dan", "program"]);
        assert!(broken("", 10, LINES).is_empty());
        let long = broken(&"kata ".repeat(200), 20, LINES);
        assert_eq!(long.len(), LINES);
        assert!(long[LINES - 1].ends_with('…'));
        assert_eq!(broken(&"x".repeat(50), 10, LINES), ["xxxxxxxxxx"]);
    }

    #[test]
    fn no_text_of_the_legend_runs_into_the_next_one_or_over_the_edge() {
        let sizes: Vec<(i64, String)> =
            ["satu", "desa atau kelurahan dengan satu program", "dengan empat program atau lebih"]
                .map(|text| (3, text.to_owned()))
                .into();
        let legend = Legend { steps: &[], sizes: &sizes };
        for room in [360, 720] {
            let marks = marks(legend, (0, 0), room);
            for (one, next) in marks.iter().zip(marks.iter().skip(1)) {
                assert!(next.y > one.y || next.x >= one.x + room_of(&one.text), "{room} {}", one.text);
            }
            assert!(marks.iter().all(|mark| mark.x + room_of(&mark.text) <= room), "{room}");
        }
    }

    #[test]
    fn a_slide_is_sixteen_wide_and_nine_high_whatever_the_map() {
        let notes = vec!["Titik pada peta: desa yang disebut program.".to_owned(); 9];
        let said = Said { title: "Program per wilayah", narrowed: "Mitra", notes: &notes };
        let sizes = [(3, "Desa".to_owned())];
        let legend = Legend { steps: &[], sizes: &sizes };
        for size in [(720, 620), (720, 200), (460, 1_000), (720, 1_000)] {
            let Layout { width, height, marks, lines, .. } = Layout::beside(legend, size, &said);
            assert!((width * 9 - height * 16).abs() <= 16, "{width} {height}");
            assert!(lines.iter().all(|line| line.x > size.0 && line.y < height), "{size:?}");
            assert_eq!(marks.len(), 1);
        }
        let under = Layout::under(legend, (720, 620), Some(&said));
        assert_eq!(under.width, 736);
        assert!(under.top < -MARGIN && under.height > 620);
    }
}
