//! Official documents: the district's letterhead and language around what a room says, sent as PDF or DOCX.

use axum::response::Response;
use sekber_documents::official::{Block, Document, DocumentError, Letterhead, Paper, docx, pdf};

use super::download;
use crate::app::App;
use crate::cpu;
use crate::files::FileKind;
use crate::problem::Problem;
use crate::words::Language;

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
            emblem: None,
        },
        // Every kind of paper starts from here: a district that rules otherwise is asked in this one place.
        paper: Paper::default(),
        wide: false,
        foot: title.to_owned(),
        date: (i32::from(today.year()), today.month().unsigned_abs(), today.day().unsigned_abs()),
        blocks,
    }
}

/// The forms in which a document is handed out: to print and keep, or to write on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// WordprocessingML.
    Docx,
}

impl Format {
    /// The kind of file that it becomes.
    pub fn file_kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Docx => FileKind::Docx,
        }
    }

    /// The form that the ending of a file's name asks for.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// What somebody wrote, paragraph by paragraph; empty lines are none.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}

/// Sets a document, away from the threads that serve.
///
/// # Errors
/// When the design refuses it, or as [`cpu::run`].
pub async fn set(document: Document, format: Format) -> Result<Vec<u8>, Problem> {
    let set = cpu::run(move || match format {
        Format::Pdf => pdf(&document),
        Format::Docx => docx(&document),
    });
    Ok(set.await?.map_err(|why: DocumentError| anyhow::Error::from(why))?)
}

/// Sends a document as a file. The name has no ending.
///
/// # Errors
/// As [`set`].
pub async fn send(name: &str, document: Document, format: Format) -> Result<Response, Problem> {
    let bytes = set(document, format).await?;
    Ok(download(&format!("{name}.{}", format.ending()), format.file_kind().media_type(), bytes))
}
