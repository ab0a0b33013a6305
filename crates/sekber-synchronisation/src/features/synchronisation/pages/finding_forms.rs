//! Forms about a verdict: what settles a pair, the answer of an owner, and the reply of the secretariat to an objection.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::ProgrammeId;
use sekber_engines::synchronisation::grading::Verdict;

use super::finding::{FindingPage, drawn};
use crate::features::synchronisation::actions::answers::{answer_verdict, keep_verdict};
use crate::features::synchronisation::actions::decide as settle;
use crate::features::synchronisation::answers::{AnswerDraft, ReplyDraft};
use crate::features::synchronisation::model::{PairId, VerdictDraft};
use crate::kit::access::{Actor, Organisation, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, mend, page_with};
use crate::kit::problem::Problem;

/// Leads on once a form about a verdict is carried out; else shows the finding with what was typed: as it stands now where somebody was
/// first, which `overtaken` tells, and as it was read where something is to be mended.
async fn after(
    (app, frame, actor, pair): (&App, Frame, &Actor, &PairId),
    done: Result<(), Problem>,
    (to, notice, overtaken): (&str, &'static str, &str),
    (typed, as_read): (impl FnOnce(FindingPage) -> FindingPage, impl FnOnce(&mut FindingPage)),
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(to, notice)),
        Err(Problem::Conflict) => {
            let mut shown = typed(drawn(app, frame, pair, actor).await?);
            shown.overtaken = shown.last_settled(overtaken);
            page_with(StatusCode::CONFLICT, &shown)
        }
        Err(problem) => {
            let again = |faults| async {
                let mut shown = typed(drawn(app, frame, pair, actor).await?);
                as_read(&mut shown);
                shown.faults = faults;
                Ok(shown)
            };
            mend(problem, again).await
        }
    }
}

/// Settles a pair.
pub async fn decide(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    let Ok(verdict) = sent.text("verdict").parse() else {
        return Err(Problem::refused("finding-refused-verdict"));
    };
    let draft = VerdictDraft {
        verdict,
        note: sent.paragraphs("note").to_owned(),
        mover: sent.filled("mover").map(str::parse).transpose().or(Err(Problem::NotFound))?,
        digest: sent.text("digest").to_owned(),
        seen: sent.text("seen").to_owned(),
    };
    let done = settle(&app, &actor, &pair, &draft).await;
    let next = if draft.verdict == Verdict::Merge { "#unite" } else { "" };
    let to = format!("{}{next}", pair.path());
    let as_read = |shown: &mut FindingPage| {
        shown.digest.clone_from(&draft.digest);
        shown.seen.clone_from(&draft.seen);
    };
    let at = (&app, frame, &actor, &pair);
    let told = (to.as_str(), "notice-finding-decided", "finding-overtaken");
    after(at, done, told, (|shown: FindingPage| shown.with_typed(&draft), as_read)).await
}

/// Answers a verdict for one of both programmes.
pub async fn answer(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    let draft = AnswerDraft {
        side: sent.code("side")?,
        answer: sent.code("answer")?,
        reason: sent.paragraphs("reason").to_owned(),
        seen: sent.text("seen").to_owned(),
    };
    let done = answer_verdict(&app, &actor, &pair, &draft).await;
    let as_read = |shown: &mut FindingPage| shown.seen.clone_from(&draft.seen);
    let (at, path) = ((&app, frame, &actor, &pair), pair.path());
    let told = (path.as_str(), "notice-finding-answered", "finding-answer-overtaken");
    after(at, done, told, (|shown: FindingPage| shown.with_answer(&draft), as_read)).await
}

/// Keeps a verdict although a side objected.
pub async fn reply(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    let draft = ReplyDraft {
        side: sent.code("side")?,
        reply: sent.paragraphs("reply").to_owned(),
        seen: sent.text("seen").to_owned(),
    };
    let done = keep_verdict(&app, &actor, &pair, &draft).await;
    let as_read = |shown: &mut FindingPage| shown.seen.clone_from(&draft.seen);
    let (at, path) = ((&app, frame, &actor, &pair), pair.path());
    let told = (path.as_str(), "notice-finding-kept", "finding-answer-overtaken");
    after(at, done, told, (|shown: FindingPage| shown.with_reply(&draft), as_read)).await
}
