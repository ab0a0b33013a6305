//! What this room hands in to the leader's page: programmes and partners, coverage, gaps, and findings that wait.

pub mod letter;
pub mod sheet;

use jiff::civil::Date;
use sekber_core::registry::{PartnerKind, Party};
use sekber_engines::synchronisation::grading::Grade;

use super::findings::{self, Table};
use super::pages::gaps;
use super::settled::{Verdicts, is_due, is_objected, is_too_late, standing, verdicts};
use crate::kit::card::{Counting, Figures, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup, LeaderUnit};
use crate::kit::page::{Frame, count};
use crate::kit::problem::Problem;

/// Priorities without a programme that are named.
const PRIORITIES: usize = 3;

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: None, count: all }]
}

/// All of them rest on the same findings, which are asked for once.
fn all(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let table = findings::table(asks.app, asks.cycle).await?;
        let verdicts = verdicts(asks.app).await?;
        let doubled = Waiting::of(&table, &verdicts, Grade::Same, asks.app.today())?.open;
        let group = |place, label, figures| LeaderGroup { place, label, figures };
        Ok(vec![
            group(10, "leader-programmes", programmes(&asks, doubled)),
            group(40, "leader-gaps", coverage(&asks, &table).await?),
            group(50, "leader-findings", waiting(&asks, &table, &verdicts)?),
        ])
    })
}

/// The figures that front page and public pages show, too, as every page counts them.
fn programmes(asks: &LeaderAsks<'_>, doubled: usize) -> Vec<LeaderFigure> {
    let (frame, found) = (asks.frame, asks.figures);
    let figure = |label: &str, key: &'static str, opens: Vec<(String, String)>, href: &str| {
        with_parts(LeaderFigure {
            key,
            name: frame.say(label),
            number: found.of(key),
            opens,
            href: href.to_owned(),
            ..LeaderFigure::default()
        })
    };
    let said = |key: &str, name: &str, href: &str| (frame.say_count(key, found.of(name)), href.to_owned());
    let mut of_programmes = Vec::new();
    if doubled > 0 {
        let told = frame.say_count("leader-note-doubled", count(doubled));
        of_programmes.push((told, "/synchronisation?grade=same&decided=open".to_owned()));
    }
    of_programmes.push(said("leader-note-over", "programme-over", "/programmes?state=over"));
    let mut of_partners = parties(frame, found);
    of_partners.extend([
        said("leader-note-registered", "registry-partners", "/partners"),
        said("leader-note-owners", "programme-owners-partner", "/partners?programmes=with"),
        said("leader-note-programmes", "programme-of-partners", "/programmes?side=partner&state=open"),
    ]);
    let of_offices = vec![
        said("leader-note-owners", "programme-owners-office", "/offices?programmes=with"),
        said("leader-note-programmes", "programme-of-offices", "/programmes?side=office&state=open"),
    ];
    let known = |with_money: &str, all: &str| {
        [("count", frame.whole(&found.of(with_money))), ("all", frame.whole(&found.of(all)))]
    };
    let money = |key: &'static str, name: &str, sum: &str, note: String, side: &str| LeaderFigure {
        key,
        name: frame.say(name),
        number: found.of(sum),
        unit: LeaderUnit::Money,
        note,
        href: format!("/programmes?side={side}&state=open&money=with"),
        ..LeaderFigure::default()
    };
    let of_partners_known = known("programme-with-money", "programme-of-partners");
    let of_partners_known = frame.say_facts("programme-tile-money-known", &of_partners_known);
    let of_offices_known = known("programme-offices-with-money", "programme-of-offices");
    let of_offices_known = frame.say_facts("leader-money-offices-known", &of_offices_known);
    vec![
        figure(
            "registry-tile-partners",
            "registry-partners-verified",
            of_partners,
            "/partners?state=verified",
        ),
        figure("registry-tile-offices", "registry-offices", of_offices, "/offices"),
        figure("programme-tile-programmes", "programme-all", of_programmes, "/programmes?state=open"),
        money("programme-money", "programme-tile-money", "programme-money", of_partners_known, "partner"),
        money(
            "programme_money_offices",
            "leader-money-offices",
            "programme-money-offices",
            of_offices_known,
            "office",
        ),
    ]
}

