//! What the public pages and files refer to and no table of the program holds: codes of BPS, the indicators of the frame of district
//! competitiveness (KDSD), and public holidays. The secretariat pastes them from where they are published, a line each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{RegionCode, is_plausible, is_within};
use sekber_facts::{nomenclature, sdg};
use serde::Serialize;

use super::limits;
use super::model::shortened;
use super::store::programmes::PublicProgramme;
use crate::kit::form::Faults;

crate::row_struct! {
    /// The references as they were pasted.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    pub struct References {
        /// Code of Kemendagri and code of BPS, a line for each place.
        pub bps_codes: String,
        /// Where the frame comes from.
        pub frame_source: String,
        /// Number, text and codes of each indicator, a line each.
        pub indicators: String,
        /// Public holidays, a line each that begins with the day.
        pub holidays: String,
        /// Counts the changes; 0 as long as nothing was pasted.
        pub version: i64,
    }
}

/// An indicator of the frame, with the codes by which programmes count for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its number in the frame.
    pub number: String,
    /// What it is.
    pub text: String,
    /// Codes of the nomenclature; what lies below one counts with it.
    pub fields: Vec<String>,
    /// Development goals and targets; a target counts with its goal.
    pub goals: Vec<String>,
}

impl Indicator {
    /// Whether a programme counts for it.
    pub fn takes(&self, programme: &PublicProgramme) -> bool {
        any_within(&programme.nomenclature, &self.fields) || any_within(&programme.sdg, &self.goals)
    }

    /// The codes by which it counts, as people write them.
    pub fn codes(&self) -> String {
        let goals = self.goals.iter().map(|code| format!("TPB {code}"));
        self.fields.iter().cloned().chain(goals).collect::<Vec<_>>().join(", ")
    }
}

/// Whether any of some codes is one of others, or lies below one of them.
fn any_within(codes: &[String], others: &[String]) -> bool {
    codes.iter().any(|code| others.iter().any(|above| is_within(code, above)))
}

/// The lines of a text that hold something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The cells of a line as they come from a spreadsheet, or as they are typed with bars between them.
fn cells(line: &str) -> Vec<&str> {
    line.split(['\t', '|']).map(str::trim).collect()
}

