//! Reading cells: every column's text becomes a plain stored value, with remarks for whoever looks at the preview.

mod codes;
mod dates;
mod elsewhere;
mod lists;
mod money;
mod names;
mod places;
mod simple;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use sekber_core::reading::Unreadable;
use sekber_core::text::fold;
use sekber_core::value::Currency;
use sekber_core::value::region::RegionLevel;
use sekber_documents::sheet::Cell;

use super::columns::{Column, Reads};
use super::references::References;
use crate::features::programme::MOST_CHOICES;
use crate::kit::words::Words;

pub use codes::depth;
pub use dates::year_in;
pub use lists::{Lists, choice_key};
pub use money::{Line, funding_text, is_budget, lines_of};
use places::{Told, places_of};
pub use places::{as_read, level_of, place_name};
pub use simple::is_count_of_people;

/// Texts by which people say that there is nothing.
const NOTHING: &[&str] = &[
    "",
    "-",
    "--",
    "---",
    "n/a",
    "na",
    "nihil",
    "tidak ada",
    "belum ada",
    "#n/a",
    "…",
    "...",
    "kosong",
    "none",
    "tbd",
    "tba",
    "belum diketahui",
    "belum ditentukan",
    "tidak diketahui",
    "belum punya",
    "tidak punya",
    "tidak tersedia",
];

/// Bytes of the longest of them, with brackets and dashes of any kind.
const LONGEST_NOTHING: usize = 40;

/// Values of one cell that are read at most: as many as a programme may have. Each is looked up among all names of the
/// district.
const MOST_VALUES: usize = MOST_CHOICES;
/// What parts the values of a cell in some column or other.
const PARTING: [char; 8] = [';', ',', '\n', '\r', '|', '•', ':', '('];
/// Characters of a value that are kept in a remark.
const SHOWN: usize = 200;

/// The beginning of a long text, for messages.
pub fn shortened(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(SHOWN) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Something worth saying about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Whether the row cannot be taken over because of it.
    pub stops: bool,
    /// The part of the cell that is meant.
    pub value: String,
    /// Why: the sentence is `import-reason-<reason>`.
    pub reason: String,
    /// A fact that the sentence names.
    pub fact: String,
    /// What may have been meant.
    pub suggestion: Option<String>,
    /// The question that settles it, and what can be answered: see [`super::layout::Layout::answers`].
    pub ask: Option<(String, Vec<String>)>,
}

impl Remark {
    /// A fault. Of a long value only the beginning is kept, which is enough to find it in the sheet.
    pub fn fault(value: impl Into<String>, reason: &str) -> Self {
        Self {
            stops: true,
            value: shortened(value.into()),
            reason: reason.to_owned(),
            fact: String::new(),
            suggestion: None,
            ask: None,
        }
    }

    /// A remark that does not hold up the row.
    pub fn notice(value: impl Into<String>, reason: &str, fact: impl Into<String>) -> Self {
        Self { stops: false, fact: fact.into(), ..Self::fault(value, reason) }
    }

    /// A fault for a text that could not be read.
    pub fn unreadable(value: impl Into<String>, why: &Unreadable) -> Self {
        let reason = why.reason.as_str().replace('_', "-");
        Self { suggestion: why.suggestion.clone(), ..Self::fault(value, &reason) }
    }

    /// A fault for a cell that holds more values than are read.
    fn too_many(value: &str) -> Self {
        Self { fact: MOST_VALUES.to_string(), ..Self::fault(value, "too-many-values") }
    }

    /// The same with a question about the whole sheet.
    pub fn asking(self, question: &str, choices: &[&str]) -> Self {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        Self { ask: Some((question.to_owned(), choices)), ..self }
    }

    /// The same with what may be read instead of a text of a field, wherever it stands. A long text is no name.
    pub fn offering(self, field: &str, text: &str, choices: Vec<String>) -> Self {
        let ask = (text.chars().count() <= SHOWN).then(|| (format!("{field}/{text}"), choices));
        Self { suggestion: None, ask: ask.filter(|(_, choices)| !choices.is_empty()), ..self }
    }

