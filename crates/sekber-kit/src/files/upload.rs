//! Forms with a file: what was typed is kept even when the file is too large to take.

mod paced;
mod spool;
mod turns;

use std::num::NonZeroUsize;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use sekber_core::text::clean_line;
use sekber_files::is_picture;

use self::paced::{Paced, Unread};
use self::spool::Spool;

use super::{FileKind, LARGEST_FILE, NewFile, Unfit};
use crate::access::RequestIdentity;
use crate::app::App;
use crate::awaited::Awaited;
use crate::body::{BodyLimit, FILES, Share};
use crate::cpu::{self, Pool};
use crate::form::{Faults, Form, LONGEST_FIELD_NAME};
use crate::problem::Problem;

/// Bytes that are read and thrown away after a file proved too large, so that the browser still sees the answer.
const LARGEST_REQUEST: usize = 6 * LARGEST_FILE;

/// Pictures are drawn one at a time: a large one takes up to 250 MB until it is known that it can be.
static PICTURES: Pool = Pool::new("pictures", NonZeroUsize::new(1), 64, Duration::from_secs(20));

/// A form that may bring one file. Fields must come before the file, or they are lost when it is too large.
#[derive(Debug, Default)]
pub struct Upload {
    /// What was typed.
    pub form: Form,
    /// The file, when one was chosen.
    pub file: Option<Received>,
}

impl Upload {
    /// The file, where one has to come: of one of the accepted kinds and not too large.
    ///
    /// # Errors
    /// [`Problem::Invalid`], with the key of the sentence that names the kinds which are taken here, or of the one that a field misses it.
    pub fn required(
        &self,
        (kinds, other_kind): (&[FileKind], &'static str),
        (field, missing): (&'static str, &'static str),
    ) -> Result<NewFile, Problem> {
        let mut faults = Faults::none();
        match self.file.as_ref().and_then(|file| file.accepted_or(kinds, other_kind, &mut faults)) {
            Some(file) => Ok(file),
            None if faults.is_empty() => Err(Problem::Invalid(Faults::one(field, missing))),
            None => Err(Problem::Invalid(faults)),
        }
    }
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
    /// What it is, by its content.
    kind: Result<FileKind, Unfit>,
    /// Whether others came with it, of which nothing was kept.
    is_one_of_many: bool,
    _share: Share,
}

/// The key of the sentence that tells why a file is not taken.
pub fn why(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Unknown => "fault-file-kind",
        Unfit::Active => "fault-file-active",
        Unfit::Large => "fault-file-pixels",
        Unfit::Damaged => "fault-file-damaged",
    }
}

impl Received {
    /// The content when the file came alone and is not too large; else a fault of its field.
    pub fn taken(&self, faults: &mut Faults) -> Option<Bytes> {
        if self.is_one_of_many {
            faults.add(&self.field, "fault-file-many");
            return None;
        }
        if self.content.is_none() {
            let megabytes = (LARGEST_FILE / 1_000_000).to_string();
            faults.add_with(&self.field, "fault-file-too-large", "megabytes", megabytes);
        }
        self.content.clone()
    }

    /// The file when it is one of the accepted kinds and not too large; else a fault of its field.
    pub fn accepted(&self, kinds: &[FileKind], faults: &mut Faults) -> Option<NewFile> {
        self.accepted_or(kinds, why(Unfit::Unknown), faults)
    }

    /// The same, with the key of the sentence that names the kinds which are taken here.
    pub fn accepted_or(
        &self,
        kinds: &[FileKind],
        other_kind: &'static str,
        faults: &mut Faults,
    ) -> Option<NewFile> {
        let bytes = self.taken(faults)?;
        match self.kind.and_then(|kind| if kinds.contains(&kind) { Ok(kind) } else { Err(Unfit::Unknown) }) {
            Ok(kind) => Some(NewFile { name: self.name.clone(), kind, bytes }),
            Err(unfit) => {
                faults.add(&self.field, if unfit == Unfit::Unknown { other_kind } else { why(unfit) });
                None
            }
        }
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        sent(request, app).await
    }
}

