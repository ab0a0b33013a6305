//! Real sheets carry letterheads, merged titles and tag rows above the data, so the header has to be searched for.

use std::collections::BTreeSet;

use super::titles::{Field, LONGEST_TITLE, Wanted, fold};
use super::{Cell, Sheet};

/// Rows searched from the top; a header below that is not found.
const SEARCHED_ROWS: usize = 200;

/// Rows below a likely header in which a better one is still looked for.
const LOOKED_BEYOND: usize = 25;

/// Rows within which hashtags are looked for, as other readers of HXL do.
const TAGGED_WITHIN: usize = 25;

/// Most rows a header may consist of.
const MAX_DEPTH: usize = 3;

/// Where the header of a sheet is and what it says. Rows are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// First row of the header.
    pub row: usize,
    /// Rows the header consists of, 1 to 3.
    pub depth: usize,
    /// One title for each column, empty where there is none. Titles of a header of several rows are joined
    /// from top to bottom, "Parent / Child".
    pub titles: Vec<String>,
    /// HXL hashtags found beside the header, one for each column; empty when there is no such row.
    pub tags: Vec<String>,
    /// First row below header, hashtags and a row that merely numbers the columns.
    pub data_row: usize,
    /// How many columns were recognised; 0 means that the row was chosen by its shape alone.
    pub matched: usize,
}

/// Finds the header among the first 200 rows.
///
/// The row, or the rows joined under merged or indented titles, in which most fields are recognised wins; of
/// equals the upper one. When no field is recognised, the first row that is about as wide as the sheet and holds
/// only text is offered, so that a person can assign its columns. `None` when there is no such row either.
pub fn find_header(sheet: &Sheet, fields: &[Field]) -> Option<Header> {
    let rows: Vec<Vec<Cell>> = (0..sheet.rows.len().min(SEARCHED_ROWS + MAX_DEPTH))
        .map(|row| sheet.row_seen_as(row, beginning))
        .collect();
    let wanted = Wanted::new(fields);
    let mut best: Option<(f64, Header)> = None;
    let mut row = 0;
    while row < rows.len().min(SEARCHED_ROWS) {
        // What is far below a row with two recognised titles is the table itself.
        if best.as_ref().is_some_and(|(_, best)| best.matched > 1 && row > best.row + LOOKED_BEYOND) {
            break;
        }
        // Hashtags are no titles, though some are written like them.
        if holds_only_tags(&rows[row]) {
            row += 1;
            continue;
        }
        let depth = depth(sheet, &rows, row);
        let titles = joined_titles(&rows[row..row + depth]);
        let matches = wanted.assign(&titles);
        let score: f64 = matches.iter().flatten().map(|(_, score)| score).sum();
        if score > best.as_ref().map_or(0.0, |(best, _)| *best) {
            let matched = matches.iter().flatten().count();
            best = Some((score, complete(&rows, row, depth, titles, matched)));
        }
        row += depth;
    }
    let best = best.map(|(_, header)| header);
    if let Some(tagged) = by_tags(&rows, best.as_ref()) {
        return Some(tagged);
    }
    // A single field may be recognised in a row of data by chance; a row of titles above it is the likelier header.
    if best.as_ref().is_none_or(|header| header.matched < 2) {
        let shaped = by_shape(sheet, &rows);
        let above = |shaped: &Header| best.as_ref().is_none_or(|header| shaped.row < header.row);
        return shaped.filter(above).or(best);
    }
    best
}

/// The header of a table whose hashtags do not stand directly below recognised titles: they stand above the titles, below others that
/// nobody recognises, or alone.
fn by_tags(rows: &[Vec<Cell>], best: Option<&Header>) -> Option<Header> {
    if best.is_some_and(|best| !best.tags.is_empty()) {
        return None;
    }
    let at = rows.iter().take(TAGGED_WITHIN).position(|cells| holds_only_tags(cells))?;
    let tags: Vec<String> = rows[at].iter().map(Cell::text).collect();
    let best = best.filter(|best| best.matched > 1);
    let mut header = match best {
        Some(best) if best.row == at + 1 => Header { tags, ..best.clone() },
        // Something stands between them, such as a line that is empty.
        Some(best) if best.row < at && at < best.row + best.depth + MAX_DEPTH => {
            Header { tags, data_row: at + 1, ..best.clone() }
        }
        _ => {
            let row = if at > 0 && filled(&rows[at - 1]) > 1 { at - 1 } else { at };
            let titles = joined_titles(&rows[row..=row]);
            Header { row, depth: 1, titles, matched: filled(&rows[at]), tags, data_row: at + 1 }
        }
    };
    if header.titles.len() < header.tags.len() {
        header.titles.resize(header.tags.len(), String::new());
    }
    Some(header)
}

/// A cell as far as it can be a title; what is longer is told apart by its beginning.
fn beginning(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(text) => match text.char_indices().nth(LONGEST_TITLE) {
            Some((end, _)) => Cell::Text(text[..end].to_owned()),
            None => cell.clone(),
        },
        _ => cell.clone(),
    }
}

