//! A whole list as delimited text that is sent while it is read: its memory is that of a part, however many rows there are.

use std::task::{Poll, ready};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use futures_util::stream;
use sekber_documents::sheet::{Column, Value, csv_head, csv_rows};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::{CSV, attachment};
use crate::cpu;
use crate::large_files::LargeFile;
use crate::problem::Problem;

/// Rows that are read and written at a time.
pub const ROWS_AT_A_TIME: usize = 500;
/// Parts that are written and not yet taken; one more is made meanwhile.
const AHEAD: usize = 1;
/// Tells how many rows were found when the file was begun.
const ROWS: HeaderName = HeaderName::from_static("sekber-rows");

/// Where the rows of a file come from. It is asked part by part, so what it holds must hardly grow with the list.
pub trait ListRows: Send + 'static {
    /// A row as it is read.
    type Row: Send + 'static;

    /// How many rows were found before the first was read.
    fn found(&self) -> usize;

    /// The rows that follow, at most [`ROWS_AT_A_TIME`]; `None` at the end, however often it is asked.
    fn read(&mut self) -> impl Future<Output = Result<Option<Vec<Self::Row>>, Problem>> + Send;

    /// What stands in the columns of a row.
    fn cells(&self, row: &Self::Row) -> Vec<Value>;
}

/// Sends a list as delimited text under a name without ending. A list of one part is sent whole, with its length. Of a longer one each
/// part is made when the reader has taken those before it. The file ends with its reader, and has its turn as long as it is made, but for
/// the time in which a slow reader is waited for. Where something fails in the middle the answer breaks off, so that nobody takes a part
/// for the whole; nor does it wait for ever for a reader who takes nothing.
///
/// # Errors
/// When the first rows cannot be read or written.
pub async fn send_rows<L: ListRows>(
    turn: LargeFile,
    name: &str,
    columns: &[Column],
    list: L,
) -> Result<Response, Problem> {
    let found = HeaderValue::from(list.found());
    let mut text = csv_head(columns).map_err(anyhow::Error::from)?;
    let mut writing = Writing { list, turn, columns: columns.len() };
    text.append(&mut writing.part().await?.unwrap_or_default());
    let body = match writing.part().await? {
        None => Body::from(text),
        Some(second) => {
            let (pieces, taken) = channel(AHEAD);
            tokio::spawn(writing.hand_over([text, second], pieces));
            body(taken)
        }
    };
    let mut response = attachment(&format!("{name}.csv"), CSV, body);
    response.headers_mut().insert(ROWS, found);
    Ok(response)
}

/// The identifiers of a list, part by part in the order that it had at the beginning: what changes while the list is read moves no row to
/// where it is read twice or not at all. All that is kept of a row is its identifier.
pub struct Identifiers<I> {
    all: Vec<I>,
    next: usize,
}

impl<I> Identifiers<I> {
    /// These, in this order.
    pub fn of(all: Vec<I>) -> Self {
        Self { all, next: 0 }
    }

    /// How many there are.
    pub fn found(&self) -> usize {
        self.all.len()
    }

    /// Those of the rows that are read next; `None` at the end.
    pub fn part(&mut self) -> Option<&[I]> {
        let part = self.all.get(self.next..)?.chunks(ROWS_AT_A_TIME).next()?;
        self.next += part.len();
        Some(part)
    }
}

/// What goes from whoever writes to whoever sends.
enum Piece {
    Rows(Vec<u8>),
    /// Only what is told to be the end is taken for it: whoever writes may fail at any place.
    End,
}

/// A file that is being written.
struct Writing<L> {
    list: L,
    turn: LargeFile,
    columns: usize,
}

impl<L: ListRows> Writing<L> {
    /// The next rows as text; none at the end.
    async fn part(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        let Some(rows) = self.list.read().await? else { return Ok(None) };
        let cells = |row| self.list.cells(row);
        let text = cpu::in_place(|| csv_rows(self.columns, rows.iter().map(cells)));
        Ok(Some(text.map_err(anyhow::Error::from)?))
    }

    /// Hands over what is written already, then writes the rest.
    async fn hand_over(mut self, begun: [Vec<u8>; 2], to: Sender<Piece>) {
        for text in begun {
            if !self.taken(&to, Piece::Rows(text)).await {
                return;
            }
        }
        loop {
            let piece = match self.part().await {
                Ok(Some(text)) => Piece::Rows(text),
                Ok(None) => Piece::End,
                Err(problem) => {
                    tracing::error!(error = %problem, "a file breaks off");
                    return;
                }
            };
            let is_end = matches!(piece, Piece::End);
            if !self.taken(&to, piece).await || is_end {
                return;
            }
        }
    }

    /// Hands a piece over as soon as there is room for it; false when nobody takes it any more.
    async fn taken(&mut self, to: &Sender<Piece>, piece: Piece) -> bool {
        matches!(self.turn.until(to.send(piece)).await, Some(Ok(())))
    }
}

/// The file was not written to its end.
#[derive(Debug, thiserror::Error)]
#[error("the file breaks off")]
struct BrokenOff;

fn body(mut pieces: Receiver<Piece>) -> Body {
    let mut is_over = false;
    Body::from_stream(stream::poll_fn(move |context| {
        if is_over {
            return Poll::Ready(None);
        }
        let piece = ready!(pieces.poll_recv(context));
        is_over = !matches!(piece, Some(Piece::Rows(_)));
        Poll::Ready(match piece {
            Some(Piece::Rows(text)) => Some(Ok(text)),
            Some(Piece::End) => None,
            None => Some(Err(BrokenOff)),
        })
    }))
}

#[cfg(test)]
mod tests;
