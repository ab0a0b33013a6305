//! Which column is which field: by hashtags, by titles, and by what stands below them.

use sekber_core::reading::read_money;
use sekber_core::value::Currency;
use sekber_documents::sheet::{Cell, Field, fold, guess};

use super::hxl::{self, Said};
use super::kind::Kind;
use super::money_columns::{Role, meaning, speaks_of_money};
use super::reading::{depth, says_nothing};
use super::row::SheetRow;
use crate::kit::words::{Language, Words};

/// Values of a column that a guess looks at.
const LOOKED_AT: usize = 20;

/// The fields of a kind as the header search wants them: known by their titles in both languages and by others.
pub fn fields(kind: Kind, words: &Words) -> Vec<Field> {
    let field = |column: &super::columns::Column| {
        let mut aliases: Vec<String> =
            column.aliases.split(';').map(|alias| alias.trim().to_owned()).collect();
        aliases.retain(|alias| !alias.is_empty());
        for language in [Language::Indonesian, Language::English] {
            aliases.push(column_title(words, language, column.key));
        }
        aliases.push(column.key.replace('_', " "));
        Field { key: column.key.to_owned(), aliases, many: column.many }
    };
    kind.columns().iter().map(field).collect()
}

/// The title of a column.
pub fn column_title(words: &Words, language: Language, key: &str) -> String {
    words.say(language, &format!("column-{}", key.replace('_', "-")))
}

/// Whether a title says that its column only numbers the rows.
pub fn is_numbering(title: &str) -> bool {
    ["no", "nomor", "no urut", "nomor urut", "nr", "number"].contains(&fold(title).as_str())
}

/// The fields of the columns: hashtags are stronger than titles, and what stands below a title stronger than the title.
pub fn guessed(
    kind: Kind,
    (titles, tags): (&[String], &[String]),
    fields: &[Field],
    rows: &[SheetRow],
) -> Vec<Option<String>> {
    // A column that holds nothing must not take a field from one that does.
    let is_empty = |column: usize| !rows.is_empty() && rows.iter().all(|row| says_nothing(row.cell(column)));
    let telling: Vec<String> = titles
        .iter()
        .enumerate()
        .map(
            |(column, title)| {
                if is_numbering(title) || is_empty(column) { String::new() } else { title.clone() }
            },
        )
        .collect();
    let mut guessed: Vec<Option<String>> =
        guess(&telling, fields).into_iter().map(|field| field.map(str::to_owned)).collect();
    let said = hxl::said(kind, tags);
    take_tags(kind, &said, &mut guessed);
    tell_codes(kind, titles, rows, &mut guessed);
    pass_over_foreign_ids(titles, rows, &mut guessed);
    if kind == Kind::Programmes {
        tell_money(titles, rows, &mut guessed);
    }
    // Neither title nor numbers make something of a column whose tag says that it is nothing of ours.
    for (field, _) in guessed.iter_mut().zip(&said).filter(|(_, said)| **said == Said::Nothing) {
        *field = None;
    }
    guessed
}

fn is(field: &Option<String>, key: &str) -> bool {
    field.as_deref() == Some(key)
}

/// Hashtags give each column its field; a title must not give the same field away once more.
fn take_tags(kind: Kind, said: &[Said], guessed: &mut [Option<String>]) {
    let field = |said: &Said| match said {
        Said::Field(key) => Some(*key),
        Said::Nothing | Said::Unknown => None,
    };
    let tagged: Vec<Option<&'static str>> = said.iter().map(field).collect();
    let is_many = |key: &str| kind.column(key).is_some_and(|column| column.many);
    let mut taken: Vec<&str> = Vec::new();
    for (index, field) in guessed.iter_mut().enumerate() {
        let tag = tagged.get(index).copied().flatten();
        let free = tag.filter(|key| is_many(key) || !taken.contains(key));
        // A tag that is not known leaves the title to say it.
        let by_title = field
            .take()
            .filter(|key| free.is_none() && (is_many(key) || !tagged.iter().flatten().any(|tag| tag == key)));
        taken.extend(free);
        *field = free.map(str::to_owned).or(by_title);
    }
}