/// How many rows belong together as one header starting at `row`.
fn depth(sheet: &Sheet, rows: &[Vec<Cell>], row: usize) -> usize {
    let left = rows.len() - row;
    let starting = || sheet.merges.iter().filter(|merge| merge.top == row);
    let titles: BTreeSet<String> = rows[row].iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect();
    // A single text over the whole width is a title of the sheet, not of columns.
    let merged = if titles.len() < 2 {
        1
    } else {
        let tall = starting().map(|merge| merge.bottom - merge.top + 1).max().unwrap_or(1);
        let wide = starting().any(|merge| merge.top == merge.bottom && merge.right > merge.left);
        tall.max(if wide { 2 } else { 1 })
    };
    let indented = if left > 1 && is_indented(&rows[row], &rows[row + 1]) { 2 } else { 1 };
    merged.max(indented).min(MAX_DEPTH).min(left)
}

/// Whether the lower row holds sub-titles although nothing is merged: only text, and under gaps of the upper row
/// at least as often as under its titles, which a row of data hardly ever does.
fn is_indented(upper: &[Cell], lower: &[Cell]) -> bool {
    let at = |cells: &[Cell], column: usize| cells.get(column).is_some_and(|cell| !cell.is_empty());
    let width = upper.len().max(lower.len());
    let under_gap = (0..width).filter(|&column| !at(upper, column) && at(lower, column)).count();
    let under_title = (0..width).filter(|&column| at(upper, column) && at(lower, column)).count();
    let bare_title = (0..width).filter(|&column| at(upper, column) && !at(lower, column)).count();
    let only_text = lower.iter().all(|cell| matches!(cell, Cell::Empty | Cell::Text(_)));
    only_text
        && !holds_only_tags(lower)
        && under_gap > 0
        && under_title > 0
        && under_title <= under_gap
        && bare_title > 0
}

/// One title for each column; texts repeated below each other (merged cells) appear once. A gap in a row above
/// the last one takes the title to its left when there is something below it.
fn joined_titles(rows: &[Vec<Cell>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut titles: Vec<Vec<String>> = vec![Vec::new(); width];
    for (depth, row) in rows.iter().enumerate() {
        let mut left = String::new();
        for (column, title) in titles.iter_mut().enumerate() {
            let own = row.get(column).map(|cell| one_line(&cell.text())).unwrap_or_default();
            let filled_below =
                rows[depth + 1..].iter().any(|below| below.get(column).is_some_and(|c| !c.is_empty()));
            let text =
                if own.is_empty() && filled_below && title.is_empty() { left.clone() } else { own.clone() };
            if !own.is_empty() {
                left = own;
            }
            if !text.is_empty() && title.last() != Some(&text) {
                title.push(text);
            }
        }
    }
    titles.into_iter().map(|parts| parts.join(" / ")).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn complete(rows: &[Vec<Cell>], row: usize, depth: usize, titles: Vec<String>, matched: usize) -> Header {
    let mut data_row = row + depth;
    let mut tags = Vec::new();
    if rows.get(data_row).is_some_and(|cells| is_numbering(cells)) {
        data_row += 1;
    }
    if let Some(cells) = rows.get(data_row).filter(|cells| is_tags(cells)) {
        tags = cells.iter().map(Cell::text).collect();
        data_row += 1;
    }
    Header { row, depth, titles, tags, data_row, matched }
}

/// Whether most filled cells are HXL hashtags.
fn is_tags(cells: &[Cell]) -> bool {
    let filled: Vec<String> = cells.iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect();
    let tags = filled.iter().filter(|text| is_tag(text)).count();
    tags > 0 && tags * 2 >= filled.len()
}

/// Whether a row is hashtags and nothing else, so that a campaign's tag beside its name is none.
fn holds_only_tags(cells: &[Cell]) -> bool {
    let mut texts = cells.iter().filter(|cell| !cell.is_empty());
    filled(cells) > 1 && texts.all(|cell| is_tag(&cell.text()))
}

/// Whether a text is written like a hashtag: "#adm3 +name", and not "#N/A" or "#1".
fn is_tag(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('#') else { return false };
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '+' | ' ');
    rest.starts_with(|sign: char| sign.is_ascii_alphabetic()) && rest.chars().all(is_plain)
}

/// Whether the row only numbers the columns, "1, 2, 3" or "(1), (2), (3)", as official forms do.
fn is_numbering(cells: &[Cell]) -> bool {
    let filled: Vec<String> =
        cells.iter().filter(|cell| !cell.is_empty()).map(|cell| fold(&cell.text())).collect();
    filled.len() >= 3 && filled.iter().enumerate().all(|(index, text)| *text == (index + 1).to_string())
}

/// The first row of distinct texts about as wide as the sheet, when nothing was recognised.
fn by_shape(sheet: &Sheet, rows: &[Vec<Cell>]) -> Option<Header> {
    let widest = sheet.rows.iter().take(200).map(|row| filled(row)).max().unwrap_or(0);
    let looks_right = |cells: &Vec<Cell>| {
        let texts: BTreeSet<String> = cells.iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect();
        let only_text = cells.iter().all(|cell| matches!(cell, Cell::Empty | Cell::Text(_)));
        only_text && texts.len() == filled(cells) && !texts.is_empty() && texts.len() * 10 >= widest * 6
    };
    let row = rows.iter().take(SEARCHED_ROWS).position(looks_right)?;
    Some(complete(rows, row, 1, joined_titles(&rows[row..=row]), 0))
}

fn filled(cells: &[Cell]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}