/// To which of the five parties of collaborative government the verified partners belong, each with how many and the address of these, and
/// how many belong to none.
fn parties(frame: &Frame, found: &Figures) -> Vec<(String, String)> {
    let of_party = |party: Option<Party>| -> i64 {
        let kinds = PartnerKind::ALL.iter().filter(|kind| kind.party() == party);
        kinds.map(|kind| found.of(&format!("registry-verified-{}", kind.as_str()))).sum()
    };
    let name = |party: Option<Party>| match party {
        Some(party) => frame.say_code("partner-party-", party.as_str()),
        None => frame.say("partner-outside-parties"),
    };
    let code = |party: Option<Party>| party.map_or("none", Party::as_str);
    let all = Party::ALL.iter().copied().map(Some).chain([None]);
    let told = all.map(|party| (party, of_party(party))).filter(|(_, number)| *number > 0);
    let part = |(party, number): (Option<Party>, i64)| {
        let text = format!("{} {}", name(party), frame.whole(&number));
        (text, format!("/partners?state=verified&party={}", code(party)))
    };
    let mut parts: Vec<(String, String)> = told.map(part).collect();
    match parts.first_mut() {
        Some((text, _)) => *text = frame.say_with("leader-note-parties", "parties", text.clone()),
        None => parts.push((frame.say("leader-note-no-party"), String::new())),
    }
    parts
}

async fn coverage(asks: &LeaderAsks<'_>, table: &Table) -> Result<Vec<LeaderFigure>, Problem> {
    let frame = asks.frame;
    let found = gaps::found(asks.app, frame, asks.cycle, table).await?;
    let figure = |(key, name): (&'static str, &str), number: i64, note: String, part: &str| LeaderFigure {
        key,
        name: frame.say(name),
        number,
        // Without any programme nothing is a gap yet: the cycle has only begun.
        note: match found.is_empty {
            true => format!("{note}; {}", frame.say("gap-cycle-none")),
            false => note,
        },
        href: format!("/synchronisation/gaps#{part}"),
        waits: number > 0,
        ..LeaderFigure::default()
    };
    // Every figure says of what whole it is a part.
    let all = |whole: i64| frame.say_with("leader-note-of", "all", frame.whole(&whole));
    let (of, mut priorities) =
        (found.of_all_villages(frame, "leader-note-of"), all(count(found.priorities.len())));
    // Which they are is what a leader asks next.
    let empty: Vec<String> = found.without_programme().take(PRIORITIES + 1).collect();
    if !empty.is_empty() && !found.is_empty {
        let more = if empty.len() > PRIORITIES { "; …" } else { "" };
        let named = empty[..empty.len().min(PRIORITIES)].join("; ");
        priorities = format!("{named}{more}; {priorities}");
    }
    let same = |key: &'static str| (key, key);
    let said = match found.untold_parts.as_str() {
        "" => frame.say("gap-standards-caveat"),
        untold => untold.to_owned(),
    };
    let parts = format!("{}; {said}", all(found.standard_parts));
    let standards = figure(("gap_standards_open", "gap-standards"), found.missing_parts, parts, "standards");
    let is_untold = !found.untold_parts.is_empty();
    let standards = LeaderFigure { is_untold, waits: standards.waits && !is_untold, ..standards };
    Ok(vec![
        figure(("gap_villages_open", "gap-villages"), found.missing, of, "villages"),
        figure(("gap_priorities_open", "gap-priorities"), found.empty_priorities, priorities, "priorities"),
        standards,
        LeaderFigure {
            note: String::new(),
            ..figure(same("gap-needs"), count(found.needs.len()), String::new(), "needs")
        },
        figure(same("gap-partners"), count(found.partners.len()), all(found.all_partners), "partners"),
        figure(same("gap-offices"), count(found.offices.len()), all(found.all_offices), "offices"),
    ])
}

