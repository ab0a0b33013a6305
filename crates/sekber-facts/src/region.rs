//! Names and codes of every province, regency, district and village of Indonesia, so that any district can be set up.
//!
//! Provinces and regencies (552) are kept once read. The 91,047 districts and villages are never held together: a
//! question about them unpacks the table, picks what was asked for and drops the rest.

use std::io::BufRead;

use crate::table::{CorruptTable, Packed, Table};

/// Step of the territorial ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Provinsi, `61`.
    Province,
    /// Kabupaten or kota, `61.05`.
    Regency,
    /// Kecamatan (distrik, kapanewon ...), `61.05.01`.
    District,
    /// Desa or kelurahan, `61.05.01.2001`.
    Village,
}

/// What a region is by law; finer than its [`Level`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Provinsi.
    Provinsi,
    /// Kabupaten, also the administrative one of Jakarta.
    Kabupaten,
    /// Kota, also the administrative ones of Jakarta.
    Kota,
    /// Kecamatan or its local equal.
    Kecamatan,
    /// Kelurahan: an urban village led by an appointed head; fourth code part begins with 1.
    Kelurahan,
    /// Desa or its local equal (gampong, nagari, kampung ...); fourth code part begins with 2 or more.
    Desa,
}

impl Kind {
    /// The step of the ladder this kind stands on.
    pub fn level(self) -> Level {
        match self {
            Self::Provinsi => Level::Province,
            Self::Kabupaten | Self::Kota => Level::Regency,
            Self::Kecamatan => Level::District,
            Self::Kelurahan | Self::Desa => Level::Village,
        }
    }
}

/// One region under the code of the Ministry of Home Affairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Dotted code, `61`, `61.05`, `61.05.01` or `61.05.01.2001`.
    pub code: String,
    /// Name as written in running text; regencies carry "Kabupaten" or "Kota", lower levels carry no such word.
    pub name: String,
    /// What it is by law.
    pub kind: Kind,
}

impl Region {
    /// The step of the ladder.
    pub fn level(&self) -> Level {
        self.kind.level()
    }

    /// Code of the region above; `None` for a province.
    pub fn parent(&self) -> Option<&str> {
        self.code.rsplit_once('.').map(|(parent, _)| parent)
    }
}

/// The region with exactly this code.
pub fn find(code: &str) -> Option<Region> {
    match level_of(code)? {
        Level::Province | Level::Regency => UPPER.rows().iter().find(|region| region.code == code).cloned(),
        Level::District | Level::Village => select(code, |found| found == code).into_iter().next(),
    }
}

/// The regions one step below `code`, in code order; none for a village or an unknown code.
pub fn children(code: &str) -> Vec<Region> {
    let is_child = |found: &str| found.rsplit_once('.').is_some_and(|(parent, _)| parent == code);
    match level_of(code) {
        Some(Level::Province) => {
            UPPER.rows().iter().filter(|region| is_child(&region.code)).cloned().collect()
        }
        Some(Level::Regency | Level::District) => select(code, is_child),
        Some(Level::Village) | None => Vec::new(),
    }
}

