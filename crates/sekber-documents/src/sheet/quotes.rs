//! A quote that is opened and not closed swallows the rows below it, and no reader of delimited text complains.

/// Where a quote opens that is not closed as it should be: row and column from 0, blank lines counted. Only quotes over
/// several lines are looked at twice: within one line a slip costs that cell at most.
pub(super) fn left_open(text: &str, delimiter: u8) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let usual = usual_delimiters(text, delimiter);
    let (mut at, mut row, mut column, mut begins) = (0, 0, 0, true);
    while let Some(byte) = bytes.get(at).copied() {
        if begins && byte == b'"' {
            let end = closing(bytes, at + 1).unwrap_or(bytes.len());
            let inside = bytes.get(at + 1..end).unwrap_or_default();
            let after = bytes.get(end + 1..).unwrap_or_default();
            let next = after.iter().find(|byte| **byte != b' ').copied();
            let is_closed = end < bytes.len()
                && (next.is_none() || matches!(next, Some(b'\n' | b'\r')) || next == Some(delimiter));
            let is_tall = inside.contains(&b'\n');
            if end >= bytes.len() || (is_tall && (!is_closed || holds_rows(inside, delimiter, usual, column)))
            {
                return Some((row, column));
            }
            (at, begins) = (end + 1, false);
            continue;
        }
        begins = byte == b'\n' || byte == delimiter;
        match byte {
            b'\n' => (row, column) = (row + 1, 0),
            byte if byte == delimiter => column += 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The quote that closes a field; two in a row stand for one that belongs to the text.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 2,
            b'"' => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Lines that are looked at to see how many separators a row has.
const SAMPLE: usize = 200;

/// How many separators most lines have that have any.
fn usual_delimiters(text: &str, delimiter: u8) -> usize {
    let mut counts: Vec<usize> =
        text.lines().take(SAMPLE).map(|line| count(line.as_bytes(), delimiter)).collect();
    counts.retain(|count| *count > 0);
    let often = |wanted: usize| counts.iter().filter(|count| **count == wanted).count();
    counts.iter().copied().max_by_key(|count| often(*count)).unwrap_or(0)
}

fn count(bytes: &[u8], delimiter: u8) -> usize {
    bytes.iter().filter(|byte| **byte == delimiter).count()
}

/// Whether the lines of a field are cut exactly like rows: the first one ends the row that the field stands in, and every
/// other one but the last is a whole row. A text of several sentences is hardly ever cut like that.
fn holds_rows(inside: &[u8], delimiter: u8, usual: usize, column: usize) -> bool {
    let lines: Vec<usize> = inside.split(|byte| *byte == b'\n').map(|line| count(line, delimiter)).collect();
    let left = usual.saturating_sub(column);
    match lines.as_slice() {
        [first, whole @ .., _] => left >= 2 && *first == left && whole.iter().all(|count| *count == usual),
        _ => false,
    }
}
