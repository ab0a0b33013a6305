//! PDF: no scripts, no programs that are started, no files within. What says so is a name, which may be spelt in numbers
//! (`/J#61vaScript`) and may lie packed in a stream of objects.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::Unfit;

/// Names without which nothing of the kind happens. They are long: none occurs in packed bytes by chance.
const ACTIVE: [&[u8]; 8] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"FileAttachment",
    b"RichMedia",
    b"ImportData",
    b"XFA",
];
/// Longest name that is looked at.
const LONGEST_NAME: usize = 127;
/// Most bytes that all streams of objects of a file unpack to.
const MOST_UNPACKED: usize = 64_000_000;
/// Bytes of a stream by which it is told whether it holds objects.
const BEGINNING: usize = 32;

pub(super) fn examine(bytes: &[u8]) -> Result<(), Unfit> {
    if is_active(bytes) {
        return Err(Unfit::Active);
    }
    let (mut left, mut has_page) = (MOST_UNPACKED, has_page(bytes));
    for stream in streams(bytes) {
        match unpacked(stream.body, &mut left)? {
            Some(objects) if is_active(&objects) => return Err(Unfit::Active),
            Some(objects) => has_page |= self::has_page(&objects),
            // Objects that are packed in a way that nobody but a reader of PDF takes apart, or are locked.
            None if stream.holds_objects() && !looks_like_objects(stream.body) => return Err(Unfit::Active),
            _ => {}
        }
    }
    // What only begins like one, such as a page of markup behind the mark, is none, whatever it is called.
    let is_whole = find(bytes, b" obj").is_some() && find(bytes, b"%%EOF").is_some();
    if is_whole && has_page { Ok(()) } else { Err(Unfit::Unknown) }
}

/// Whether the bytes speak of a page, as those of every sheet do somewhere.
fn has_page(bytes: &[u8]) -> bool {
    names(bytes).any(|name| matches!(name.as_slice(), b"Page" | b"Pages"))
}

/// Whether one of the names stands in the bytes.
fn is_active(bytes: &[u8]) -> bool {
    names(bytes).any(|name| ACTIVE.contains(&name.as_slice()))
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

/// Every name in the bytes, without its numbers.
fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    starts.map(move |start| {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = rest.iter().take(LONGEST_NAME).position(|byte| !is_regular(*byte));
        plain(rest.get(..end.unwrap_or(rest.len().min(LONGEST_NAME))).unwrap_or_default())
    })
}

/// A name with `#61` as the letter that it stands for.
fn plain(name: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (mut plain, mut at) = (Vec::with_capacity(name.len()), 0);
    while let Some(byte) = name.get(at) {
        match (*byte, digit(name.get(at + 1)), digit(name.get(at + 2))) {
            (b'#', Some(high), Some(low)) => {
                plain.push(u8::try_from(high * 16 + low).unwrap_or_default());
                at += 3;
            }
            (byte, ..) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    plain
}

/// A stream, with what stands before it since the last one.
struct Stream<'a> {
    before: &'a [u8],
    body: &'a [u8],
}

impl Stream<'_> {
    /// Whether it says of itself that objects are in it.
    fn holds_objects(&self) -> bool {
        let from = self.before.windows(4).rposition(|part| part == b" obj").unwrap_or(0);
        names(self.before.get(from..).unwrap_or_default()).any(|name| name == b"ObjStm")
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|part| part == what)
}

/// Every stream of the file.
fn streams(bytes: &[u8]) -> impl Iterator<Item = Stream<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let start = find(rest, b"stream")?;
        let (before, body) = (rest.get(..start)?, rest.get(start + b"stream".len()..)?);
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let end = find(body, b"endstream").unwrap_or(body.len());
        rest = body.get(end + b"endstream".len()..).unwrap_or_default();
        Some(Stream { before, body: body.get(..end)? })
    })
}

/// Whether bytes begin as a stream of objects does: with two whole numbers.
fn looks_like_objects(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default();
    let mut words = head.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    (0..2).all(|_| words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit)))
}

/// What a stream unpacks to, when it seems to hold objects; none when it does not, or cannot be unpacked.
fn unpacked(body: &[u8], left: &mut usize) -> Result<Option<Vec<u8>>, Unfit> {
    let mut head = Vec::new();
    let begun = ZlibDecoder::new(body).take(BEGINNING as u64).read_to_end(&mut head);
    if begun.is_err() || !looks_like_objects(&head) {
        return Ok(None);
    }
    let mut objects = Vec::new();
    // What is damaged at its end is read as far as it goes, as readers of PDF do.
    let _ = ZlibDecoder::new(body).take(*left as u64 + 1).read_to_end(&mut objects);
    *left = left.checked_sub(objects.len()).ok_or(Unfit::Active)?;
    Ok(Some(objects))
}
