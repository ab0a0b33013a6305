//! The choices of the form as it shows them: codes found and kept, goals with their targets, the tree of places.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::RegionCode;

use super::{App, Form, Frame, Member, Problem, page};
use crate::kit::words::Language;

/// How many codes a search offers.
const FOUND: usize = 15;

/// A code of the nomenclature, ticked or offered.
pub struct CodeLine {
    /// The code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The names above it.
    pub above: String,
    /// Whether it is chosen.
    pub ticked: bool,
}

/// The chosen codes first, then what a search finds.
pub fn code_lines(chosen: &[String], q: &str, district: &RegionCode) -> Vec<CodeLine> {
    let line = |code: &str, ticked: bool| {
        let above = sekber_facts::nomenclature::ancestors(code).into_iter().map(|entry| entry.name);
        CodeLine {
            code: code.to_owned(),
            name: sekber_facts::nomenclature::find(code).map_or("", |entry| entry.name).to_owned(),
            above: above.collect::<Vec<_>>().join(" › "),
            ticked,
        }
    };
    let found = sekber_facts::nomenclature::search_in(q, FOUND, district.as_str());
    let found = found.into_iter().filter(|entry| !chosen.iter().any(|code| code == entry.code));
    let kept = chosen.iter().map(|code| line(code, true));
    kept.chain(found.map(|entry| line(entry.code, false))).collect()
}

#[derive(Template)]
#[template(path = "features/programme/pages/codes.html")]
struct CodesPart {
    frame: Frame,
    codes: Vec<CodeLine>,
    searched: bool,
}

/// The part of the form that changes while a code is searched: the chosen ones and what was found.
pub async fn codes(
    _: Member,
    State(_app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Form::from_query(query.as_deref());
    let chosen: Vec<String> = query.all("code").map(str::to_owned).collect();
    let q = query.text("code_q");
    page(&CodesPart { codes: code_lines(&chosen, q, &frame.district.region), searched: !q.is_empty(), frame })
}

/// A goal with its targets.
pub struct GoalChoice {
    /// Its number.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its colour.
    pub color: &'static str,
    /// Whether it is chosen.
    pub ticked: bool,
    /// Its targets: code, wording, whether chosen.
    pub targets: Vec<(&'static str, &'static str, bool)>,
}

impl GoalChoice {
    /// Whether something in it is chosen.
    pub fn is_open(&self) -> bool {
        self.targets.iter().any(|(_, _, ticked)| *ticked)
    }
}

/// All goals with their targets.
pub fn goal_choices(chosen: &[String], language: Language) -> Vec<GoalChoice> {
    let is_chosen = |code: &str| chosen.iter().any(|known| known == code);
    let said = |id: &'static str, en: &'static str| match language {
        Language::Indonesian => id,
        Language::English => en,
    };
    sekber_facts::sdg::goals()
        .map(|goal| GoalChoice {
            code: goal.code,
            name: said(goal.name_id, goal.name_en),
            color: goal.color,
            ticked: is_chosen(goal.code),
            targets: sekber_facts::sdg::targets(goal.goal)
                .map(|target| (target.code, said(target.text_id, target.text_en), is_chosen(target.code)))
                .collect(),
        })
        .collect()
}
