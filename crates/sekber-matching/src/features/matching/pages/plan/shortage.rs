//! Who and what is left short in a plan, and the single changes that would help.

use std::collections::BTreeSet;

use sekber_engines::matching::assignment::planner::Change;
use sekber_engines::matching::assignment::reason::Shortfall;

use sekber_core::text::shortened;
use sekber_core::value::ProgrammeId;

use crate::features::matching::solved_plan::SolvedPlan;
use crate::features::programme::{ProgrammeDraft, Stored};
use crate::kit::page::{Frame, count};

/// Most single changes that are told.
const MOST_REPAIRS: usize = 8;

/// Most lines of a list that grows with the programmes; the workbook of the plan holds all of them.
const MOST_LISTED: usize = 50;
/// Most characters that the page shows of the help that is sought; the programme's own page shows all of it.
const MOST_SHOWN: usize = 300;

/// A list as the page shows it: its beginning, and how long it is.
pub(super) struct Listed<T> {
    pub(super) all: usize,
    pub(super) lines: Vec<T>,
}

impl<T> Listed<T> {
    pub(super) fn of(mut lines: Vec<T>) -> Self {
        let all = lines.len();
        lines.truncate(MOST_LISTED);
        Self { all, lines }
    }

    /// How many the page leaves out.
    pub(super) fn more(&self) -> i64 {
        count(self.all - self.lines.len())
    }
}

impl HelpLine {
    /// The help that is sought, shortened where it is long.
    pub(super) fn shown(&self) -> String {
        shortened(&self.help, MOST_SHOWN)
    }
}

/// Somebody who is left short, with what would help.
pub(super) struct ShortLine {
    pub(super) name: String,
    pub(super) why: String,
    /// Where an office without any fitting programme writes what it seeks.
    pub(super) href: Option<String>,
}

/// Where an office writes what it seeks.
fn need_form(office: &str) -> String {
    format!("/needs/new?office={office}")
}

fn has_programme(opened: &SolvedPlan, partner: u32) -> bool {
    opened.inputs.programmes.iter().any(|offer| offer.partner == partner)
}

/// Whoever lacks a pair although something could be placed.
pub(super) fn short(frame: &Frame, opened: &SolvedPlan) -> Vec<ShortLine> {
    let least = opened.inputs.wanted.least_fit;
    let why = |any: bool, (none, some): (&str, &str), lack: &u32| match any {
        true => frame.say_with(some, "lack", lack),
        false => frame.say_with(none, "least", least),
    };
    let edges = &opened.inputs.edges;
    let offices = opened.outcome.offices_short.iter().map(|(at, lack)| {
        let any = edges.iter().any(|(_, office, ..)| office == at);
        let keys = ("matching-short-none-office", "matching-short-office");
        let office = opened.office(*at);
        let href = (!any).then(|| need_form(&office.id));
        ShortLine { name: office.name.clone(), why: why(any, keys, lack), href }
    });
    let partners = opened.outcome.partners_short.iter().filter(|(at, _)| has_programme(opened, *at));
    let partners = partners.map(|(at, lack)| {
        let any = edges.iter().any(|(programme, ..)| opened.offer(*programme).partner == *at);
        let keys = ("matching-short-none-partner", "matching-short-partner");
        let name = opened.inputs.partners[*at as usize].name.clone();
        ShortLine { name, why: why(any, keys, lack), href: None }
    });
    offices.chain(partners).collect()
}

/// Partners that have nothing to place.
pub(super) fn idle(opened: &SolvedPlan) -> Vec<String> {
    let short = opened.outcome.partners_short.iter().filter(|(at, _)| !has_programme(opened, *at));
    let mut names: Vec<String> =
        short.map(|(at, _)| opened.inputs.partners[*at as usize].name.clone()).collect();
    names.sort();
    names
}

/// Single changes that place at least one more, the most helpful first.
pub(super) fn repairs(frame: &Frame, opened: &SolvedPlan, shortfall: Option<&Shortfall>) -> Vec<String> {
    let repairs = shortfall.into_iter().flat_map(|shortfall| &shortfall.repairs);
    repairs.take(MOST_REPAIRS).filter_map(|repair| sentence(frame, opened, &repair.change)).collect()
}

/// The fewest changes that together place whoever can be placed; nothing when a single one is enough, since that stands
/// among the repairs.
pub(super) fn fewest(frame: &Frame, opened: &SolvedPlan, shortfall: Option<&Shortfall>) -> Vec<String> {
    let relaxation = shortfall.and_then(|_| opened.planner.relaxation());
    let changes = relaxation.filter(|found| found.units > 1).map(|found| found.changes).unwrap_or_default();
    changes.iter().filter_map(|change| sentence(frame, opened, change)).collect()
}

