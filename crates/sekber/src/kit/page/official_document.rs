//! Official documents: the district's letterhead and language around what a room says, sent as a PDF.

use axum::response::Response;
use sekber_documents::official::{Block, Document, DocumentError, Letterhead, pdf};

use super::{PDF, download};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A document of the joint secretariat, dated today.
pub fn document(app: &App, language: Language, title: &str, blocks: Vec<Block>) -> Document {
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
    let today = app.today();
    Document {
        language: language.tag().to_owned(),
        title: title.to_owned(),
        letterhead: Letterhead {
            government: say("document-government", &[("district", app.district().name)]),
            unit: say("document-unit", &[]),
            address: String::new(),
        },
        wide: false,
        foot: title.to_owned(),
        date: (i32::from(today.year()), today.month().unsigned_abs(), today.day().unsigned_abs()),
        blocks,
    }
}

/// Sets a document, away from the threads that serve.
///
/// # Errors
/// When the design refuses it, or as [`cpu::run`].
pub async fn set(document: Document) -> Result<Vec<u8>, Problem> {
    let set = cpu::run(move || pdf(&document)).await?;
    Ok(set.map_err(|why: DocumentError| anyhow::Error::from(why))?)
}

/// Sends a document as a file. The name has no ending.
///
/// # Errors
/// As [`set`].
pub async fn send(name: &str, document: Document) -> Result<Response, Problem> {
    Ok(download(&format!("{name}.pdf"), PDF, set(document).await?))
}
