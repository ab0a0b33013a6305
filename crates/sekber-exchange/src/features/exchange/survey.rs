//! What only the whole sheet tells of its rows: which are records and which belong together, how dates of figures are meant, and
//! whether amounts lack their unit. The rows are looked at once before any of them is judged.

mod groups;
mod sums;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use sekber_core::reading::{FigureOrder, figure_order, read_money};
use sekber_core::value::Currency;
use sekber_documents::sheet::{Cell, is_example};

use super::columns::Reads;
use super::frame::Frame;
use super::guess::is_numbering;
use super::joining::MOST_PARTS;
use super::kind::Kind;
use super::reading::{depth, says_nothing};
use super::records::{Common, Label, Numeral, Shape, Standing, label_of, numeral_of, standing};
use super::references::key;
use super::row::{Mark, SheetRow};
use groups::Groups;
use sums::comes_to;

/// Below so many rupiah no programme costs anything: the unit of the amounts is missing.
const TOO_LITTLE: i64 = 10_000;
/// Rows around a sum that are added up at most.
const LONGEST_SUM: usize = 2_000;

/// What is known of one row until all have been looked at.
struct Seen {
    number: i64,
    shape: Shape,
    mark: Option<Mark>,
    is_example: bool,
    /// What its amounts come to, in minor units of whatever they are in.
    amount: Option<i64>,
    owner: u64,
    /// Its own number, or its code in an office's plan, with its title.
    name: u64,
    /// Where it is.
    place: u64,
    /// Every cell that is read.
    whole: u64,
    /// Whether its title stands in a cell merged over several rows.
    inherits: bool,
    /// Whether it is a programme or activity of an office's plan, above the parts that are taken over.
    is_plan_level: bool,
}

/// Looks at rows.
pub struct Surveyor<'a> {
    frame: &'a Frame<'a>,
    numbering: Option<usize>,
    seen: Vec<Seen>,
    day_first: bool,
    month_first: bool,
    little: bool,
    enough: bool,
}

/// What the whole sheet tells.
#[derive(Debug, Default)]
pub struct Survey {
    standing: HashMap<i64, Standing>,
    /// The first row of the record that a row is more of.
    part_of: HashMap<i64, i64>,
    parts: HashMap<i64, Vec<SheetRow>>,
    /// How many rows are more of one.
    counts: HashMap<i64, usize>,
    /// Rows that say the very same as an earlier one.
    again: HashMap<i64, i64>,
    /// Rows of programmes that share owner and title and are in different places.
    alike: HashSet<i64>,
    /// Whether some dates of figures can only be read with the month first, and none only with the day first.
    pub month_first: bool,
    /// Whether dates of both orders stand in the sheet.
    pub both_orders: bool,
    /// Whether all amounts are too little to be whole rupiah.
    pub too_little: bool,
}

impl<'a> Surveyor<'a> {
    /// Begins.
    pub fn new(frame: &'a Frame<'a>) -> Self {
        let titles = &frame.layout.titles;
        let unread = |index: usize| frame.layout.fields.get(index).is_none_or(Option::is_none);
        let numbering = titles.iter().position(|title| is_numbering(title));
        let numbering =
            numbering.or_else(|| (unread(0) && titles.first().is_some_and(String::is_empty)).then_some(0));
        let (day_first, month_first, little, enough) = (false, false, false, false);
        Self { frame, numbering, seen: Vec::new(), day_first, month_first, little, enough }
    }

    /// Looks at some rows, in the order of the sheet.
    pub fn look(&mut self, rows: &[SheetRow]) {
        for row in rows {
            let seen = self.seen(row);
            self.seen.push(seen);
        }
    }

