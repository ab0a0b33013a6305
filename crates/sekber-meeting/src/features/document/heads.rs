//! Whose letterhead a paper bears: that of whoever signs it. The head of the region signs under the name of the post alone; the
//! regional secretary and the parts of the secretariat under the secretariat; whoever leads an office under that office. Where
//! nobody knows to which unit a signer belongs, the district's own letterhead stands.

use sekber_core::text::fold;
use sekber_documents::official::Document;

use super::letterhead::{Head, seat};
use super::model::{Signatory, SignedBy};
use super::posts::{Post, begins, is_of_secretariat, leader_of, region_of};
use super::store::letterhead::{self as store, Office};
use super::store::signatories;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The secretariat as its letterhead names it.
const SECRETARIAT: &str = "sekretariat daerah";

/// The letterheads of a district.
#[derive(Debug, Clone)]
pub struct Heads {
    /// The district's own.
    usual: Head,
    /// Everybody who can sign; some under a unit that was chosen by hand.
    signatories: Vec<Signatory>,
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
        Self::with(app, Head::of(app).await?, listed).await
    }

    /// The same for whoever has the district's own and the list of those who sign already; one statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with(app: &App, usual: Head, signatories: Vec<Signatory>) -> Result<Self, Problem> {
        Ok(Self { usual, signatories, offices: store::offices(app.db(), &app.region()).await? })
    }

    /// Everybody who can sign, in the order in which they were added.
    pub fn signatories(&self) -> &[Signatory] {
        &self.signatories
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
        document.letterhead.emblem.clone_from(&self.usual.emblem);
        let address = match self.unit_of(&district, name, lines) {
            None => return self.usual.over(document),
            Some(Unit::Region(key)) => {
                document.letterhead.unit =
                    app.words().say_with(language, key, &[("place", seat(&district).to_owned())]);
                document.letterhead.government = String::new();
                document.letterhead.emblem.clone_from(&self.usual.state_emblem);
                self.usual.lines.region_address.clone()
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
        let is_usual = match self.usual.lines.unit.as_str() {
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
        let mut by_hand = self.signatories.iter().filter(|one| !one.unit.is_empty() && one.name == name);
        let chosen = by_hand.find(|one| SignedBy::from((*one).clone()).position_lines() == lines);
        if let Some(one) = chosen {
            return Some(known_unit(&fold(&one.unit)).unwrap_or(Unit::Named(&one.unit)));
        }
        let post = Post::read(lines).held;
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

/// A unit whose post tells it everywhere.
fn known_unit(post: &str) -> Option<Unit<'static>> {
    let region = region_of(post).map(Unit::Region);
    let is_secretariat = begins(post, SECRETARIAT) || is_of_secretariat(post);
    region.or_else(|| is_secretariat.then_some(Unit::Secretariat))
}

#[cfg(test)]
mod tests;
