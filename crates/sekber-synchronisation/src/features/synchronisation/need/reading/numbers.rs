//! Numbers as sheets write them, in the Indonesian or the English way; a whole column tells more than a cell.

use sekber_documents::sheet::Cell;

/// What a cell says as a number.
#[derive(Debug, PartialEq)]
pub enum Number {
    /// This one.
    Is(f64),
    /// It could be thousands or a fraction: 1.234.
    Either,
    /// None.
    Not,
}

/// Reads a cell by itself.
pub fn number(cell: &Cell) -> Number {
    let text = match cell {
        Cell::Number(number) if number.is_finite() => return Number::Is(*number),
        Cell::Text(text) => text.trim(),
        _ => return Number::Not,
    };
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') || text.len() > 20 {
        return Number::Not;
    }
    let is = |text: &str| text.parse::<f64>().map_or(Number::Not, Number::Is);
    let groups = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len())) && parts.all(|part| part.len() == 3)
    };
    match (text.matches('.').count(), text.matches(',').count()) {
        (0, 0) => is(text),
        (1, 0) | (0, 1) if !text.starts_with('0') && (groups(text, '.') || groups(text, ',')) => {
            Number::Either
        }
        (1, 0) => is(text),
        (0, 1) => is(&text.replace(',', ".")),
        (2.., 0) if groups(text, '.') => is(&text.replace('.', "")),
        (0, 2..) if groups(text, ',') => is(&text.replace(',', "")),
        (_, 1) => match text.split_once(',') {
            Some((whole, part)) if groups(whole, '.') && !part.contains('.') => {
                is(&format!("{}.{part}", whole.replace('.', "")))
            }
            Some(_)
                if groups(text.split('.').next().unwrap_or_default(), ',')
                    && text.matches('.').count() == 1 =>
            {
                is(&text.replace(',', ""))
            }
            _ => Number::Not,
        },
        (1, _) => match text.split_once('.') {
            Some((whole, part)) if groups(whole, ',') && !part.contains(',') => {
                is(&format!("{}.{part}", whole.replace(',', "")))
            }
            _ => Number::Not,
        },
        _ => Number::Not,
    }
}

/// How a column writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// What stands between thousands; none where no cell tells, or cells tell both.
    thousands: Option<char>,
}

impl Written {
    /// What the cells that can be read in one way alone tell.
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Self {
        let (mut point, mut comma) = (false, false);
        for cell in cells {
            match thousands(cell) {
                Some('.') => point = true,
                Some(_) => comma = true,
                None => {}
            }
        }
        let thousands = match (point, comma) {
            (true, false) => Some('.'),
            (false, true) => Some(','),
            _ => None,
        };
        Self { thousands }
    }

    /// Reads a cell of the column; `is_whole` says that what it counts has no parts.
    pub fn read(self, cell: &Cell, is_whole: bool) -> Number {
        let found = number(cell);
        if found != Number::Either {
            return found;
        }
        let text = cell.text();
        let text = text.trim();
        let plain = match self.thousands {
            Some('.') => text.replace('.', "").replace(',', "."),
            Some(_) => text.replace(',', ""),
            None if is_whole => text.replace(['.', ','], ""),
            None => return Number::Either,
        };
        plain.parse::<f64>().map_or(Number::Not, Number::Is)
    }
}

/// What stands between thousands where a cell writes its number, as far as it can be read in one way alone.
fn thousands(cell: &Cell) -> Option<char> {
    let Cell::Text(text) = cell else { return None };
    let Number::Is(_) = number(cell) else { return None };
    match (text.matches('.').count(), text.matches(',').count()) {
        (0, 0) => None,
        (1, 0) | (0, 2..) => Some(','),
        (0, 1) | (2.., 0) => Some('.'),
        _ => Some(if text.rfind('.') > text.rfind(',') { ',' } else { '.' }),
    }
}