fn sentence(frame: &Frame, opened: &SolvedPlan, change: &Change) -> Option<String> {
    Some(match change {
        Change::OfficeQuota { office, most, .. } => frame.say_facts(
            "matching-repair-office",
            &[("name", opened.office(*office).name.clone()), ("most", most.to_string())],
        ),
        Change::PartnerQuota { partner, most, .. } => frame.say_facts(
            "matching-repair-partner",
            &[("name", opened.inputs.partners[*partner as usize].name.clone()), ("most", most.to_string())],
        ),
        Change::Ruling { edge, .. } => {
            let edge = &opened.planner.instance().edges[*edge as usize];
            frame.say_facts(
                "matching-repair-veto",
                &[
                    ("office", opened.office(edge.office).name.clone()),
                    ("programme", opened.offer(edge.programme).title.clone()),
                ],
            )
        }
        Change::Pick { .. } | Change::Points { .. } => return None,
    })
}

/// A programme of an office that seeks help which no pair of the plan brings.
pub(super) struct HelpLine {
    pub(super) id: ProgrammeId,
    pub(super) title: String,
    pub(super) office: String,
    /// Where the office writes it as an open need.
    pub(super) href: String,
    pub(super) help: String,
}

/// Help that nobody brings: programmes of offices that seek some, where nothing that the plan gives the office serves the
/// same field of government, theme or goal.
pub(super) fn unmet(opened: &SolvedPlan) -> Vec<HelpLine> {
    let subjects = &opened.table.subjects;
    let given = |office: &str| -> Vec<&Stored> {
        let pairs = opened.outcome.pairs.iter().filter(|(_, at, ..)| opened.office(*at).id == office);
        let ids = pairs.filter_map(|(programme, ..)| opened.offer(*programme).id.parse::<ProgrammeId>().ok());
        ids.filter_map(|id| subjects.programmes.get(subjects.programme(&id)?)).collect()
    };
    let mut unmet = Vec::new();
    for record in &subjects.offices {
        let own = subjects.own.get(&record.organisation.id).into_iter().flatten();
        let given = given(record.organisation.id.as_str());
        for seeking in own.filter(|stored| !stored.content.help_sought.is_empty()) {
            if !given.iter().any(|offer| serves(&seeking.content, &offer.content)) {
                unmet.push(HelpLine {
                    href: need_form(record.organisation.id.as_str()),
                    id: seeking.id.clone(),
                    title: seeking.content.title.clone(),
                    office: record.organisation.short_name.clone(),
                    help: seeking.content.help_sought.clone(),
                });
            }
        }
    }
    unmet
}

/// Whether an offer is about what a programme is about.
fn serves(need: &ProgrammeDraft, offer: &ProgrammeDraft) -> bool {
    fn heads(codes: &[String], parts: usize) -> BTreeSet<String> {
        codes.iter().map(|code| code.split('.').take(parts).collect::<Vec<_>>().join(".")).collect()
    }
    let meets = |a: BTreeSet<String>, b: BTreeSet<String>| !a.is_disjoint(&b);
    meets(heads(&need.nomenclature, 2), heads(&offer.nomenclature, 2))
        || meets(heads(&need.sdg, 1), heads(&offer.sdg, 1))
        || need.themes.iter().any(|theme| offer.themes.contains(theme))
}

/// Programmes of partners that no office takes, with their partner.
pub(super) fn unplaced(opened: &SolvedPlan) -> Vec<(String, String, String)> {
    let placed: BTreeSet<u32> = opened.outcome.pairs.iter().map(|(programme, ..)| *programme).collect();
    let all = 0..u32::try_from(opened.inputs.programmes.len()).unwrap_or(u32::MAX);
    all.filter(|at| !placed.contains(at))
        .map(|at| {
            let offer = opened.offer(at);
            (offer.id.clone(), offer.title.clone(), opened.partner(at).name.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::app::new_id;

    #[test]
    fn a_list_that_grows_with_the_programmes_is_shown_in_part() {
        let long = Listed::of((0..8_000).collect());
        assert_eq!((long.all, long.lines.len(), long.more()), (8_000, MOST_LISTED, 8_000 - 50));
        let short = Listed::of(vec!["one"]);
        assert_eq!((short.all, short.more()), (1, 0));
        let line = |help: String| HelpLine {
            id: new_id(),
            title: String::new(),
            office: String::new(),
            href: String::new(),
            help,
        };
        assert_eq!(line("é".repeat(10_000)).shown().chars().count(), MOST_SHOWN + 1);
        assert_eq!(line("Pupuk".to_owned()).shown(), "Pupuk");
    }

    #[test]
    fn an_offer_serves_what_is_of_its_field_theme_or_goal() {
        let draft = |code: &str, theme: &str, goal: &str| ProgrammeDraft {
            nomenclature: vec![code.to_owned()],
            themes: vec![theme.to_owned()],
            sdg: vec![goal.to_owned()],
            ..ProgrammeDraft::new(new_id(), new_id(), "")
        };
        let need = draft("1.02.02", "stunting", "2.2");
        assert!(serves(&need, &draft("1.02.05.2", "hutan", "15")));
        assert!(serves(&need, &draft("2.11", "stunting", "15")));
        assert!(serves(&need, &draft("2.11", "hutan", "2.1")));
        assert!(!serves(&need, &draft("2.11", "hutan", "15")));
    }
}
