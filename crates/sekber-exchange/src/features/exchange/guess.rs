//! Which column is which field: by hashtags, by titles, and by what stands below them.

use sekber_core::reading::read_money;
use sekber_core::value::{Currency, RegionCode};
use sekber_documents::sheet::{Cell, Field, fold, guess};

use super::columns::ACTIVITY_STATUS;
use super::hxl::{self, Said};
use super::kind::Kind;
use super::money_columns::{Role, meaning, speaks_of_money};
use super::reading::{depth, is_count_of_people, says_nothing};
use super::row::SheetRow;
use crate::kit::words::{Language, Words};

/// Values of a column that a guess looks at.
pub const LOOKED_AT: usize = 20;

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
    kind.columns().iter().filter(|column| column.key != ACTIVITY_STATUS).map(field).collect()
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
    if kind == Kind::Programmes {
        take_lowest_level(&telling, &mut guessed);
        tell_groups(&telling, rows, &mut guessed);
    }
    // A name beside which no code stands must not be lost.
    let stand_for = |codes: usize, names: usize| {
        rows.iter().all(|row| says_nothing(row.cell(names)) || !says_nothing(row.cell(codes)))
    };
    let said = hxl::said(kind, tags, stand_for);
    take_tags(kind, &said, &mut guessed);
    tell_codes(kind, titles, rows, &mut guessed);
    pass_over_foreign_ids(titles, rows, &mut guessed);
    take_foreign_status(tags, &mut guessed);
    if kind == Kind::Programmes {
        tell_money(titles, rows, &mut guessed);
        take_place_codes(&telling, rows, stand_for, &mut guessed);
        pass_over_told(titles, &mut guessed);
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

/// The levels of the nomenclature as sheets of the planning system of the state (SIPD) name them, the lowest last.
const LEVELS: [&str; 5] = ["urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan"];

/// Such a sheet has code and name of each level beside each other; a row is about the lowest of them, and what stands above it repeats.
fn take_lowest_level(titles: &[String], guessed: &mut [Option<String>]) {
    for (word, key) in [("kode", "nomenclature"), ("nama", "title")] {
        let level = |title: &String| {
            let title = fold(title.rsplit(" / ").next().unwrap_or(title));
            let name = title.strip_prefix(word)?.trim();
            LEVELS.iter().position(|level| *level == name)
        };
        let levels: Vec<Option<usize>> = titles.iter().map(level).collect();
        let lowest = levels.iter().position(|level| *level == Some(LEVELS.len() - 1));
        let Some(lowest) = lowest.filter(|_| levels.iter().flatten().count() > 1) else { continue };
        for (field, level) in guessed.iter_mut().zip(&levels) {
            if level.is_some() || is(field, key) {
                *field = None;
            }
        }
        if let Some(field) = guessed.get_mut(lowest) {
            *field = Some(key.to_owned());
        }
    }
}

/// "Sasaran" names for whom a programme is and no place: people where counts of them stand below it, otherwise what it aims at.
fn tell_groups(titles: &[String], rows: &[SheetRow], guessed: &mut [Option<String>]) {
    const GROUPS: [&str; 6] = [
        "sasaran",
        "kelompok sasaran",
        "sasaran program",
        "sasaran kegiatan",
        "penerima sasaran",
        "target group",
    ];
    for column in 0..guessed.len() {
        if !titles.get(column).is_some_and(|title| GROUPS.contains(&fold(title).as_str())) {
            continue;
        }
        let counts = values(rows, column).all(is_count_of_people) && values(rows, column).next().is_some();
        let wanted: &[&str] = if counts { &["beneficiaries", "targets"] } else { &["targets"] };
        let is_free =
            |key: &&str| guessed.iter().enumerate().all(|(at, field)| at == column || !is(field, key));
        let key = wanted.iter().copied().find(is_free).map(str::to_owned);
        guessed[column] = key;
    }
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

/// What a file of somebody else tags as a status tells how far an activity is, and never that anybody has verified it. Only our own
/// lists, which name programmes by our id, tell our own states.
fn take_foreign_status(tags: &[String], guessed: &mut [Option<String>]) {
    if guessed.iter().any(|field| is(field, "id")) {
        return;
    }
    let tagged = guessed.iter_mut().zip(tags).filter(|(field, tag)| is(field, "state") && !tag.is_empty());
    for (field, _) in tagged {
        *field = Some(ACTIVITY_STATUS.to_owned());
    }
}

/// Titles of our own tables above codes of places, and above the names beside them.
const PLACE_CODES: [&str; 2] = ["kode wilayah", "region codes"];
const PLACE_NAMES: [&str; 2] = ["lokasi", "place"];

/// Titles of our own tables above what is told beside a programme and never read: sums in other currencies, and where a record comes from.
const ONLY_TOLD: [&str; 4] =
    ["dana dalam mata uang lain", "funding in other currencies", "asal data", "origin of the data"];

/// The columns of codes and of names of places in a table of ours.
pub fn place_pairs(titles: &[String]) -> Vec<(usize, usize)> {
    let of = |known: &[&str]| titles.iter().position(|title| known.contains(&fold(title).as_str()));
    of(&PLACE_CODES).zip(of(&PLACE_NAMES)).into_iter().collect()
}

/// Our own tables name only the kecamatan beside the codes of all places: the codes are read in their stead.
fn take_place_codes(
    titles: &[String],
    rows: &[SheetRow],
    stand_for: impl Fn(usize, usize) -> bool,
    guessed: &mut [Option<String>],
) {
    let is_code = |code: &str| code.trim().parse::<RegionCode>().is_ok();
    let holds_places = |at: usize| values(rows, at).all(|cell| cell.text().split(';').all(is_code));
    for (codes, names) in place_pairs(titles) {
        if holds_places(codes) && stand_for(codes, names) {
            guessed[codes] = Some("places".to_owned());
            guessed[names] = None;
        }
    }
}

/// What our own tables tell beside a programme is no field of it, whatever its title is like.
fn pass_over_told(titles: &[String], guessed: &mut [Option<String>]) {
    for (field, _) in
        guessed.iter_mut().zip(titles).filter(|(_, title)| ONLY_TOLD.contains(&fold(title).as_str()))
    {
        *field = None;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(titles: &[&str], guessed: &[Option<&str>]) -> Vec<Option<String>> {
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        let mut guessed: Vec<Option<String>> = guessed.iter().map(|field| field.map(str::to_owned)).collect();
        take_lowest_level(&titles, &mut guessed);
        guessed
    }

    #[test]
    fn a_row_of_a_sheet_of_sipd_is_about_its_lowest_level() {
        let titles = [
            "Kode Urusan",
            "Nama Urusan",
            "Kode Kegiatan",
            "Nama Kegiatan",
            "Kode Sub Kegiatan",
            "Nama Sub Kegiatan",
            "Pagu",
        ];
        let guessed =
            [Some("nomenclature"), None, Some("reference"), Some("title"), None, None, Some("amount")];
        let found = taken(&titles, &guessed);
        assert_eq!(found[4].as_deref(), Some("nomenclature"));
        assert_eq!(found[5].as_deref(), Some("title"));
        assert_eq!(found[6].as_deref(), Some("amount"));
        assert!(found[..4].iter().all(Option::is_none), "{found:?}");
    }

    #[test]
    fn codes_of_places_stand_for_the_names_that_our_own_tables_have_beside_them() {
        let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let row = |cells: [&str; 2]| SheetRow { cells: cells.map(cell).to_vec(), ..SheetRow::default() };
        let read = |titles: [&str; 2], rows: &[[&str; 2]]| {
            let rows: Vec<SheetRow> = rows.iter().map(|cells| row(*cells)).collect();
            let mut guessed = vec![Some("place_note".to_owned()), None];
            let stand_for = |codes: usize, names: usize| {
                rows.iter().all(|row| says_nothing(row.cell(names)) || !says_nothing(row.cell(codes)))
            };
            take_place_codes(&titles.map(str::to_owned), &rows, stand_for, &mut guessed);
            guessed[1].is_some()
        };
        let ours = [["Sepauk", "61.05.03.2001; 61.05.03.2002"], ["", ""]];
        assert!(read(["Place", "Region codes"], &ours) && read(["Lokasi", "Kode wilayah"], &ours));
        assert!(!read(["Place", "Code"], &ours));
        assert!(
            !read(["Place", "Region codes"], &[["Sepauk", ""], ["Sepauk", "61.05.03"]]),
            "a name is lost"
        );
        assert!(!read(["Place", "Region codes"], &[["Sepauk", "6107030"]]), "codes of another list");
    }

    #[test]
    fn a_status_that_somebody_else_tags_is_no_state_of_ours() {
        let read = |id: Option<&str>, tag: &str| {
            let mut guessed = vec![id.map(str::to_owned), Some("state".to_owned())];
            take_foreign_status(&["#meta+id".to_owned(), tag.to_owned()], &mut guessed);
            guessed[1].clone().unwrap()
        };
        assert_eq!(read(None, "#status"), ACTIVITY_STATUS);
        assert_eq!(read(Some("id"), "#status"), "state", "our own list");
        assert_eq!(read(None, ""), "state", "a column without a tag");
    }

    #[test]
    fn one_level_alone_is_what_its_title_says() {
        let found = taken(&["Nama Sub Kegiatan", "Program"], &[Some("title"), Some("themes")]);
        assert_eq!(found, [Some("title".to_owned()), Some("themes".to_owned())]);
    }
}