/// The form with a file that a request brings.
fn sent(request: Request, app: &App) -> Awaited<'_, Result<Upload, Problem>> {
    Box::pin(async move {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            return Ok(Upload { form: Form::from_request(request, app).await?, file: None });
        }
        let visitor = request.extensions().get::<RequestIdentity>();
        let sender = visitor.and_then(|visitor| visitor.actor.as_ref()).map_or("", |actor| actor.id_text());
        let once = visitor.map(|visitor| visitor.once.clone()).unwrap_or_default();
        let _turn = turns::take(sender).await?;
        let upload = Upload::read(request, &app.settings().data).await?;
        once.read(upload.form.pairs().chain(upload.file.iter().map(|file| ("", file.name.as_str()))));
        Ok(upload)
    })
}

impl Upload {
    /// Reads a form with a file; the file lies in a folder while it arrives.
    pub(super) async fn read(mut request: Request, folder: &std::path::Path) -> Result<Self, Problem> {
        DefaultBodyLimit::max(LARGEST_REQUEST).apply(&mut request);
        let unread = Unread::default();
        let request = request.map(|body| Body::from_stream(Paced::new(body, unread.clone())));
        let parts = Multipart::from_request(request, &()).await;
        let mut parts = parts.map_err(|_| Problem::refused("upload-unreadable"))?;
        let (mut typed, mut size, mut file, mut count) = (Vec::new(), 0, None, 0);
        let mut more = false;
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            unread.none();
            count += 1;
            if count > BodyLimit::File.fields() {
                return Err(Problem::TooManyFields(BodyLimit::File.fields()));
            }
            let name = part.name().unwrap_or_default().to_owned();
            if name.len() > LONGEST_FIELD_NAME {
                return Err(Problem::refused("upload-unreadable"));
            }
            match part.file_name().map(str::to_owned) {
                Some(given) if file.is_none() => {
                    let spool = receive(&mut part, &unread, folder).await?;
                    file = (!given.is_empty() || spool.size > 0).then_some((name, given, spool));
                }
                Some(given) => more |= pass_over(&mut part, &unread).await? || !given.is_empty(),
                None => typed.push((name, text(&mut part, &unread, &mut size).await?)),
            }
        }
        let file = match file {
            Some((field, name, spool)) => Some(Received::of(field, name, spool, more).await?),
            None => None,
        };
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

async fn piece(part: &mut Field<'_>, unread: &Unread) -> Result<Option<Bytes>, Problem> {
    let piece = part.chunk().await.map_err(broken)?;
    unread.none();
    Ok(piece)
}

/// One typed field; all of them together may hold as much as a form without a file.
async fn text(part: &mut Field<'_>, unread: &Unread, size: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = piece(part, unread).await? {
        *size += piece.len();
        if *size > BodyLimit::File.bytes() {
            return Err(Problem::TooLarge(BodyLimit::File.bytes()));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Throws a part away; whether there was anything in it.
async fn pass_over(part: &mut Field<'_>, unread: &Unread) -> Result<bool, Problem> {
    let mut held = false;
    while let Some(piece) = piece(part, unread).await? {
        held |= !piece.is_empty();
    }
    Ok(held)
}

/// The content of a file on its way in; what is beyond the largest size is thrown away.
async fn receive(part: &mut Field<'_>, unread: &Unread, folder: &std::path::Path) -> Result<Spool, Problem> {
    let mut spool = Spool::open(folder)?;
    while let Some(piece) = piece(part, unread).await? {
        spool.write(&piece, LARGEST_FILE).await?;
    }
    Ok(spool)
}

impl Received {
    /// Brings the content back into memory as soon as there is room.
    async fn of(field: String, name: String, spool: Spool, is_one_of_many: bool) -> Result<Self, Problem> {
        let mut share = FILES.share();
        let fits = spool.size <= LARGEST_FILE;
        let content = if fits {
            share.add(spool.size).await?;
            Some(Bytes::from(spool.read().await?))
        } else {
            None
        };
        let kind = match content.clone() {
            Some(bytes) if is_picture(&bytes) => PICTURES.run(move || FileKind::of(&bytes)).await?,
            Some(bytes) => cpu::run(move || FileKind::of(&bytes)).await?,
            None => Err(Unfit::Unknown),
        };
        Ok(Self { field, name: clean_line(&name), content, kind, is_one_of_many, _share: share })
    }
}
