//! The words that a district puts in place of the usual ones in a passage of its papers, and the names in braces that stand in them for
//! what differs from paper to paper.

use sekber_core::partnership::AgreementKind;
use sekber_documents::official::Block;

use super::{AgreementPaper, LANGUAGE, articles, code, lines};
use crate::features::document::head_of_region;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::store::clauses::{self, Clause};
use crate::kit::app::App;
use crate::kit::card::{FactName, Passage, WordedPaper};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

const fn named(name: &'static str, fact: &'static str, sample: &'static str) -> FactName {
    FactName { name, fact, sample }
}

/// What can stand in braces in every paper of a partnership.
const NAMES: [FactName; 10] = [
    named("naskah", "this", "paper-sample-this"),
    named("judul", "title", "paper-sample-title"),
    named("daerah", "district", "paper-sample-district"),
    named("kepala_daerah", "regent", "paper-sample-regent"),
    named("kedudukan", "town", "paper-sample-town"),
    named("mitra", "partner", "paper-sample-partner"),
    named("alamat_mitra", "address", "paper-sample-address"),
    named("perangkat_daerah", "office", "paper-sample-office"),
    named("mulai", "starts", "paper-sample-starts"),
    named("berakhir", "ends", "paper-sample-ends"),
];

/// The same in a paper that names the one it rests on.
const OF_BASE: [FactName; 2] = [
    named("nomor_dasar", "base", "paper-sample-base"),
    named("tanggal_dasar", "base_day", "paper-sample-base-day"),
];

/// The same in a change of an agreement.
const OF_CHANGED: [FactName; 2] = [
    named("naskah_dasar", "base_kind", "paper-sample-base-kind"),
    named("judul_dasar", "about", "paper-sample-about"),
];

/// The same in a record of goods handed over.
const OF_GRANT: [FactName; 1] = [named("dasar", "ground", "paper-sample-ground")];

/// The passages of a kind of paper whose words a district can choose, in their order; none where it has none.
fn passages(kind: AgreementKind) -> &'static [&'static str] {
    match kind {
        AgreementKind::Power => &["mandate", "limits"],
        AgreementKind::Amendment => &["changes", "rest", "closing"],
        AgreementKind::HandOver => &["granted", "handed", "booked", "closing"],
        other => articles::articles(other),
    }
}

/// Key of the usual words of a passage.
fn usual_key(kind: AgreementKind, passage: &str) -> String {
    let key = match (kind, passage) {
        (AgreementKind::Power, "mandate") => "paper-power-what",
        (AgreementKind::Power, "limits") => "paper-power-limits",
        (AgreementKind::Amendment, "changes") => "paper-amendment-agree",
        (AgreementKind::Amendment, "rest") => "paper-amendment-rest",
        (AgreementKind::HandOver, "granted") => "paper-hand-over-grant",
        (AgreementKind::HandOver, "handed") => "paper-hand-over-what",
        (AgreementKind::HandOver, "booked") => "paper-hand-over-booked",
        (AgreementKind::HandOver, "closing") => "paper-hand-over-closing",
        (_, "conduct") => return format!("paper-conduct-{}", code(kind)),
        (_, other) => return format!("paper-text-{other}"),
    };
    key.to_owned()
}

fn names(kind: AgreementKind) -> Vec<FactName> {
    let of_base: &[FactName] = match kind {
        AgreementKind::Power | AgreementKind::Amendment => &OF_BASE,
        AgreementKind::HandOver => &OF_GRANT,
        _ => &[],
    };
    let of_changed: &[FactName] = if kind == AgreementKind::Amendment { &OF_CHANGED } else { &[] };
    [&NAMES[..], of_base, of_changed].concat()
}

/// The papers of partnerships whose words a district can choose.
pub fn worded() -> Vec<WordedPaper> {
    let all = AgreementKind::ALL.iter().copied();
    all.filter(|kind| !passages(*kind).is_empty())
        .map(|kind| WordedPaper {
            kind: kind.as_str(),
            title: format!("agreement-kind-{}", code(kind)),
            passages: passages(kind)
                .iter()
                .copied()
                .map(|passage| Passage {
                    code: passage,
                    heading: format!("paper-article-{passage}"),
                    usual: usual_key(kind, passage),
                })
                .collect(),
            names: names(kind),
        })
        .collect()
}

/// The usual words of a passage, with the names in braces.
pub fn usual(app: &App, paper: &WordedPaper, passage: &Passage) -> String {
    let named: Vec<(&str, String)> =
        paper.names.iter().map(|one| (one.fact, format!("{{{}}}", one.name))).collect();
    app.words().say_with(LANGUAGE, &passage.usual, &named)
}

/// How words stand in a paper, a paragraph each, with something that serves as an example in the place of every name.
pub fn preview(app: &App, paper: &WordedPaper, text: &str) -> Vec<String> {
    let words = app.words();
    let facts = [
        ("this", words.say(LANGUAGE, &paper.title)),
        ("district", app.district().name),
        ("regent", head_of_region(app)),
    ];
    lines(&paper.filled_in(text, |name| words.say_with(LANGUAGE, name.sample, &facts)))
}

/// The district's words of today for papers of a kind, as they are kept with one that is written now.
///
/// # Errors
/// When the database cannot be asked.
pub async fn words_of_today(tx: &mut Tx, kind: AgreementKind) -> Result<String, Problem> {
    let kept = clauses::of_kind_in(tx, kind.as_str()).await?;
    StandingWords { paper: None, kept }.to_text()
}

