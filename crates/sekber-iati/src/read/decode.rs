//! Any encoding in, UTF-8 out, piece by piece.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding, UTF_8};

/// Bytes looked at to find the encoding.
const LOOKED_AT: usize = 1024;
/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// The bytes are not what the file says they are.
#[derive(Debug, thiserror::Error)]
#[error("the bytes are not in the encoding {0}")]
pub struct Undecodable(pub &'static str);

/// UTF-8 of a source in whatever encoding its byte order mark or XML declaration names. UTF-8 is handed out where it was read to: the XML
/// reader checks it.
pub struct Decoded<R> {
    source: R,
    decoder: Option<Decoder>,
    begun: bool,
    /// What was read stands in it from `raw_from` to `raw_to`.
    raw: Vec<u8>,
    raw_from: usize,
    raw_to: usize,
    raw_ended: bool,
    out: Vec<u8>,
    out_from: usize,
    allowed: usize,
    /// Bytes handed out.
    handed: u64,
    /// Where lines ended in what was handed out, for whoever counts lines; taken as they are passed.
    line_ends: Option<VecDeque<u64>>,
}

/// One tag, text or comment went on for longer than the reader wanted to keep.
#[derive(Debug, thiserror::Error)]
#[error("one piece of the file is too long")]
pub struct TooLong;

impl<R: Read> Decoded<R> {
    pub fn new(source: R) -> Self {
        Self {
            allowed: usize::MAX,
            source,
            decoder: None,
            begun: false,
            raw: Vec::new(),
            raw_from: 0,
            raw_to: 0,
            raw_ended: false,
            out: Vec::new(),
            out_from: 0,
            handed: 0,
            line_ends: None,
        }
    }

    /// Notes from now on where lines end. What is noted waits until it is passed, so it is bounded by what the reader holds.
    pub fn count_lines(&mut self) {
        self.line_ends = Some(VecDeque::new());
    }

    /// How many lines ended before a place since this was asked last; 0 when nobody counts.
    pub fn lines_before(&mut self, place: u64) -> u64 {
        let mut passed = 0;
        if let Some(ends) = &mut self.line_ends {
            while ends.front().is_some_and(|end| *end < place) {
                ends.pop_front();
                passed += 1;
            }
        }
        passed
    }

    /// Hands out so many bytes more at most: the XML reader keeps a piece whole, however long, so its supply is bounded.
    pub fn allow(&mut self, bytes: usize) {
        self.allowed = bytes;
    }

    /// Reads the first bytes and decides.
    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        while self.raw_to < LOOKED_AT && !self.raw_ended {
            self.more()?;
        }
        let head = &self.raw[..self.raw_to];
        let (encoding, mark) = match Encoding::for_bom(head) {
            Some((encoding, length)) => (encoding, length),
            None => (named(head), 0),
        };
        self.raw_from = mark;
        if encoding != UTF_8 {
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        Ok(())
    }

    /// Appends bytes of the source to what waits.
    fn more(&mut self) -> io::Result<()> {
        self.raw.copy_within(self.raw_from..self.raw_to, 0);
        (self.raw_from, self.raw_to) = (0, self.raw_to - self.raw_from);
        if self.raw.len() < self.raw_to + PIECE {
            self.raw.resize(self.raw_to + PIECE, 0);
        }
        let room = self.raw_to..self.raw_to + PIECE;
        let read = loop {
            match self.source.read(&mut self.raw[room.clone()]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.raw_to += read;
        self.raw_ended = read == 0;
        Ok(())
    }

    /// What waits to be handed out.
    #[inline]
    fn waiting(&self) -> &[u8] {
        match self.decoder {
            None => &self.raw[self.raw_from..self.raw_to],
            Some(_) => &self.out[self.out_from..],
        }
    }

    /// Sees to it that something waits unless the source has ended.
    fn fill(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begin()?;
        }
        while self.waiting().is_empty() {
            if self.raw_ended && self.raw_from == self.raw_to {
                return Ok(());
            }
            self.refill()?;
        }
        match self.allowed {
            0 => Err(io::Error::other(TooLong)),
            _ => Ok(()),
        }
    }

    /// Notes where lines end in what is about to be passed.
    fn note_lines(&mut self, count: usize) {
        if let Some(mut ends) = self.line_ends.take() {
            let passed = self.waiting().iter().take(count).zip(self.handed..);
            ends.extend(passed.filter(|(byte, _)| **byte == b'\n').map(|(_, place)| place));
            self.line_ends = Some(ends);
        }
    }

    /// Decodes what waits, or reads more.
    fn refill(&mut self) -> io::Result<()> {
        if self.raw_from == self.raw_to && !self.raw_ended {
            self.more()?;
        }
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        self.out.resize(4 * PIECE, 0);
        let (_, read, written, malformed) =
            decoder.decode_to_utf8(&self.raw[self.raw_from..self.raw_to], &mut self.out, self.raw_ended);
        if malformed {
            return Err(io::Error::other(Undecodable(decoder.encoding().name())));
        }
        self.raw_from += read;
        self.out.truncate(written);
        self.out_from = 0;
        Ok(())
    }
}

/// The encoding of the XML declaration; UTF-8 when there is none.
fn named(head: &[u8]) -> &'static Encoding {
    // UTF-16 without a mark shows by its zero bytes around the first "<".
    match head {
        [0, b'<', 0, ..] => return encoding_rs::UTF_16BE,
        [b'<', 0, b'?' | b'i', 0, ..] => return encoding_rs::UTF_16LE,
        _ => {}
    }
    let end = head.iter().position(|byte| *byte == b'>').unwrap_or(0);
    let Ok(declaration) = std::str::from_utf8(&head[..end]) else { return UTF_8 };
    let Some((_, rest)) = declaration.split_once("encoding").filter(|_| declaration.starts_with("<?xml"))
    else {
        return UTF_8;
    };
    let label = rest.trim_start_matches([' ', '=', '\t', '\r', '\n']);
    let label = label.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    Encoding::for_label(label.as_bytes()).filter(|found| found.is_ascii_compatible()).unwrap_or(UTF_8)
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let waiting = self.fill_buf()?;
        let count = waiting.len().min(target.len());
        target[..count].copy_from_slice(&waiting[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    /// Asked several times for each tag; mostly something waits.
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.waiting().is_empty() || self.allowed == 0 {
            self.fill()?;
        }
        let waiting = self.waiting();
        Ok(&waiting[..waiting.len().min(self.allowed)])
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        if self.line_ends.is_some() {
            self.note_lines(count);
        }
        self.allowed = self.allowed.saturating_sub(count);
        self.handed += count as u64;
        match self.decoder {
            None => self.raw_from += count,
            Some(_) => self.out_from += count,
        }
    }
}