/// The region `code` and everything below it, in code order, so that a parent always precedes its children.
pub fn within(code: &str) -> Vec<Region> {
    if level_of(code).is_none() {
        return Vec::new();
    }
    let mut found: Vec<Region> =
        UPPER.rows().iter().filter(|region| is_within(&region.code, code)).cloned().collect();
    found.extend(select(code, |inner| is_within(inner, code)));
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

/// All 38 provinces in code order.
pub fn provinces() -> Vec<Region> {
    UPPER.rows().iter().filter(|region| region.kind == Kind::Provinsi).cloned().collect()
}

/// All 416 kabupaten and 98 kota in code order.
pub fn regencies() -> Vec<Region> {
    UPPER.rows().iter().filter(|region| region.level() == Level::Regency).cloned().collect()
}

/// Whether `code` is `outer` or lies in it; `61.05` does not hold `61.051`.
pub(crate) fn is_within(code: &str, outer: &str) -> bool {
    code.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The level a well-formed code speaks of; `None` for anything else.
fn level_of(code: &str) -> Option<Level> {
    let well_formed =
        code.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    match code.len() {
        _ if !well_formed => None,
        2 => Some(Level::Province),
        5 => Some(Level::Regency),
        8 => Some(Level::District),
        13 => Some(Level::Village),
        _ => None,
    }
}

static UPPER: Table<Region> = Table::new(|| {
    let packed = Packed { name: "regencies.tsv.br", bytes: include_bytes!("../tables/regencies.tsv.br") };
    packed.rows(|[code, name]| {
        let kind = match level_of(code)? {
            Level::Province => Kind::Provinsi,
            Level::Regency if name.starts_with("Kota ") => Kind::Kota,
            Level::Regency => Kind::Kabupaten,
            Level::District | Level::Village => return None,
        };
        Some(Region { code: code.to_owned(), name: name.to_owned(), kind })
    })
});

const LOWER: Packed = Packed { name: "villages.txt.br", bytes: include_bytes!("../tables/villages.txt.br") };

/// Districts and villages whose code is wanted. Reading stops once codes lie behind everything inside `around`.
fn select(around: &str, wanted: impl Fn(&str) -> bool) -> Vec<Region> {
    let mut found = Vec::new();
    // Damage ends the reading early here and is reported by `verify`.
    let _ = scan(|code, name, kind| {
        if wanted(code) {
            found.push(Region { code: code.to_owned(), name: name.to_owned(), kind });
        }
        code <= around || is_within(code, around) || is_within(around, code)
    });
    found
}

/// Walks the table of districts and villages in code order until `visit` answers false.
///
/// A line `#61.05.01<tab>Sintang` opens a district; each other line is one of its villages, with its number behind a
/// tab unless that is one more than the number before (the first desa of a district being 2001).
fn scan(mut visit: impl FnMut(&str, &str, Kind) -> bool) -> Result<(), CorruptTable> {
    let mut reader = LOWER.reader();
    let (mut line, mut district, mut code, mut number) =
        (String::new(), String::new(), String::new(), 2000_u32);
    while reader.read_line(&mut line).map_err(|error| LOWER.damaged(error))? > 0 {
        let text = line.trim_end_matches('\n');
        let keep_on = if let Some(head) = text.strip_prefix('#') {
            let (head, name) = head.split_once('\t').ok_or_else(|| LOWER.damaged(text))?;
            district.replace_range(.., head);
            number = 2000;
            visit(head, name, Kind::Kecamatan)
        } else {
            let (name, stated) = text.split_once('\t').unwrap_or((text, ""));
            number = if stated.is_empty() { Ok(number + 1) } else { stated.parse() }
                .map_err(|_| LOWER.damaged(text))?;
            code.clear();
            code.push_str(&district);
            code.push('.');
            code.push_str(&number.to_string());
            visit(&code, name, if number < 2000 { Kind::Kelurahan } else { Kind::Desa })
        };
        if !keep_on {
            break;
        }
        line.clear();
    }
    Ok(())
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    UPPER.verify()?;
    scan(|_, _, _| true)
}

/// The time zone of a region, as the tz database names it, by the number of its province. Source: Presidential Decree 41 of
/// 1987 on the three time zones; provinces made since keep the zone of those they were part of.
pub fn time_zone(code: &str) -> &'static str {
    match code.get(..2) {
        Some("61" | "62") => "Asia/Pontianak",
        Some("51" | "52" | "53" | "63" | "64" | "65" | "71" | "72" | "73" | "74" | "75" | "76") => {
            "Asia/Makassar"
        }
        Some("81" | "82" | "91" | "92" | "93" | "94" | "95" | "96" | "97") => "Asia/Jayapura",
        _ => "Asia/Jakarta",
    }
}

#[cfg(test)]
mod tests;
