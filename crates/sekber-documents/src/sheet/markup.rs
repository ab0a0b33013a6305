//! The reader of workbooks trusts what the markup declares and keeps all of it, so every part is walked through once
//! before, with the same parser and without keeping anything.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::LONGEST_CELL;
use super::marks::{Marks, PartMarks};
use super::{Limits, Measure, SheetError, cell_name};

/// Bytes of one tag, text or remark; a cell's text with every character escaped stays below.
const LONGEST_EVENT: u64 = 1 << 20;
/// Bytes of a cell's text, which may have four for each character.
const LONGEST_TEXT: u64 = 4 * LONGEST_CELL as u64;
/// Elements inside each other; workbooks have some twenty.
const DEEPEST: usize = 256;
/// Cell styles, of which spreadsheet programs allow 65,490, with the fonts and the like that they refer to.
const MOST_STYLES: u64 = 250_000;
/// Names and relationships of a workbook.
const MOST_NAMES: u64 = 100_000;
/// Merged ranges of a workbook.
const MOST_MERGES: u64 = 100_000;
/// Rows that may be blank for each one that may be filled, so that a sheet is read whose rows somebody has formatted down to the
/// last that there is, 1,048,576.
const BLANK_ROWS: u64 = 11;
/// Places of a row, as spreadsheet programs have them; styled ones without a value are often all there.
const WIDEST_ROW: usize = 16_384;
/// Pieces of markup (tags, ends, texts, remarks) for each cell that may be filled: five in its sheet, and five of its text where
/// texts are shared. What is read takes as long as it has pieces, however few bytes they take.
const PIECES: u64 = 10;

/// What was counted in all parts of an archive so far.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Bytes after decompression.
    pub unpacked: u64,
    /// Of them those of parts that are kept whole.
    kept: u64,
    /// Merged ranges.
    pub merges: u64,
    pieces: u64,
    rows: u64,
    cells: u64,
    sheets: u64,
    strings: u64,
    names: u64,
    styles: u64,
    /// Bytes of the longest name of a font or code of a number format; each style gets a copy.
    longest_style: u64,
}

/// Counts the bytes of a part and stops it where the budget or one event ends.
struct Guarded<'a, R> {
    part: R,
    left: &'a Cell<u64>,
    event: &'a Cell<u64>,
    exceeded: &'a Cell<Option<Measure>>,
}

impl<R: BufRead> Read for Guarded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Guarded<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let buffer = self.part.fill_buf()?;
        let stop = |what| {
            self.exceeded.set(Some(what));
            Err(io::Error::other("a limit was passed"))
        };
        match () {
            () if buffer.len() as u64 > self.left.get() => stop(Measure::UnpackedBytes),
            () if self.event.get() > LONGEST_EVENT => stop(Measure::CellText),
            () => Ok(buffer),
        }
    }

    fn consume(&mut self, count: usize) {
        self.left.set(self.left.get().saturating_sub(count as u64));
        self.event.set(self.event.get().saturating_add(count as u64));
        self.part.consume(count);
    }
}

/// Walks through one part.
///
/// # Errors
/// When it, or all parts until here, hold too much of something.
pub(super) fn walk(
    part: impl Read,
    name: &str,
    (counted, marks): (&mut Counted, &mut Marks),
    limits: &Limits,
) -> Result<(), SheetError> {
    let mut room = (limits.max_unpacked_bytes.saturating_sub(counted.unpacked), limits.max_unpacked_bytes);
    // Sheets are read piece by piece; texts and styles are kept whole by the reader of workbooks.
    let is_kept = !name.starts_with("xl/worksheets/sheet");
    if is_kept {
        room = room.min((limits.max_kept_bytes.saturating_sub(counted.kept), limits.max_kept_bytes));
    }
    let (room, limit) = room;
    let left = Cell::new(room);
    let (event, exceeded) = (Cell::new(0), Cell::new(None));
    let part = BufReader::with_capacity(64 * 1024, part);
    let mut reader = Reader::from_reader(Guarded { part, left: &left, event: &event, exceeded: &exceeded });
    let config = reader.config_mut();
    // As the reader of workbooks has it: what is no error there must not be one here.
    (config.check_end_names, config.check_comments, config.expand_empty_elements) = (false, false, true);
    let pieces_before = counted.pieces;
    let own = PartMarks::default();
    let mut walker = Walker { name, counted, limits, depth: 0, place: String::new(), text: None, marks, own };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        event.set(0);
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => walker.take(&event)?,
            // Pictures and damaged parts: the reader of workbooks stops there too, and the rest is only counted.
            Err(_) => {
                drain(reader.get_mut(), &event, &exceeded, name, limit)?;
                break;
            }
        }
    }
    let own = walker.own;
    marks.keep(name, own);
    marks.count(name, counted.pieces - pieces_before);
    let used = room.saturating_sub(left.get());
    counted.unpacked += used;
    counted.kept += if is_kept { used } else { 0 };
    Ok(())
}

/// Reads a part to its end, unless a limit stopped it.
fn drain(
    part: &mut impl BufRead,
    event: &Cell<u64>,
    exceeded: &Cell<Option<Measure>>,
    name: &str,
    limit: u64,
) -> Result<(), SheetError> {
    loop {
        match exceeded.get() {
            Some(Measure::UnpackedBytes) => {
                return Err(SheetError::too_large(Measure::UnpackedBytes, limit));
            }
            Some(what) if is_markup(name) => {
                return Err(SheetError::too_large_at(what, LONGEST_CELL as u64, short(name).to_owned()));
            }
            _ => exceeded.set(None),
        }
        event.set(0);
        match part.fill_buf().map(<[u8]>::len) {
            Ok(0) => return Ok(()),
            Ok(count) => part.consume(count),
            Err(_) if exceeded.get().is_some() => {}
            Err(error) => return Err(SheetError::Broken(error.to_string())),
        }
    }
}