/// A place with its code of BPS: both of the same level, and the place within the district or above it.
fn bps_pair(line: &str, region: &RegionCode) -> Option<(String, String)> {
    let parts: Vec<&str> =
        line.split(['\t', '|', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [place, bps] = parts[..] else { return None };
    let code: RegionCode = place.parse().ok()?;
    let digits = match code.level() {
        RegionLevel::Province => 2,
        RegionLevel::Regency => 4,
        RegionLevel::District => 7,
        RegionLevel::Village => 10,
    };
    let is_ours = region.contains(&code) || code.contains(region);
    let is_code = bps.len() == digits && bps.bytes().all(|byte| byte.is_ascii_digit());
    (is_ours && is_code).then(|| (code.to_string(), bps.to_owned()))
}

/// The codes of a cell: of the nomenclature as they are, goals and targets behind `TPB` or `SDG`.
fn indicator_codes(cell: &str) -> Option<(Vec<String>, Vec<String>)> {
    let joined = cell.to_uppercase().replace("TPB ", "TPB").replace("SDG ", "SDG").replace("SDGS ", "SDG");
    let (mut fields, mut goals) = (Vec::new(), Vec::new());
    for code in joined.split([',', ';', ' ']).filter(|code| !code.is_empty()) {
        match code.strip_prefix("TPB").or(code.strip_prefix("SDG")) {
            Some(goal) => goals.push(sdg::find(&goal.to_lowercase())?.code.to_owned()),
            None => fields.push(nomenclature::find(code)?.code.to_owned()),
        }
    }
    (fields.len() + goals.len() <= limits::INDICATOR_CODES).then_some((fields, goals))
}

/// An indicator: its number, its text, and the codes by which it counts, if any.
fn indicator(line: &str) -> Option<Indicator> {
    let cells = cells(line);
    let (number, text, codes) = match cells[..] {
        [number, text] => (number, text, ""),
        [number, text, codes] => (number, text, codes),
        _ => return None,
    };
    let parts = || number.split('.');
    let is_number = number.len() <= 12
        && parts().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_text = (1..=limits::INDICATOR).contains(&text.chars().count());
    let (fields, goals) = indicator_codes(codes)?;
    (is_number && is_text).then(|| Indicator {
        number: number.to_owned(),
        text: text.to_owned(),
        fields,
        goals,
    })
}

/// A holiday: the day as `2026-08-17` or `17-8-2026`, and what it is called, which nobody needs.
fn holiday(line: &str) -> Option<Date> {
    let day = line.split(['\t', '|', ';', ' ', ',']).next()?;
    if let Ok(day) = day.parse() {
        return Some(day);
    }
    let mut parts = day.split(['-', '/', '.']);
    let mut number = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (number()?, number()?, number()?);
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    parts.next().is_none().then_some(day)
}

/// What stands before the day on which a line came in, at its end.
const SINCE: &str = " [sejak ";

/// A line without the mark of the day on which it came in.
fn unmarked(line: &str) -> &str {
    line.split_once(SINCE).map_or(line, |(line, _)| line).trim_end()
}

/// The day on which a line came in, where it came in after the first were pasted.
fn since(line: &str) -> Option<Date> {
    line.split_once(SINCE)?.1.strip_suffix(']')?.parse().ok()
}

/// Month and day of the public holidays that stand on the same day in every year: New Year, Labour Day, the birth of Pancasila,
/// independence and Christmas (Keputusan Presiden 8/2024). All others move, and are known once the decree of the year is pasted.
const FIXED: [(i8, i8); 5] = [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)];

/// The holidays of a year that stand on the same day in every year.
fn fixed(year: i16) -> impl Iterator<Item = Date> {
    FIXED.into_iter().filter_map(move |(month, day)| Date::new(year, month, day).ok())
}

/// The public holidays that were known on a day, of lines that the secretariat pasted. One that came in later moves no time limit
/// that had been promised on a day before; of a day no more than the date is kept, so one that came in on it counts for all of it.
fn pasted_by(text: &str, day: Date) -> BTreeSet<Date> {
    let was_known = |line: &&str| since(line).is_none_or(|since| since <= day);
    lines(text).filter(was_known).filter_map(|line| holiday(unmarked(line))).collect()
}

/// The public holidays that were known on a day: those that were pasted by then, and those of its year and the next that stand on
/// the same day in every year. No time limit of the law that runs from a day is longer.
pub fn holidays_known_on(text: &str, day: Date) -> BTreeSet<Date> {
    let known = fixed(day.year()).chain(fixed(day.year().saturating_add(1)));
    known.chain(pasted_by(text, day)).collect()
}

/// The years, from that of a day until that of another, of which no holiday that moves was known on the day: a time limit
/// between the two counts such days as working days.
pub fn years_without_moving_holidays(text: &str, from: Date, until: Date) -> Vec<i16> {
    let moving: BTreeSet<i16> = pasted_by(text, from)
        .into_iter()
        .filter(|day| !FIXED.contains(&(day.month(), day.day())))
        .map(Date::year)
        .collect();
    (from.year()..=until.year()).filter(|year| !moving.contains(year)).collect()
}

/// Lines of holidays with the day on which each came in: that of before where it was there, and today where it is new.
fn marked(wanted: &str, before: &str, today: Date) -> String {
    let known: BTreeMap<Date, Option<Date>> =
        lines(before).filter_map(|line| Some((holiday(unmarked(line))?, since(line)))).collect();
    let mark = |line: &str| {
        let came_in = holiday(line).and_then(|day| known.get(&day).copied()).unwrap_or(Some(today));
        came_in.map_or_else(|| line.to_owned(), |since| format!("{line}{SINCE}{since}]"))
    };
    lines(wanted).map(|line| mark(unmarked(line))).collect::<Vec<_>>().join("\n")
}

/// Adds a fault with the first line that cannot be read or that says again what one before it said.
fn check(
    faults: &mut Faults,
    (field, key): (&str, &'static str),
    text: &str,
    read: impl Fn(&str) -> Option<String>,
) {
    let mut seen = BTreeSet::new();
    let wrong = lines(text).find(|line| read(line).is_none_or(|name| !seen.insert(name)));
    if let Some(line) = wrong {
        faults.add_with(field, key, "line", shortened(line, 80));
    }
}

impl References {
    /// The same as it was pasted, without the days on which holidays came in.
    pub fn as_pasted(&self) -> Self {
        let holidays = lines(&self.holidays).map(unmarked).collect::<Vec<_>>().join("\n");
        Self { holidays, ..self.clone() }
    }

    /// The same with the day on which each holiday came in.
    pub fn marked(&self, before: &Self, today: Date) -> Self {
        Self { holidays: marked(&self.holidays, &before.holidays, today), ..self.clone() }
    }

    /// Codes of BPS by those of Kemendagri.
    pub fn bps(&self, region: &RegionCode) -> BTreeMap<String, String> {
        lines(&self.bps_codes).filter_map(|line| bps_pair(line, region)).collect()
    }

    /// The indicators, in the order in which they stand.
    pub fn frame(&self) -> Vec<Indicator> {
        lines(&self.indicators).filter_map(indicator).collect()
    }

    /// Everything in it that is not taken.
    pub fn faults(&self, region: &RegionCode) -> Faults {
        let mut faults = Faults::none();
        faults.check_longest("bps_codes", &self.bps_codes, limits::REFERENCES);
        faults.check_longest("frame_source", &self.frame_source, limits::SOURCE);
        faults.check_longest("indicators", &self.indicators, limits::REFERENCES);
        faults.check_longest("holidays", &self.holidays, limits::HOLIDAYS);
        check(&mut faults, ("holidays", "fault-portal-holiday"), &self.holidays, |line| {
            holiday(line).filter(|day| is_plausible(*day)).map(|day| day.to_string())
        });
        check(&mut faults, ("bps_codes", "fault-portal-bps"), &self.bps_codes, |line| {
            bps_pair(line, region).map(|(place, _)| place)
        });
        check(&mut faults, ("indicators", "fault-portal-indicator"), &self.indicators, |line| {
            indicator(line).map(|one| one.number)
        });
        if lines(&self.indicators).count() > limits::INDICATORS {
            faults.add_with("indicators", "fault-portal-indicators", "most", limits::INDICATORS);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(bps_codes: &str, indicators: &str) -> References {
        References {
            bps_codes: bps_codes.to_owned(),
            indicators: indicators.to_owned(),
            ..References::default()
        }
    }

    #[test]
    fn codes_of_bps_stand_beside_those_of_the_ministry() {
        let region: RegionCode = "61.05".parse().unwrap();
        let sound = pasted("61.05\t6107\n61.05.01 6107010\n\n61.05.01.2001;6107010001\n61 | 61", "");
        assert!(sound.faults(&region).is_empty());
        let codes = sound.bps(&region);
        assert_eq!(codes.len(), 4);
        assert_eq!(codes["61.05.01"], "6107010");
        for wrong in
            ["61.05", "61.05 610", "61.05.01 6107", "61.06 6108", "61.05 61a7", "61.05 6107\n61.05 6108"]
        {
            assert_eq!(pasted(wrong, "").faults(&region).count(), 1, "{wrong}");
        }
    }

    #[test]
    fn holidays_begin_with_their_day() {
        let region: RegionCode = "61.05".parse().unwrap();
        let of = |holidays: &str| References { holidays: holidays.to_owned(), ..References::default() };
        let sound = "2026-08-17 Hari Kemerdekaan\n25/12/2026\tNatal\n1-1-2027";
        assert!(of(sound).faults(&region).is_empty());
        let days: Vec<String> =
            holidays_known_on(sound, Date::constant(2026, 1, 1)).iter().map(Date::to_string).collect();
        let fixed = ["01-01", "05-01", "06-01", "08-17", "12-25"];
        let known = ["2026", "2027"].iter().flat_map(|year| fixed.map(|day| format!("{year}-{day}")));
        assert_eq!(days, known.collect::<Vec<_>>());
        let moved = holidays_known_on("2026-03-20 Idulfitri", Date::constant(2026, 3, 2));
        assert!(moved.contains(&Date::constant(2026, 3, 20)));
        assert_eq!(moved.len(), 11);
        for wrong in ["Natal", "31-2-2026", "2026-08-17\n17-8-2026", "1-1-2026-1", "1-1-26"] {
            assert_eq!(of(wrong).faults(&region).count(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_year_is_named_whose_moving_holidays_nobody_pasted() {
        let (from, until) = (Date::constant(2026, 12, 21), Date::constant(2027, 1, 12));
        let of = |text: &str| years_without_moving_holidays(text, from, until);
        assert_eq!(of(""), [2026, 2027]);
        // Those that stand on the same day in every year tell nothing of the others.
        assert_eq!(of("2026-12-25 Natal\n2026-03-20 Idulfitri"), [2027]);
        assert_eq!(of("2026-03-20 Idulfitri\n2027-03-10 Idulfitri"), [0_i16; 0]);
        assert_eq!(of("2026-03-20 Idulfitri\n2027-03-10 Idulfitri [sejak 2026-12-21]"), [0_i16; 0]);
        assert_eq!(of("2026-03-20 Idulfitri\n2027-03-10 Idulfitri [sejak 2026-12-22]"), [2027]);
    }

    #[test]
    fn a_holiday_that_comes_in_later_moves_nothing_that_was_promised() {
        let (early, late) = (Date::constant(2026, 8, 3), Date::constant(2026, 8, 10));
        let first = marked("2026-08-17 Kemerdekaan", "", early);
        assert_eq!(first, "2026-08-17 Kemerdekaan [sejak 2026-08-03]");
        let both = marked(&format!("{first}\n18/8/2026 Cuti bersama"), &first, late);
        assert_eq!(
            both,
            "2026-08-17 Kemerdekaan [sejak 2026-08-03]\n18/8/2026 Cuti bersama [sejak 2026-08-10]"
        );
        // The mark is not the secretariat's to take away, nor to set.
        assert_eq!(marked("17-8-2026 X [sejak 1999-01-01]", &both, late), "17-8-2026 X [sejak 2026-08-03]");
        let known = |day: i8| pasted_by(&both, Date::constant(2026, 8, day)).len();
        // What comes in on a day holds for whoever asks on the same day.
        assert_eq!([known(2), known(3), known(9), known(10)], [0, 1, 1, 2]);
        // What stood there before days were kept counts for all.
        assert_eq!(marked("2026-08-17 X", "2026-08-17 X", late), "2026-08-17 X");
        assert_eq!(pasted_by("2026-08-17 X", early).len(), 1);
    }

    #[test]
    fn indicators_are_pasted_from_a_spreadsheet_or_typed() {
        let region: RegionCode = "61.05".parse().unwrap();
        let sound = pasted("", "12.1\tPembangunan manusia\t1.01, 1.02; TPB 4, sdg 3.1\n13 | Hak atas tanah");
        assert!(sound.faults(&region).is_empty());
        let frame = sound.frame();
        assert_eq!(
            (frame[0].fields.len(), frame[0].goals.as_slice()),
            (2, &["4".to_owned(), "3.1".to_owned()][..])
        );
        assert_eq!(frame[0].codes(), "1.01, 1.02, TPB 4, TPB 3.1");
        assert_eq!((frame[1].number.as_str(), frame[1].text.as_str()), ("13", "Hak atas tanah"));
        for wrong in ["12.1", "a\tb", "1\t", "1\tx\t99.99", "1\tx\tTPB 18", "1\tx\ty\tz", "1\tx\n1\ty"] {
            assert_eq!(pasted("", wrong).faults(&region).count(), 1, "{wrong}");
        }
    }
}