    /// The same with a suggestion.
    pub fn suggesting(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }
}

/// What a cell turned out to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The value as stored; `None` when the cell says nothing that can be used.
    pub value: Option<String>,
    /// What it says about other fields.
    pub more: Vec<(&'static str, String)>,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
}

impl Reading {
    /// A value without remarks.
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }

    /// No value, only a fault.
    pub fn fault(remark: Remark) -> Self {
        Self { remarks: vec![remark], ..Self::default() }
    }
}

/// Where a cell stands, as far as its meaning depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The title of its column.
    pub title: &'a str,
    /// The year that the sheet is about.
    pub year: i16,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// A currency that the title may name, or something else.
    pub doubtful: Option<Currency>,
    /// What bare amounts are multiplied with.
    pub factor: i64,
    /// Whether the amounts of the sheet are too little to be whole units.
    pub unit_is_missing: bool,
    /// The level of places, when the column says it.
    pub level: Option<RegionLevel>,
    /// How dates of figures are written.
    pub dates: Dates,
}

/// How dates of figures are written in a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// Day, month, year, as in Indonesia.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Some are written with the month first, so that of the others it cannot be told.
    Unsure,
}

/// Reads the cells of one sheet; remembers what names turned out to be, because sheets repeat them.
pub struct Reader<'a> {
    references: &'a References,
    lists: Lists,
    answers: &'a BTreeMap<String, String>,
    known: HashMap<(&'static str, String, String), Reading>,
    known_places: HashMap<String, PlacesRead>,
}

/// The places of several cells, and what is to be said of each.
type PlacesRead = (Reading, Vec<(usize, Remark)>);

/// Names that are remembered at most.
const REMEMBERED: usize = 50_000;
/// Bytes of the longest cell that is remembered; longer ones are hardly repeated.
const LONGEST_REMEMBERED: usize = 500;

impl<'a> Reader<'a> {
    /// A reader for a district.
    pub fn new(references: &'a References, words: &Words, answers: &'a BTreeMap<String, String>) -> Self {
        let (known, known_places) = (HashMap::new(), HashMap::new());
        Self { references, lists: Lists::new(words), answers, known, known_places }
    }

    /// The cell with what was answered to be read instead, of the whole text or of a part of it. A number is answered as a whole, and
    /// so is an amount: the figures of one may stand within those of another.
    fn answered(&self, field: &str, cell: &Cell) -> Option<Cell> {
        let whole = || self.answers.get(&format!("{field}/{}", cell.text())).cloned().map(Cell::Text);
        let Cell::Text(text) = cell else {
            return if matches!(cell, Cell::Number(_)) { whole() } else { None };
        };
        let prefix = format!("{field}/");
        let mut own = self.answers.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        if field == "amount" {
            let mut within = || own.find(|(key, _)| stands_alone(text, &key[prefix.len()..]));
            let replaced = |(key, value): (&String, &String)| text.replacen(&key[prefix.len()..], value, 1);
            return whole().or_else(|| within().map(replaced).map(Cell::Text));
        }
        let mut read = text.clone();
        for (key, value) in own {
            let part = &key[prefix.len()..];
            if read == *part || (!part.is_empty() && read.contains(part) && !value.contains(part)) {
                read = read.replace(part, value);
            }
        }
        (read != *text).then_some(Cell::Text(read))
    }