fn is_markup(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}

/// The name of a part as people may know it: `sheet1` of `xl/worksheets/sheet1.xml`.
fn short(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.split('.').next().unwrap_or(file)
}

struct Walker<'a> {
    name: &'a str,
    counted: &'a mut Counted,
    limits: &'a Limits,
    depth: usize,
    /// The cell that is open, as the markup calls it.
    place: String,
    /// Bytes of the text of the cell or shared text that is open.
    text: Option<u64>,
    marks: &'a mut Marks,
    /// What this part says beside values.
    own: PartMarks,
}

impl Walker<'_> {
    fn take(&mut self, event: &Event<'_>) -> Result<(), SheetError> {
        self.counted.pieces += 1;
        self.check(self.counted.pieces, Measure::Markup, most_pieces(self.limits))?;
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.own.close(tag.local_name().as_ref(), self.limits.max_cells);
                if matches!(tag.local_name().as_ref(), "c" | "si") {
                    self.text = None;
                }
                Ok(())
            }
            Event::Text(text) => self.say(text.len()),
            Event::CData(text) => self.say(text.len()),
            Event::GeneralRef(_) => self.say(1),
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), SheetError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_much(Measure::Markup, DEEPEST as u64));
        }
        self.own.open(tag.local_name().as_ref(), tag, self.limits.max_cells);
        let (cells, sheets) = (self.limits.max_cells as u64, self.limits.max_sheets as u64);
        match tag.local_name().as_ref() {
            "row" => {
                self.counted.rows += 1;
                let rows = self.limits.max_rows as u64;
                if self.counted.rows > rows.saturating_mul(BLANK_ROWS) {
                    return Err(self.too_much_here(Measure::Rows, rows));
                }
            }
            "c" => {
                self.text = Some(0);
                self.place.clear();
                if let Ok(Some(place)) = tag.try_get_attribute("r") {
                    self.place.push_str(&place.value);
                }
                self.counted.cells += 1;
                if self.counted.cells > cells {
                    return Err(self.too_much_here(Measure::Cells, cells));
                }
                if self.own.place().1 >= WIDEST_ROW {
                    return Err(self.too_much_here(Measure::Columns, self.limits.max_columns as u64));
                }
            }
            "si" => {
                (self.text, self.counted.strings) = (Some(0), self.counted.strings + 1);
                self.place.clear();
                self.check(self.counted.strings, Measure::Cells, cells)?;
            }
            // Room is made for as many texts as this tag says.
            "sst" if digits(tag).any(|number| number > cells) => {
                return Err(self.too_much(Measure::Cells, cells));
            }
            "sheet" => {
                self.counted.sheets += 1;
                self.check(self.counted.sheets, Measure::Sheets, sheets)?;
                self.marks.tab(tag);
            }
            "mergeCell" => {
                self.counted.merges += 1;
                self.check(self.counted.merges, Measure::Merges, MOST_MERGES)?;
            }
            "Relationship" | "definedName" => {
                self.counted.names += 1;
                self.check(self.counted.names, Measure::Markup, MOST_NAMES)?;
                if self.name.eq_ignore_ascii_case("xl/_rels/workbook.xml.rels") {
                    self.marks.target(tag);
                }
            }
            "xf" | "font" | "fill" | "border" => self.style(0)?,
            "numFmt" | "name" => self.style(tag.len() as u64)?,
            _ => {}
        }
        Ok(())
    }

    /// Counts a style, and what copying the longest of its texts into every one would take.
    fn style(&mut self, text: u64) -> Result<(), SheetError> {
        self.counted.styles += 1;
        self.counted.longest_style = self.counted.longest_style.max(text);
        self.check(self.counted.styles, Measure::Markup, MOST_STYLES)?;
        let copied = self.counted.styles.saturating_mul(self.counted.longest_style);
        self.check(copied, Measure::Markup, self.limits.max_kept_bytes)
    }

    fn say(&mut self, bytes: usize) -> Result<(), SheetError> {
        if bytes > 0 {
            self.own.say();
        }
        let Some(text) = self.text.as_mut().filter(|_| is_markup(self.name)) else { return Ok(()) };
        *text += bytes as u64;
        if *text <= LONGEST_TEXT {
            return Ok(());
        }
        let at = match self.place.as_str() {
            "" => short(self.name).to_owned(),
            place => format!("{}!{place}", short(self.name)),
        };
        Err(SheetError::too_large_at(Measure::CellText, LONGEST_CELL as u64, at))
    }

    fn check(&self, count: u64, what: Measure, limit: u64) -> Result<(), SheetError> {
        if count > limit { Err(self.too_much(what, limit)) } else { Ok(()) }
    }

    fn too_much(&self, what: Measure, limit: u64) -> SheetError {
        SheetError::too_large_at(what, limit, short(self.name).to_owned())
    }

    /// The same with the cell that was reached.
    fn too_much_here(&self, what: Measure, limit: u64) -> SheetError {
        let (row, column) = self.own.place();
        SheetError::too_large_at(what, limit, format!("{}!{}", short(self.name), cell_name(row, column)))
    }
}

/// Pieces of markup that are read at most.
pub(super) fn most_pieces(limits: &Limits) -> u64 {
    (limits.max_cells as u64).saturating_mul(PIECES)
}

/// Every number in a tag; one beyond all limits when it has more digits than a number holds.
fn digits(tag: &BytesStart<'_>) -> impl Iterator<Item = u64> {
    let runs = tag.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.parse().unwrap_or(u64::MAX))
}
