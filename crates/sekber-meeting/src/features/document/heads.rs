//! Whose letterhead a paper bears: that of whoever signs it. The head of the region signs under the name of the post alone; the
//! regional secretary and the parts of the secretariat under the secretariat; whoever leads an office under that office. Where
//! nobody knows to which unit a signer belongs, the district's own letterhead stands.

use sekber_core::text::fold;
use sekber_documents::official::Document;

use super::letterhead::Head;
use super::model::SignedBy;
use super::posts::leader_of;
use super::signatory::Signatory;
use super::store::letterhead::{self as store, Office};
use super::store::signatories;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What stands before a post that somebody else holds, or signs for.
const MARKS: [&str; 10] =
    ["plt. ", "plt ", "plh. ", "plh ", "pj. ", "pj ", "pjs. ", "pjs ", "a.n. ", "u.b. "];
/// Posts of whoever leads the region, and what their letterhead is called.
const REGION: [(&str, &str); 4] = [
    ("bupati", "letterhead-regent"),
    ("wali kota", "letterhead-mayor"),
    ("walikota", "letterhead-mayor"),
    ("gubernur", "letterhead-governor"),
];
/// The secretariat as its letterhead names it.
const SECRETARIAT: &str = "sekretariat daerah";
/// Posts of the secretariat: its head, and those who sign for him.
const OF_SECRETARIAT: [&str; 10] = [
    SECRETARIAT,
    "sekretaris daerah",
    "sekda",
    "asisten sekretaris daerah",
    "asisten pemerintahan",
    "asisten perekonomian",
    "asisten administrasi",
    "asisten i",
    "asisten ii",
    "asisten iii",
];

/// The letterheads of a district.
#[derive(Debug, Clone)]
pub struct Heads {
    /// The district's own.
    usual: Head,
    /// Whoever signs under a unit that was chosen by hand.
    chosen: Vec<(SignedBy, String)>,
    offices: Vec<Office>,
}

/// A unit that somebody signs under.
enum Unit<'a> {
    /// The head of the region, by the key of the words.
    Region(&'static str),
    Secretariat,
    Named(&'a str),
}

impl Heads {
    /// The letterheads of the district; three statements.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App) -> Result<Self, Problem> {
        let listed = signatories::all(app.db(), &app.region()).await?;
        Self::with(app, Head::of(app).await?, &listed).await
    }

    /// The same for whoever has the district's own and the list of those who sign already; one statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with(app: &App, usual: Head, listed: &[Signatory]) -> Result<Self, Problem> {
        let by_hand = listed.iter().filter(|one| !one.unit.is_empty());
        let chosen = by_hand.map(|one| (SignedBy::from(one.clone()), one.unit.clone())).collect();
        Ok(Self { usual, chosen, offices: store::offices(app.db(), &app.region()).await? })
    }

    /// The town that documents are dated from.
    pub fn town(&self, district: &str) -> String {
        self.usual.town(district)
    }

    /// The same document under the letterhead of whoever signs it, told by name and by the lines over the signature.
    #[must_use]
    pub fn over(
        &self,
        app: &App,
        language: Language,
        (name, lines): (&str, &str),
        mut document: Document,
    ) -> Document {
        let district = app.district().name;
        let address = match self.unit_of(&district, name, lines) {
            None => return self.usual.over(document),
            Some(Unit::Region(key)) => {
                let place = district.split_once(' ').map_or(district.as_str(), |(_, place)| place);
                document.letterhead.unit =
                    app.words().say_with(language, key, &[("place", place.to_owned())]);
                document.letterhead.government = String::new();
                self.usual.region_address.clone()
            }
            Some(Unit::Secretariat) => self.address_of(SECRETARIAT),
            Some(Unit::Named(unit)) => {
                unit.clone_into(&mut document.letterhead.unit);
                self.address_of(unit)
            }
        };
        document.letterhead.address = address;
        document
    }

    /// Where a unit sits, as far as that is known: the district's own letterhead tells it of one unit, the registry of offices.
    fn address_of(&self, unit: &str) -> String {
        let is_usual = match self.usual.unit.as_str() {
            "" => fold(unit) == SECRETARIAT,
            usual => fold(usual) == fold(unit),
        };
        if is_usual {
            return self.usual.address_lines();
        }
        let office = self.offices.iter().find(|office| fold(&office.name) == fold(unit));
        office.map(|office| office.address.clone()).unwrap_or_default()
    }

    fn unit_of(&self, district: &str, name: &str, lines: &str) -> Option<Unit<'_>> {
        let chosen = self.chosen.iter().find(|(by, _)| by.name == name && by.position_lines() == lines);
        if let Some((_, unit)) = chosen {
            return Some(known_unit(&fold(unit)).unwrap_or(Unit::Named(unit)));
        }
        let post = post(lines);
        known_unit(&post).or_else(|| self.led_by(district, &post))
    }

    /// The office that a post leads. The parts of the secretariat have no letterhead of their own.
    fn led_by(&self, district: &str, post: &str) -> Option<Unit<'_>> {
        let plain = fold(district.split(" (").next().unwrap_or_default());
        let without = |text: &str| text.strip_suffix(plain.as_str()).unwrap_or(text).trim_end().to_owned();
        let post = without(post);
        if post.is_empty() {
            return None;
        }
        let leads = |office: &&Office| {
            let has_short = !office.short_name.trim().is_empty();
            let in_speech = has_short.then(|| format!("Kepala {}", office.short_name));
            leader_of(&office.name).into_iter().chain(in_speech).any(|known| without(&fold(&known)) == post)
        };
        let office = self.offices.iter().find(leads)?;
        let is_part = begins(&fold(&office.name), "bagian");
        Some(if is_part { Unit::Secretariat } else { Unit::Named(&office.name) })
    }
}

/// The post of whoever signs, in small letters: of the lines over a signature the last, without its marks.
pub(super) fn post(lines: &str) -> String {
    let last = lines.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let folded = fold(last.trim_end_matches(','));
    let mut post = folded.as_str();
    while let Some(rest) = MARKS.iter().find_map(|mark| post.strip_prefix(mark)) {
        post = rest.trim_start();
    }
    post.to_owned()
}

/// Whether a text begins with these words, as whole words.
pub(super) fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
}

/// What the letterhead of whoever leads the region is called, or of the deputy; none for any other post.
fn region_of(post: &str) -> Option<&'static str> {
    let leads = post.strip_prefix("wakil ").unwrap_or(post);
    REGION.iter().find(|(known, _)| begins(leads, known)).map(|(_, key)| *key)
}

/// Whether a post, without its marks, is that of the head of the region or of the deputy.
pub(super) fn leads_region(post: &str) -> bool {
    region_of(post).is_some()
}

/// A unit whose post tells it everywhere.
fn known_unit(post: &str) -> Option<Unit<'static>> {
    let region = region_of(post).map(Unit::Region);
    let secretariat = OF_SECRETARIAT.iter().any(|known| begins(post, known)).then_some(Unit::Secretariat);
    region.or(secretariat)
}

#[cfg(test)]
mod tests;
