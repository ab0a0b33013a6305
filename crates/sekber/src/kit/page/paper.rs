//! Official papers: the district's letterhead and language around what a room says, sent as a PDF.

use axum::response::Response;
use sekber_paper::official::{Block, Letterhead, Paper, PaperError, pdf};

use super::{PDF, download};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A paper of the joint secretariat, dated today.
pub fn paper(app: &App, language: Language, title: &str, blocks: Vec<Block>) -> Paper {
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
    let today = app.today();
    Paper {
        language: language.tag().to_owned(),
        title: title.to_owned(),
        letterhead: Letterhead {
            government: say("paper-government", &[("district", app.district().name)]),
            unit: say("paper-unit", &[]),
            address: String::new(),
        },
        wide: false,
        foot: title.to_owned(),
        date: (i32::from(today.year()), today.month().unsigned_abs(), today.day().unsigned_abs()),
        blocks,
    }
}

/// Sets a paper, away from the threads that serve.
///
/// # Errors
/// When the design refuses it, or as [`cpu::run`].
pub async fn set(paper: Paper) -> Result<Vec<u8>, Problem> {
    let set = cpu::run(move || pdf(&paper)).await?;
    Ok(set.map_err(|why: PaperError| anyhow::Error::from(why))?)
}

/// Sends a paper as a file. The name has no ending.
///
/// # Errors
/// As [`set`].
pub async fn send(name: &str, paper: Paper) -> Result<Response, Problem> {
    Ok(download(&format!("{name}.pdf"), PDF, set(paper).await?))
}
