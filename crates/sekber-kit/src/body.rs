//! Bodies of requests, bounded: each route says how much it takes, and all requests together hold so much memory at most.

use std::time::Duration;

use axum::extract::Request;
use axum::http::header;
use futures_util::StreamExt as _;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::access::Permit;
use super::problem::Problem;

/// What a route takes as a body at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyLimit {
    /// 8 kB and 50 fields: what anybody may send. The largest form, signing up, has some names and addresses.
    Entrance,
    /// 40 kB and 50 fields: what a citizen writes without an account. Three thousand characters take up to 12 bytes each, as
    /// browsers send them.
    Inquiry,
    /// 64 kB and 200 fields: what phones in the hall send.
    Small,
    /// 512 kB and 2,000 fields: what people who are signed in send. The largest form has some texts of 10,000 characters.
    Form,
    /// As [`BodyLimit::Form`], and one file besides; see [`super::files::Upload`].
    File,
}

impl BodyLimit {
    /// What a route takes unless it says otherwise.
    pub fn of(permit: Permit) -> Self {
        match permit {
            Permit::Public => Self::Entrance,
            Permit::Room(room) => room.body(),
            _ => Self::Form,
        }
    }

    /// Most bytes of a form, files apart.
    pub const fn bytes(self) -> usize {
        match self {
            Self::Entrance => 8_000,
            Self::Inquiry => 40_000,
            Self::Small => 64_000,
            Self::Form | Self::File => 512_000,
        }
    }

    /// Most fields of a form.
    pub const fn fields(self) -> usize {
        match self {
            Self::Entrance | Self::Inquiry => 50,
            Self::Small => 200,
            Self::Form | Self::File => 2_000,
        }
    }

    /// The limit of the route that a request goes to; the smallest when it says nothing.
    pub fn of_request(request: &Request) -> Self {
        request.extensions().get().copied().unwrap_or(Self::Entrance)
    }

    /// The budget that a body is held in. Bodies that say they are tiny have one of their own, so that signing in and
    /// choosing in the hall go on while others send as much as they may.
    fn budget(self, declared: Option<usize>) -> &'static Budget {
        match (self, declared) {
            (_, Some(bytes)) if bytes <= TINY => &TINY_BODIES,
            (Self::Entrance | Self::Inquiry | Self::Small, _) => &SMALL_FORMS,
            (Self::Form | Self::File, _) => &FORMS,
        }
    }
}

/// Most bytes of a body that counts as tiny.
const TINY: usize = 4_096;

static TINY_BODIES: Budget = Budget::of_megabytes(48);
static SMALL_FORMS: Budget = Budget::of_megabytes(16);
static FORMS: Budget = Budget::of_megabytes(48);
/// Files that are being worked on. While they arrive they lie on the disk.
pub static FILES: Budget = Budget::of_megabytes(64);

/// How long a body waits for room in its budget.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a client that found no room is told to wait, in seconds.
const RETRY_AFTER: i64 = 5;
/// What a field of a form costs beside its bytes: its texts and their place in the list.
const PER_FIELD: usize = 160;

/// Memory that all bodies of a kind may hold together.
pub struct Budget(Semaphore);

/// Bytes of one permit of a budget.
const UNIT: usize = 1_024;

impl Budget {
    const fn of_megabytes(megabytes: usize) -> Self {
        Self(Semaphore::const_new(megabytes * 1_000_000 / UNIT))
    }

    /// An empty share of the budget.
    pub fn share(&'static self) -> Share {
        Share { budget: self, bytes: 0, permit: None }
    }
}

/// What one request holds of a budget; given back when it is dropped.
#[derive(Debug)]
pub struct Share {
    budget: &'static Budget,
    bytes: usize,
    permit: Option<SemaphorePermit<'static>>,
}

impl std::fmt::Debug for Budget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Budget({} kB left)", self.0.available_permits())
    }
}

impl Share {
    /// Takes so many bytes more. A body takes them as it arrives, so whoever sends slowly holds little.
    ///
    /// # Errors
    /// [`Problem::Busy`] when others hold the whole budget for longer than ten seconds.
    pub async fn add(&mut self, bytes: usize) -> Result<(), Problem> {
        self.bytes += bytes;
        let held = self.permit.as_ref().map_or(0, SemaphorePermit::num_permits);
        let wanted = self.bytes.div_ceil(UNIT).saturating_sub(held);
        if wanted == 0 {
            return Ok(());
        }
        let wanted = u32::try_from(wanted).map_err(anyhow::Error::from)?;
        let more = tokio::time::timeout(PATIENCE, self.budget.0.acquire_many(wanted)).await;
        let more = more.map_err(|_| Problem::Busy(RETRY_AFTER))?.map_err(anyhow::Error::from)?;
        match &mut self.permit {
            Some(permit) => permit.merge(more),
            None => self.permit = Some(more),
        }
        Ok(())
    }
}

/// Reads the body of a form whole, within the limit of its route. Permission has been asked before, by the guard.
///
/// # Errors
/// [`Problem::TooLarge`] or [`Problem::TooManyFields`] beyond the limit, at once when the header says so already;
/// [`Problem::Unfinished`] when the body breaks off or comes too slowly; [`Problem::Busy`] when all memory for forms is taken.
pub async fn read_form(request: Request) -> Result<(Vec<u8>, Share), Problem> {
    let limit = BodyLimit::of_request(&request);
    let declared = request.headers().get(header::CONTENT_LENGTH);
    let declared = declared.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > limit.bytes()) {
        return Err(Problem::TooLarge(limit.bytes()));
    }
    let mut share = limit.budget(declared).share();
    let mut pieces = request.into_body().into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Problem::Unfinished)?;
        if bytes.len() + piece.len() > limit.bytes() {
            return Err(Problem::TooLarge(limit.bytes()));
        }
        // Once as it came, and up to three times as it is read: cleaned, on one line, and as it was typed.
        share.add(4 * piece.len()).await?;
        bytes.extend_from_slice(&piece);
    }
    let fields = count_fields(&bytes);
    if fields > limit.fields() {
        return Err(Problem::TooManyFields(limit.fields()));
    }
    share.add(fields * PER_FIELD).await?;
    Ok((bytes, share))
}

/// How many fields a form or a query holds at most, without reading any.
pub fn count_fields(text: &[u8]) -> usize {
    if text.is_empty() { 0 } else { 1 + text.iter().filter(|byte| **byte == b'&').count() }
}