/// A bare "Kode" is told by what stands below it.
fn tell_codes(kind: Kind, titles: &[String], rows: &[SheetRow], guessed: &mut [Option<String>]) {
    let own = guessed.iter().position(|field| is(field, "nomenclature")).filter(|at| {
        let bare = titles.get(*at).is_some_and(|title| ["kode", "code"].contains(&fold(title).as_str()));
        bare && kind == Kind::Programmes && !rows.is_empty() && !holds_codes(rows, *at)
    });
    if let Some(at) = own.filter(|_| !guessed.iter().any(|field| is(field, "reference"))) {
        guessed[at] = Some("reference".to_owned());
    }
    // "Kode Mitra" above somebody's own numbers is no nomenclature.
    let says_code = |title: &String| fold(title).split(' ').any(|word| matches!(word, "kode" | "code"));
    for (column, field) in guessed.iter_mut().enumerate().filter(|(_, field)| is(field, "nomenclature")) {
        if titles.get(column).is_some_and(says_code) && !rows.is_empty() && !holds_codes(rows, column) {
            *field = None;
        }
    }
}

/// The first values of a column that say anything.
fn values(rows: &[SheetRow], column: usize) -> impl Iterator<Item = &Cell> {
    rows.iter().map(move |row| row.cell(column)).filter(|cell| !says_nothing(cell)).take(LOOKED_AT)
}

/// Whether most of a column's first values are codes of the nomenclature.
fn holds_codes(rows: &[SheetRow], column: usize) -> bool {
    let first: Vec<String> = values(rows, column).map(Cell::text).collect();
    let codes = first.iter().filter(|text| depth(text).is_some_and(|depth| depth > 1)).count();
    codes * 2 > first.len()
}

/// "ID" above running numbers or another system's keys is not ours: our own exports say "ID Sekber".
fn pass_over_foreign_ids(titles: &[String], rows: &[SheetRow], guessed: &mut [Option<String>]) {
    let is_ours = |title: &String| ["id sekber", "sekber id"].contains(&fold(title).as_str());
    let looks_ours = |cell: &Cell| {
        let text = cell.text();
        text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let found = guessed.iter_mut().enumerate().filter(|(_, field)| is(field, "id"));
    for (column, field) in found {
        if !titles.get(column).is_some_and(is_ours) && !values(rows, column).any(looks_ours) {
            *field = None;
        }
    }
}

/// Columns of money are told by their numbers: "Dana Donor" may name the donor or what the donor gives.
fn tell_money(titles: &[String], rows: &[SheetRow], guessed: &mut [Option<String>]) {
    for (column, field) in guessed.iter_mut().enumerate() {
        let title = titles.get(column).map_or("", String::as_str);
        let open = field.as_deref().is_none_or(|key| {
            matches!(key, "source" | "funding" | "currency" | "form" | "start" | "end" | "period")
                || (key == "year" && is_year(title))
        });
        let counts = meaning(title).role != Role::NotFunding;
        let speaks = speaks_of_money(title);
        let is_year_alone = is_year(title) && !title.contains(" / ");
        let is_source_alone = !speaks && meaning(title).source.is_some();
        if open && counts && (speaks || is_year_alone || is_source_alone) {
            // A bare year or source may stand above anything; programmes cost more than there are people.
            let least = if is_year(title) || is_source_alone { 100_000 } else { 0 };
            if holds_amounts(rows, column, least) {
                *field = Some("amount".to_owned());
            }
        } else if is(field, "amount") && !counts {
            *field = None;
        }
    }
}

/// Whether the lowest part of a title is a year and nothing else: "2024", "Tahun 2024".
fn is_year(title: &str) -> bool {
    let lowest = fold(title.rsplit(" / ").next().unwrap_or(title));
    let words = lowest
        .split(' ')
        .filter(|word| !matches!(*word, "tahun" | "thn" | "th" | "ta" | "anggaran" | "year"));
    let rest: Vec<&str> = words.collect();
    matches!(rest.as_slice(), [year] if year.len() == 4 && super::reading::year_in(year).is_some())
}

/// Whether most of a column's first values are amounts, one of them of so many at least.
fn holds_amounts(rows: &[SheetRow], column: usize, least: i64) -> bool {
    let amount = |cell: &Cell| match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => read_money(text, Currency::IDR).ok().map(|money| money.minor as f64 / 100.0),
        _ => None,
    };
    let first: Vec<Option<f64>> = values(rows, column).map(amount).collect();
    let amounts: Vec<f64> = first.iter().flatten().copied().collect();
    !amounts.is_empty()
        && amounts.len() * 2 > first.len()
        && amounts.iter().any(|amount| *amount >= least as f64)
}