    /// What the cell says.
    pub fn read(&mut self, column: &'static Column, cell: &Cell, around: Around<'_>) -> Reading {
        if let Cell::Error(error) = cell {
            return Reading::fault(Remark::fault(&**error, "cell-error"));
        }
        if let Cell::Uncomputed = cell {
            return Reading::fault(Remark::fault("", "no-result"));
        }
        let answered = self.answered(column.key, cell);
        let cell = answered.as_ref().unwrap_or(cell);
        if says_nothing(cell) {
            return Reading::default();
        }
        match column.reads {
            Reads::Id => simple::id(cell),
            Reads::Line => simple::line(cell),
            Reads::Paragraphs => simple::paragraphs(cell),
            Reads::YesNo => self.lists.yes_no(cell),
            Reads::Count => simple::count(cell),
            Reads::Year => dates::year(cell),
            Reads::Date => dates::date(column.key, cell, around),
            Reads::Period => dates::period(cell, around),
            Reads::Phone => simple::phone(cell),
            Reads::Email => simple::email(cell),
            Reads::Website => simple::website(cell),
            Reads::Amount => money::amount(cell, &around),
            Reads::Currency => money::currency(cell),
            Reads::Funding => money::funding(cell, &self.lists),
            Reads::Choice(list) => self.lists.choose(column, list, &cell.text()),
            _ => self.remembered(column, cell, around),
        }
    }

    /// What cells say that hold one level of places each.
    pub fn read_places(&mut self, cells: &[(usize, Option<RegionLevel>, String)]) -> PlacesRead {
        let told = |text: &String| {
            let answered = self.answered("places", &Cell::Text(text.clone()));
            answered.map_or_else(|| text.clone(), |cell| cell.text())
        };
        let texts: Vec<String> = cells.iter().map(|(_, _, text)| told(text)).collect();
        let joined: String = cells
            .iter()
            .zip(&texts)
            .map(|((column, _, _), text)| format!("{column}\u{1f}{text}\u{1e}"))
            .collect();
        if let Some(known) = self.known_places.get(&joined) {
            return known.clone();
        }
        let long =
            cells.iter().zip(&texts).find(|(_, text)| text.matches(PARTING).count() >= 2 * MOST_VALUES);
        if let Some(((column, _, _), text)) = long {
            return (Reading::default(), vec![(*column, Remark::too_many(text))]);
        }
        let cells: Vec<Told<'_>> = cells
            .iter()
            .zip(&texts)
            .map(|((column, level, _), text)| (*column, *level, text.as_str()))
            .collect();
        let read = places_of(self.references, &cells);
        if self.known_places.len() >= REMEMBERED {
            self.known_places.clear();
        }
        if joined.len() <= LONGEST_REMEMBERED {
            self.known_places.insert(joined, read.clone());
        }
        read
    }

    /// Cells that name something: looked up once for each text.
    fn remembered(&mut self, column: &'static Column, cell: &Cell, around: Around<'_>) -> Reading {
        let at = (column.key, around.title.to_owned(), cell.text());
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        let text = at.2.as_str();
        // "Desa Semuntai, Kec. Sepauk" is one place.
        let most = if column.reads == Reads::Places { 2 * MOST_VALUES } else { MOST_VALUES };
        if text.matches(PARTING).count() >= most {
            return Reading::fault(Remark::too_many(text));
        }
        let reading = match column.reads {
            Reads::Themes => names::themes(self.references, text),
            Reads::Organisation => names::organisation(self.references, text, column.key),
            Reads::Office => names::offices(self.references, text, column.key),
            Reads::Offices => names::offices(self.references, text, column.key),
            Reads::Nomenclature => codes::nomenclature(text),
            Reads::Goals => codes::goals(text),
            Reads::Places => places::places(self.references, text, around.level),
            _ => Reading::of(text),
        };
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        if text.len() <= LONGEST_REMEMBERED {
            self.known.insert(at, reading.clone());
        }
        reading
    }
}

/// Whether an amount stands in a text and is no part of a longer one.
fn stands_alone(text: &str, amount: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let around = text.split_once(amount).filter(|_| !amount.is_empty());
    around.is_some_and(|(before, after)| !before.ends_with(is_figure) && !after.starts_with(is_figure))
}

/// Whether a cell says that there is nothing.
pub fn says_nothing(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => {
            text.len() <= LONGEST_NOTHING && NOTHING.contains(&fold(text).trim_matches(['(', ')', ' ']))
        }
        _ => false,
    }
}
