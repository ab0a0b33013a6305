//! What was settled about two programmes before, from the trail: by whom, when and why, also what was taken back.

use sekber_engines::synchronisation::grading::Verdict;
use serde_json::Value as Json;

use crate::features::synchronisation::model::PairId;
use crate::kit::app::App;
use crate::kit::audit::{self, Line};
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// How many happenings the page shows; older ones stand in the trail.
const SHOWN: i64 = 50;

/// Kinds of lines about answers to a verdict.
const ANSWERS: [&str; 3] = ["finding.agreed", "finding.objected", "finding.kept"];

/// Something that was settled, taken back or done.
pub struct Past {
    /// What happened.
    pub what: String,
    /// Who did it.
    pub who: String,
    /// When.
    pub when: String,
    /// The verdict in words; empty where the trail does not keep it any more.
    pub verdict: String,
    /// Whose programme was to change its time; empty where nobody was named.
    pub mover: String,
    /// What stood beside it.
    pub note: String,
    /// Whether it settled something, as an answer to a verdict and a reply to it do not.
    pub settles: bool,
}

/// What happened to a finding, the last first. One statement.
pub async fn past(app: &App, frame: &Frame, pair: &PairId) -> Result<Vec<Past>, Problem> {
    let lines = audit::lines_about(app.db(), &app.region(), "finding", &pair.key(), SHOWN).await?;
    Ok(lines.iter().map(|line| one(frame, line)).collect())
}

fn one(frame: &Frame, line: &Line) -> Past {
    let after = audit::told(line.after_json.as_deref());
    let told = after.or_else(|| audit::told(line.before_json.as_deref()));
    let text = |field: &str| {
        let value = told.as_ref().and_then(|told| told.get(field)).and_then(Json::as_str);
        value.unwrap_or_default().to_owned()
    };
    let verdict: Option<Verdict> = text("verdict").parse().ok();
    Past {
        what: frame.say(&format!("event-{}", line.kind.replace(['.', '_'], "-"))),
        who: name_of(frame, &line.actor_name),
        when: frame.date_time(&line.at),
        verdict: verdict.map(|one| frame.say_code("finding-verdict-", one.as_str())).unwrap_or_default(),
        mover: text("mover"),
        note: text("note"),
        settles: !ANSWERS.contains(&line.kind.as_str()),
    }
}

/// Who settled something; a stand-in where the name was withdrawn.
pub fn name_of(frame: &Frame, name: &str) -> String {
    if name.is_empty() { frame.say("finding-somebody") } else { name.to_owned() }
}