    fn seen(&mut self, row: &SheetRow) -> Seen {
        let frame = self.frame;
        let naming = frame.kind.naming();
        let numeral = self.numbering.map_or(Numeral::None, |at| numeral_of(&row.cell(at).text()));
        let mut shape = Shape {
            label: Label::Other,
            numeral,
            titled: false,
            owned: false,
            others: 0,
            measures: 0,
            is_sum: false,
            at_foot: false,
        };
        let (mut owner, mut name, mut place, mut whole) =
            (0, String::new(), String::new(), DefaultHasher::new());
        let (mut title, mut amount, mut inherits) = (String::new(), None, false);
        let mut id = None;
        for (index, column) in frame.columns() {
            let cell = row.cell(index);
            let inherited = row.inherited.contains(&index);
            if says_nothing(cell) || matches!(cell, Cell::Uncomputed) {
                continue;
            }
            let text = cell.text();
            (index, &text).hash(&mut whole);
            match column.key {
                key if key == naming => (shape.titled, title, inherits) = (true, text, inherited),
                "organisation" => {
                    // In a cell merged over several rows the owner is not said once more.
                    shape.owned |= !inherited;
                    owner = hashed(&key(&text));
                }
                _ if inherited && column.reads != Reads::Places => {}
                _ => {
                    match column.reads {
                        Reads::Places => place.push_str(&key(&text)),
                        Reads::Amount => self.take_amount(cell, index, &mut amount),
                        Reads::Date | Reads::Period => self.take_date(cell, &text),
                        _ => {}
                    }
                    // Words are no amount, whatever column they stand in: "Direktur" in a line of signatures.
                    let is_words = || {
                        !text.contains(|c: char| c.is_ascii_digit())
                            && text.chars().filter(|c| c.is_alphabetic()).count() > 3
                    };
                    let measures = matches!(column.reads, Reads::Amount | Reads::Count | Reads::Funding);
                    if measures && !is_words() {
                        shape.measures += 1
                    } else {
                        shape.others += 1
                    }
                    if column.key == "id" {
                        id = Some(key(&text));
                    }
                    if column.key == "reference" || (frame.office_plan && column.key == "nomenclature") {
                        name.push_str(&key(&text));
                        name.push('/');
                    }
                }
            }
        }
        name.push_str(&key(&title));
        shape.label = Self::label(row);
        let (mark, is_example) = (row.mark, is_example(&row.cells));
        // Rows of one id and title are one programme in each of its places. Our own export has a row for each: there a second one is a
        // fault, as it is where identifiers are left out.
        let id = id.filter(|_| frame.is_list_of_ours());
        if let Some(id) = &id {
            name = format!("id/{id}/{}", key(&title));
        }
        let place = if place.is_empty() || id.is_some() { 0 } else { hashed(&place) };
        let (number, name, whole) = (row.number, hashed(&name), whole.finish());
        let is_plan_level = frame.office_plan
            && frame
                .layout
                .columns_of("nomenclature")
                .any(|at| depth(&row.cell(at).text()).is_some_and(|depth| depth < 6));
        Seen { number, shape, mark, is_example, amount, owner, name, place, whole, inherits, is_plan_level }
    }

    /// What the first words of a row say; its number is not one of them.
    fn label(row: &SheetRow) -> Label {
        let text = row.cells.iter().find_map(|cell| match cell {
            Cell::Text(text) if numeral_of(text) == Numeral::None => Some(text),
            _ => None,
        });
        text.map_or(Label::Other, |text| label_of(text))
    }

    fn take_amount(&mut self, cell: &Cell, column: usize, amount: &mut Option<i64>) {
        let text = match cell {
            Cell::Number(number) => format!("{:.2}", number).replace('.', ","),
            _ => cell.text(),
        };
        let Ok(money) = read_money(&text, Currency::IDR) else { return };
        *amount = Some(amount.unwrap_or(0).saturating_add(money.minor));
        if money.currency == Currency::IDR && self.frame.is_plain_money(column) {
            self.enough |= money.minor >= TOO_LITTLE * Currency::IDR.minor_per_unit();
            self.little |= money.minor > 0;
        }
    }

    fn take_date(&mut self, cell: &Cell, text: &str) {
        if !matches!(cell, Cell::Text(_)) {
            return;
        }
        match figure_order(text) {
            Some(FigureOrder::DayFirst) => self.day_first = true,
            Some(FigureOrder::MonthFirst) => self.month_first = true,
            Some(FigureOrder::Either) | None => {}
        }
    }

    /// What was found out.
    pub fn finish(mut self) -> Survey {
        let common = self.common();
        self.mark_feet(common);
        self.find_sums();
        let mut survey = Survey {
            month_first: self.month_first && !self.day_first,
            both_orders: self.month_first && self.day_first,
            too_little: self.little && !self.enough,
            ..Survey::default()
        };
        self.stand(common, &mut survey);
        survey
    }

    fn common(&self) -> Common {
        let is_likely = |seen: &&Seen| seen.shape.titled && seen.shape.label == Label::Other;
        let mut filled: Vec<usize> =
            self.seen.iter().filter(is_likely).map(|seen| seen.shape.filled()).collect();
        filled.sort_unstable();
        Common {
            has_owners: self.frame.layout.columns_of("organisation").next().is_some(),
            numbering: self.numbering_of_records(),
            usual: filled.get(filled.len() * 3 / 4).copied().unwrap_or(0),
        }
    }

    /// How most rows are numbered, of those that say more than a title and amounts if there are any.
    fn numbering_of_records(&self) -> Numeral {
        let most = |fuller: bool| {
            let of = |seen: &&Seen| {
                let more = seen.shape.others + usize::from(seen.shape.owned) > 0;
                seen.shape.titled && seen.shape.numeral != Numeral::None && (more || !fuller)
            };
            let mut counts: HashMap<Numeral, usize> = HashMap::new();
            self.seen.iter().filter(of).for_each(|seen| *counts.entry(seen.shape.numeral).or_default() += 1);
            counts.into_iter().max_by_key(|(numeral, count)| (*count, *numeral)).map(|(numeral, _)| numeral)
        };
        most(true).or_else(|| most(false)).unwrap_or(Numeral::None)
    }

