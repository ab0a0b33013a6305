//! Forms with a file: what was typed is kept even when the file is too large to take.

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use sekber_core::text::clean_line;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{FileKind, LARGEST_FILE, NewFile};
use crate::kit::form::{Faults, Form, LARGEST_FORM};
use crate::kit::problem::Problem;

/// Files that are held in memory at the same time; further ones wait, so that memory stays bounded.
static HANDS: Semaphore = Semaphore::const_new(6);

/// Bytes that are read and thrown away after a file proved too large, so that the browser still sees the answer.
const LARGEST_REQUEST: usize = 6 * LARGEST_FILE;

/// A form that may bring one file. Fields must come before the file, or they are lost when it is too large.
#[derive(Debug, Default)]
pub struct Upload {
    /// What was typed.
    pub form: Form,
    /// The file, when one was chosen.
    pub file: Option<Received>,
}

/// A file as it came.
#[derive(Debug)]
pub struct Received {
    /// The name of the form's field.
    pub field: String,
    /// The name that the sender gave it, cleaned.
    pub name: String,
    /// Its content; `None` when it was larger than [`LARGEST_FILE`].
    pub content: Option<Bytes>,
    _hand: SemaphorePermit<'static>,
}

impl Received {
    /// The file when it is one of the accepted kinds and not too large; else a fault of its field.
    pub fn accepted(&self, kinds: &[FileKind], faults: &mut Faults) -> Option<NewFile> {
        let Some(content) = &self.content else {
            faults.add_with(
                &self.field,
                "fault-file-too-large",
                "megabytes",
                (LARGEST_FILE / 1_000_000).to_string(),
            );
            return None;
        };
        match FileKind::of(content).filter(|kind| kinds.contains(kind)) {
            Some(kind) => Some(NewFile { name: self.name.clone(), kind, bytes: content.clone() }),
            None => {
                faults.add(&self.field, "fault-file-kind");
                None
            }
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            return Ok(Self { form: Form::from_request(request, state).await?, file: None });
        }
        DefaultBodyLimit::max(LARGEST_REQUEST).apply(&mut request);
        let parts = Multipart::from_request(request, state).await;
        let mut parts = parts.map_err(|_| Problem::refused("upload-unreadable"))?;
        let (mut typed, mut size, mut file) = (Vec::new(), 0, None);
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(given) if file.is_none() => file = receive(&mut part, name, given).await?,
                Some(_) => {}
                None => typed.push((name, text(&mut part, &mut size).await?)),
            }
        }
        Ok(Self { form: Form::from(typed), file })
    }
}

/// The request ended early, is no proper form, or went on longer than anybody listens.
fn broken(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge(LARGEST_FILE),
        _ => Problem::refused("upload-unreadable"),
    }
}

/// One typed field; all of them together may hold as much as a form without a file.
async fn text(part: &mut Field<'_>, size: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        *size += piece.len();
        if *size > LARGEST_FORM {
            return Err(Problem::TooLarge(LARGEST_FORM));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The file of a field; `None` when none was chosen, which browsers send as an empty one without a name.
async fn receive(part: &mut Field<'_>, field: String, name: String) -> Result<Option<Received>, Problem> {
    let hand = HANDS.acquire().await.map_err(anyhow::Error::from)?;
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        fits = fits && bytes.len() + piece.len() <= LARGEST_FILE;
        if fits {
            bytes.extend_from_slice(&piece);
        }
    }
    if name.is_empty() && bytes.is_empty() {
        return Ok(None);
    }
    let content = fits.then(|| Bytes::from(bytes));
    Ok(Some(Received { field, name: clean_line(&name), content, _hand: hand }))
}