fn waiting(asks: &LeaderAsks<'_>, table: &Table, verdicts: &Verdicts) -> Result<Vec<LeaderFigure>, Problem> {
    let (frame, today) = (asks.frame, asks.app.today());
    let list = |of: &str, decided: &str| format!("/synchronisation?{of}decided={decided}");
    let figure = |key: &'static str, name: String, of: &str, counted: Waiting| {
        let mut opens = Vec::new();
        if counted.due == counted.all && counted.all > 0 {
            opens.push((frame.say("leader-note-undecided"), String::new()));
        } else if counted.all > 0 {
            opens.push((
                frame.say_with("leader-note-of", "all", frame.whole(&count(counted.all))),
                String::new(),
            ));
        }
        if counted.past > 0 {
            opens.push((frame.say_count("leader-note-past", count(counted.past)), list(of, "past")));
        }
        with_parts(LeaderFigure {
            key,
            name,
            number: count(counted.due),
            opens,
            href: list(of, "due"),
            waits: counted.due > 0,
            ..LeaderFigure::default()
        })
    };
    let (mut figures, mut whole) = (Vec::new(), Waiting::default());
    for (key, grade) in [
        ("finding-due-duplication", Grade::Duplication),
        ("finding-due-same", Grade::Same),
        ("finding-due-synergy", Grade::Synergy),
    ] {
        let counted = Waiting::of(table, verdicts, grade, today)?;
        whole = whole.and(counted);
        let grade_name = frame.say_code("finding-grade-", grade.as_str());
        let name = frame.say_with("leader-figure-waiting", "grade", grade_name);
        figures.push(figure(key, name, &format!("grade={grade}&"), counted));
    }
    figures.push(figure("finding-due-all", frame.say("leader-figure-waiting-all"), "", whole));
    // Nobody can decide these before their owners say where they work: told, and not counted among the others.
    let unclear = Waiting::of(table, verdicts, Grade::Unclear, today)?;
    let grade_name = frame.say_code("finding-grade-", Grade::Unclear.as_str());
    figures.push(LeaderFigure {
        key: "finding_unclear_open",
        name: frame.say_with("leader-figure-unclear", "grade", grade_name),
        number: count(unclear.open),
        note: frame.say("leader-note-unclear"),
        href: list("grade=unclear&", "open"),
        ..LeaderFigure::default()
    });
    let objected = whole.and(unclear).objected;
    if objected > 0 {
        figures.push(LeaderFigure {
            key: "finding_objected",
            name: frame.say("leader-figure-objected"),
            number: count(objected),
            href: list("", "objected"),
            waits: true,
            ..LeaderFigure::default()
        });
    }
    Ok(figures)
}

/// How far people are with the findings of a grade.
#[derive(Clone, Copy, Default)]
struct Waiting {
    /// All of them.
    all: usize,
    /// Those that wait for a verdict.
    open: usize,
    /// Those of them that can be decided.
    due: usize,
    /// Those that could be decided if their time were not over.
    past: usize,
    /// Those that are settled and an owner objects to.
    objected: usize,
}

impl Waiting {
    fn of(table: &Table, verdicts: &Verdicts, grade: Grade, today: Date) -> Result<Self, Problem> {
        let mut found = Self::default();
        for finding in table.findings.iter().filter(|finding| finding.grade == grade) {
            let standing = standing(table, verdicts, finding)?;
            found = found.and(Self {
                all: 1,
                open: usize::from(standing.waits()),
                due: usize::from(is_due(table, finding, standing, today)),
                past: usize::from(is_too_late(table, finding, standing, today)),
                objected: usize::from(is_objected(table, verdicts, finding, standing)),
            });
        }
        Ok(found)
    }

    fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            open: self.open + other.open,
            due: self.due + other.due,
            past: self.past + other.past,
            objected: self.objected + other.objected,
        }
    }
}

/// A figure whose note is made of its parts.
fn with_parts(figure: LeaderFigure) -> LeaderFigure {
    let parts: Vec<&str> = figure.opens.iter().map(|(text, _)| text.as_str()).collect();
    LeaderFigure { note: parts.join("; "), ..figure }
}