    /// Signatures and notes stand below the last whole row.
    fn mark_feet(&mut self, common: Common) {
        let is_whole = |seen: &Seen| seen.shape.titled && seen.shape.filled() + 1 >= common.usual.max(2);
        let last = self.seen.iter().rposition(is_whole).unwrap_or(0);
        self.seen.iter_mut().skip(last + 1).for_each(|seen| seen.shape.at_foot = true);
    }

    /// Amounts without an owner, a place or a year may be what rows above or below come to.
    fn find_sums(&mut self) {
        let is_bare = |seen: &Seen| seen.shape.others == 0 && !(seen.shape.owned && seen.shape.titled);
        let amounts: Vec<Option<i64>> =
            self.seen.iter().map(|seen| if is_bare(seen) { None } else { seen.amount }).collect();
        let mut all: i64 = 0;
        let mut added = 0;
        let mut sums: Vec<usize> = Vec::new();
        for (at, seen) in self.seen.iter().enumerate() {
            if let (true, Some(amount)) = (is_bare(seen), seen.amount.filter(|amount| *amount > 0)) {
                let above = amounts[..at].iter().rev().take(LONGEST_SUM);
                let below = amounts[at + 1..].iter().take(LONGEST_SUM);
                if amount == all || comes_to(amount, above, &mut added) || comes_to(amount, below, &mut added)
                {
                    sums.push(at);
                }
            }
            all = all.saturating_add(amounts[at].unwrap_or(0));
        }
        for at in sums {
            self.seen[at].shape.is_sum = true;
        }
    }

    fn stand(&self, common: Common, survey: &mut Survey) {
        let mut groups = Groups::default();
        for seen in &self.seen {
            let standing = self.standing(seen, common);
            match standing {
                Standing::Record if self.frame.kind == Kind::Programmes => groups.take(seen, survey),
                Standing::Continued => match groups.open {
                    Some(leader) => survey.take_part(seen.number, leader),
                    // There is nothing above that it could go on with: it lacks its title.
                    None => continue,
                },
                Standing::Owner => (groups.above, groups.open) = (Some(seen.owner), None),
                Standing::Skipped("no-record" | "example") | Standing::Record => {}
                Standing::Skipped(_) | Standing::Doubtful(_) => (groups.above, groups.open) = (None, None),
            }
            if standing != Standing::Record {
                survey.standing.insert(seen.number, standing);
            }
        }
        survey.alike = groups.alike();
    }

    fn standing(&self, seen: &Seen, common: Common) -> Standing {
        match seen.mark {
            _ if seen.is_example => return Standing::Skipped("example"),
            Some(Mark::Titles) => return Standing::Skipped("titles-again"),
            Some(Mark::OtherTable) => return Standing::Doubtful("other-table"),
            Some(Mark::Hidden) if self.frame.answer("hidden") == Some("skip") => {
                return Standing::Skipped("hidden");
            }
            Some(Mark::Hidden) | None => {}
        }
        if seen.is_plan_level && seen.shape.label != Label::Sum {
            return Standing::Skipped("plan-level");
        }
        match standing(&seen.shape, common) {
            Standing::Doubtful("maybe-heading") => match self.frame.answer("headings") {
                Some("records") => Standing::Record,
                Some("skip") => Standing::Skipped("heading"),
                _ => Standing::Doubtful("maybe-heading"),
            },
            standing => standing,
        }
    }
}

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Survey {
    /// What a row is.
    pub fn standing(&self, row: i64) -> Standing {
        self.standing.get(&row).copied().unwrap_or(Standing::Record)
    }

    /// The first row of the record that a row is more of.
    pub fn part_of(&self, row: i64) -> Option<i64> {
        self.part_of.get(&row).copied()
    }

    fn take_part(&mut self, row: i64, leader: i64) {
        self.part_of.insert(row, leader);
        *self.counts.entry(leader).or_default() += 1;
    }

    /// Whether too many rows are more of one to be one record.
    pub fn is_crowded(&self, row: i64) -> bool {
        self.counts.get(&row).is_some_and(|count| *count > MOST_PARTS)
    }

    /// The earlier row that says the very same.
    pub fn same_as(&self, row: i64) -> Option<i64> {
        self.again.get(&row).copied()
    }

    /// Whether another programme of the same owner has the same title elsewhere.
    pub fn is_alike(&self, row: i64) -> bool {
        self.alike.contains(&row)
    }

    /// Whether some rows belong together.
    pub fn has_parts(&self) -> bool {
        !self.part_of.is_empty()
    }

    /// Keeps the rows that are more of others, to be at hand when those are judged.
    pub fn keep_parts(&mut self, rows: Vec<SheetRow>) {
        for row in rows {
            if let Some(leader) = self.part_of(row.number).filter(|leader| !self.is_crowded(*leader)) {
                self.parts.entry(leader).or_default().push(row);
            }
        }
    }

    /// The rows that are more of one.
    pub fn parts(&self, row: i64) -> &[SheetRow] {
        self.parts.get(&row).map_or(&[], Vec::as_slice)
    }
}
