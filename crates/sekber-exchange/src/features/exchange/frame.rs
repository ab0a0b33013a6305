//! What of a sheet is the same for all its rows: what they are, how its columns are understood, and what was answered about them.

use sekber_core::value::Currency;
use sekber_core::value::region::RegionLevel;

use super::columns::{Column, Reads};
use super::kind::Kind;
use super::layout::Layout;
use super::money_columns::{Meaning, meaning};
use super::reading::{Around, Dates, level_of};

/// What of a sheet is the same for all its rows.
pub struct Frame<'a> {
    /// What the rows are.
    pub kind: Kind,
    /// How the sheet is understood.
    pub layout: &'a Layout,
    /// The year meant when nothing says another.
    pub cycle_year: i16,
    /// Whether the whole sheet is one office's plan, in which programmes and activities stand above their parts.
    pub office_plan: bool,
    /// What each column says of itself, by its place.
    facts: Vec<Facts>,
}

/// What a column says of itself.
struct Facts {
    title: String,
    column: Option<&'static Column>,
    money: Meaning,
    currency: Option<Currency>,
    level: Option<RegionLevel>,
}

impl<'a> Frame<'a> {
    /// The frame of a sheet.
    pub fn new(kind: Kind, layout: &'a Layout, cycle_year: i16, office_plan: bool) -> Self {
        let facts = (0..layout.fields.len()).map(|index| {
            let title = layout.title(index);
            let column = layout.fields[index].as_deref().and_then(|key| kind.column(key));
            let level = layout.tagged_level(index).or_else(|| level_of(&title, &layout.titles));
            let currency =
                layout.answers.get(&format!("currency/{title}")).and_then(|code| code.parse().ok());
            Facts { money: meaning(&title), currency, level, title, column }
        });
        Self { kind, layout, cycle_year, office_plan, facts: facts.collect() }
    }

    /// The columns that are read, from the left.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &'static Column)> + '_ {
        self.facts.iter().enumerate().filter_map(|(index, facts)| Some((index, facts.column?)))
    }

    /// What was answered to a question about the sheet.
    pub fn answer(&self, key: &str) -> Option<&str> {
        self.layout.answers.get(key).map(String::as_str)
    }

    /// Whether rows name our records by their id and tell them in part, as lists and public files do; our export tells them whole.
    pub fn is_list_of_ours(&self) -> bool {
        let has = |key: &str| self.layout.columns_of(key).next().is_some();
        self.kind == Kind::Programmes
            && has("id")
            && self.answer("id") != Some("ignore")
            && !has("funding")
            && !has("published")
    }

    /// Whether amounts say no year of their own: neither a column of years nor the title of one of amounts names it.
    pub fn has_amounts_without_years(&self) -> bool {
        let has = |key: &str| self.layout.columns_of(key).next().is_some();
        let names_year = |at: usize| self.money(at).is_some_and(|money| money.year.is_some());
        !has("funding") && !has("year") && !self.layout.columns_of("amount").any(names_year)
    }

    /// What a column of money means.
    pub fn money(&self, column: usize) -> Option<&Meaning> {
        self.facts.get(column).map(|facts| &facts.money)
    }

    /// The level of the places of a column, when its title says it.
    pub fn level(&self, column: usize) -> Option<RegionLevel> {
        self.facts.get(column).and_then(|facts| facts.level)
    }

    /// Whether bare numbers of a column are whole rupiah as far as its title and the lines beside the table say.
    pub fn is_plain_money(&self, column: usize) -> bool {
        self.factor(column).is_none() && self.currency(column) == Currency::IDR
    }

    fn factor(&self, column: usize) -> Option<i64> {
        let answered = self.answer("unit").and_then(|unit| match unit {
            "rupiah" => Some(1),
            "ribu" => Some(1_000),
            "juta" => Some(1_000_000),
            "miliar" => Some(1_000_000_000),
            _ => None,
        });
        answered.or_else(|| self.money(column).and_then(|money| money.factor)).or(self.layout.unit)
    }

    /// What was answered to whether a code in the title of a column is a currency.
    fn answered_currency(&self, column: usize) -> Option<Currency> {
        self.facts.get(column)?.currency
    }

    fn currency(&self, column: usize) -> Currency {
        let of_sheet = || self.layout.currency.as_deref().and_then(|code| code.parse().ok());
        let said = self.answered_currency(column).or(self.money(column).and_then(|money| money.currency));
        said.or_else(of_sheet).unwrap_or(Currency::IDR)
    }

    /// How the cells of a column are to be understood in a row of this year and currency; `doubts` is what the sheet as a
    /// whole leaves open.
    pub fn around(
        &self,
        column: usize,
        year: Option<i16>,
        currency: Option<Currency>,
        doubts: Doubts,
    ) -> Around<'_> {
        let is_amount =
            self.facts.get(column).and_then(|facts| facts.column).is_some_and(|of| of.reads == Reads::Amount);
        let doubtful = self.money(column).and_then(|money| money.doubtful).filter(|_| is_amount);
        let dates = match self.answer("dates") {
            Some("month-first") => Dates::MonthFirst,
            Some("day-first") => Dates::DayFirst,
            _ if doubts.dates => Dates::Unsure,
            _ => Dates::DayFirst,
        };
        Around {
            title: self.facts.get(column).map_or("", |facts| facts.title.as_str()),
            year: year.or(self.layout.year).unwrap_or(self.cycle_year),
            currency: currency.unwrap_or_else(|| self.currency(column)),
            factor: self.factor(column).unwrap_or(1),
            doubtful: doubtful.filter(|_| currency.is_none() && self.answered_currency(column).is_none()),
            unit_is_missing: is_amount && doubts.unit && self.is_plain_money(column),
            level: self.level(column),
            dates,
        }
    }
}

/// What a sheet as a whole leaves open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Doubts {
    /// Which of two figures of a date is the day.
    pub dates: bool,
    /// In what unit its amounts are.
    pub unit: bool,
}