/// The words that were kept with a paper; none where those of the day hold.
fn kept_with(agreement: &Agreement) -> Result<Option<Vec<Clause>>, Problem> {
    let kept = agreement.words.as_deref().map(serde_json::from_str::<Vec<Clause>>);
    Ok(kept.transpose().map_err(anyhow::Error::from)?)
}

/// Whether a passage of a paper is printed in the district's or the usual words: nothing was written for it.
fn is_printed(agreement: &Agreement, passage: &str) -> bool {
    let is_for_office = agreement.office_id.is_some();
    match (agreement.kind, passage) {
        (AgreementKind::HandOver, "granted" | "booked") => is_for_office,
        (AgreementKind::HandOver, "handed") => !is_for_office,
        (_, "purpose") => agreement.purpose.trim().is_empty(),
        (_, "scope") => agreement.scope.trim().is_empty(),
        (_, "financing") => agreement.financing.trim().is_empty(),
        _ => true,
    }
}

/// What a district chose for the papers of a kind.
#[derive(Default)]
pub struct StandingWords {
    /// None for a paper whose words nobody chooses.
    paper: Option<WordedPaper>,
    kept: Vec<Clause>,
}

impl StandingWords {
    /// Reads it; one statement at most.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, kind: &str) -> Result<Self, Problem> {
        let paper = app.worded_papers().iter().find(|paper| paper.kind == kind).cloned();
        let kept = match &paper {
            Some(paper) => clauses::of_kind(app.db(), &app.region(), paper.kind).await?,
            None => Vec::new(),
        };
        Ok(Self { paper, kept })
    }

    /// Those that a paper bears: what was kept with it, or else the district's of the day; one statement at most.
    ///
    /// # Errors
    /// When the database cannot be asked, or what was kept cannot be read.
    pub async fn of_paper(app: &App, agreement: &Agreement) -> Result<Self, Problem> {
        let kind = agreement.kind.as_str();
        let Some(kept) = kept_with(agreement)? else { return Self::of(app, kind).await };
        let paper = app.worded_papers().iter().find(|paper| paper.kind == kind).cloned();
        Ok(Self { paper, kept })
    }

    /// Whether a paper still bears these, asked within the transaction that issues it.
    ///
    /// # Errors
    /// As [`StandingWords::of_paper`].
    pub async fn hold_in(&self, tx: &mut Tx, agreement: &Agreement) -> Result<bool, Problem> {
        let now = match kept_with(agreement)? {
            Some(kept) => kept,
            None => clauses::of_kind_in(tx, agreement.kind.as_str()).await?,
        };
        Ok(now == self.kept)
    }

    /// As they are kept with a paper.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn to_text(&self) -> Result<String, Problem> {
        Ok(serde_json::to_string(&self.kept).map_err(anyhow::Error::from)?)
    }

    fn text(&self, passage: &str) -> Option<&str> {
        self.kept.iter().find(|one| one.article == passage).map(|one| one.text.as_str())
    }

    /// Those that are printed in a paper.
    pub fn printed_in(&self, agreement: &Agreement) -> Vec<&Clause> {
        self.kept.iter().filter(|one| is_printed(agreement, &one.article)).collect()
    }

    /// The printed passages for which the district has other words `today`: the key of each one's heading, what the paper says and what
    /// papers that are written today say.
    pub fn behind(&self, app: &App, agreement: &Agreement, today: &Self) -> Vec<(String, String, String)> {
        let Some(paper) = &self.paper else { return Vec::new() };
        let differs =
            |one: &&Passage| is_printed(agreement, one.code) && self.text(one.code) != today.text(one.code);
        let both = |one: &Passage| {
            let said = |words: &Self| match words.text(one.code) {
                Some(text) => text.to_owned(),
                None => usual(app, paper, one),
            };
            (one.heading.clone(), said(self), said(today))
        };
        paper.passages.iter().filter(differs).map(both).collect()
    }

    /// The district's own words for a passage with these facts in them, a paragraph each; none where the usual ones stand.
    pub fn paragraphs(
        &self,
        passage: &str,
        facts: impl Fn() -> Vec<(&'static str, String)>,
    ) -> Option<Vec<String>> {
        let own = self.text(passage)?;
        let paper = self.paper.as_ref()?;
        let facts = facts();
        let fact = |name: &FactName| {
            let found = facts.iter().find(|(known, _)| *known == name.fact);
            found.map_or_else(String::new, |(_, fact)| fact.clone())
        };
        Some(lines(&paper.filled_in(own, fact)))
    }
}

impl AgreementPaper<'_> {
    /// A passage: the words of the district, or the usual ones.
    pub fn passage(&self, passage: &str) -> Vec<Block> {
        match self.around.own.paragraphs(passage, || self.facts()) {
            Some(own) => own.into_iter().map(|text| Block::Text { text, indent: false }).collect(),
            None => vec![self.text(&usual_key(self.agreement.kind, passage))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_worded_paper_names_each_passage_once() {
        for paper in worded() {
            let mut codes: Vec<&str> = paper.passages.iter().map(|one| one.code).collect();
            codes.sort_unstable();
            let count = codes.len();
            codes.dedup();
            assert_eq!(codes.len(), count, "{}", paper.kind);
        }
        let kinds: Vec<&str> = worded().iter().map(|paper| paper.kind).collect();
        assert_eq!(
            kinds,
            ["joint", "cooperation", "power", "synergy", "work_plan", "hand_over", "amendment"]
        );
    }
}
