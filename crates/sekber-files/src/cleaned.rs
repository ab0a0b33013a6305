//! Pictures without what a camera writes into them, which may tell where somebody lives: what draws is kept, and which way up it is. How
//! large they are is read on the way, so that a page does not jump when they come.

/// A picture as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// Its content without remarks of camera or program.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: i64,
    /// Height in pixels.
    pub height: i64,
}

/// The picture of a JPEG or PNG file; none when it is neither or is damaged.
pub fn cleaned(bytes: &[u8]) -> Option<Cleaned> {
    let drawing = drawing(bytes).filter(|drawing| drawing.is_whole)?;
    let (width, height) = drawing.size?;
    let (width, height) = (i64::try_from(width).ok()?, i64::try_from(height).ok()?);
    (width > 0 && height > 0).then_some(Cleaned { bytes: drawing.bytes, width, height })
}

/// What draws of a file.
pub(super) struct Drawing {
    pub(super) bytes: Vec<u8>,
    /// Width and height in pixels, where they are told.
    size: Option<(usize, usize)>,
    /// Whether it came to its end.
    is_whole: bool,
}

/// What draws of a JPEG or PNG file, as far as it goes; none when it is neither or breaks off before it draws.
pub(super) fn drawing(bytes: &[u8]) -> Option<Drawing> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") { png(bytes) } else { jpeg(bytes) }
}

fn be16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn be32(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// Chunks of a PNG that draw; all others are left out.
const DRAWING: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD"];

fn png(bytes: &[u8]) -> Option<Drawing> {
    let mut kept = bytes.get(..8)?.to_vec();
    let (mut at, mut size, mut draws) = (8, None, false);
    let is_whole = loop {
        let Some((kind, chunk)) = png_chunk(bytes, at) else { break false };
        if kind == b"IHDR" {
            size = Some((be32(chunk, 8)?, be32(chunk, 12)?));
        }
        draws = draws || kind == b"IDAT";
        if DRAWING.contains(&kind) {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            break true;
        }
        at += chunk.len();
    };
    (is_whole || draws).then_some(Drawing { bytes: kept, size, is_whole })
}

/// The kind of the chunk that begins here, and all of it.
fn png_chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8])> {
    let end = at.checked_add(be32(bytes, at)?)?.checked_add(12)?;
    let chunk = bytes.get(at..end)?;
    Some((chunk.get(4..8)?.try_into().ok()?, chunk))
}

/// Where a JPEG begins and ends, and where one of its scans begins.
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
/// Sizes of Adobe's segment and of that of JFIF without the small picture that may stand in it.
const ADOBE: usize = 14;
const JFIF: usize = 16;

/// The picture of a JPEG: its segments that draw, up to its end. What cameras hang behind it (a second picture, a film,
/// notes), and what they write between its parts, is left out. Of one that breaks off while it draws, all that came before is kept.
fn jpeg(bytes: &[u8]) -> Option<Drawing> {
    let kept = bytes.strip_prefix(&[0xff, START]).map(|_| vec![0xff, START])?;
    // JFIF asks to stand first; which way up the picture is comes right behind it.
    let mut read = Jpeg { bytes, at: 2, kept, head: 2, size: None, turned: None, draws: false };
    let is_whole = loop {
        match read.part() {
            Some(Part::End) => break true,
            Some(Part::Other) => {}
            None if read.draws => break false,
            None => return None,
        }
    };
    let Jpeg { mut kept, head, mut size, turned, .. } = read;
    if is_whole {
        kept.extend_from_slice(&[0xff, END]);
    }
    if let Some(turned) = turned {
        kept.splice(head..head, turned_to(turned));
        if turned >= LYING {
            size = size.map(|(width, height)| (height, width));
        }
    }
    Some(Drawing { bytes: kept, size, is_whole })
}

/// A JPEG that is being read.
struct Jpeg<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What draws of what was read.
    kept: Vec<u8>,
    /// Where in that the segment belongs which says how the picture is turned.
    head: usize,
    size: Option<(usize, usize)>,
    turned: Option<u8>,
    /// Whether a scan has begun.
    draws: bool,
}

/// A part of a JPEG.
enum Part {
    End,
    Other,
}

impl Jpeg<'_> {
    /// Reads the next segment, and the scan behind it; none when the file breaks off in it.
    fn part(&mut self) -> Option<Part> {
        let (bytes, at) = (self.bytes, self.at);
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        match kind {
            // A mark may be filled up before it.
            0xff => {
                self.at += 1;
                return Some(Part::Other);
            }
            END => return Some(Part::End),
            _ => {}
        }
        let length = be16(bytes, at + 2).filter(|length| *length >= 2)?;
        let segment = bytes.get(at..at + 2 + length)?;
        self.keep(kind, segment)?;
        self.at += segment.len();
        if kind == SCAN {
            self.draws = true;
            let rest = bytes.get(self.at..)?;
            let drawn = drawn(rest);
            self.kept.extend_from_slice(&rest[..drawn.unwrap_or(rest.len())]);
            self.at += drawn?;
        }
        Some(Part::Other)
    }

    /// Keeps a segment where it draws.
    fn keep(&mut self, kind: u8, segment: &[u8]) -> Option<()> {
        let content = segment.get(4..)?;
        let kept = &mut self.kept;
        match kind {
            // Frames carry the size.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                self.size = self.size.or(Some((be16(content, 3)?, be16(content, 1)?)));
                kept.extend_from_slice(segment);
            }
            // Tables, heads of scans, and where restarts stand.
            0xc4 | 0xcc | SCAN..=0xdf => kept.extend_from_slice(segment),
            0xe0 if content.starts_with(b"JFIF\0") && content.len() >= JFIF - 2 && kept.len() == 2 => {
                push_segment(kept, kind, JFIF, content.get(..JFIF - 4)?, &[0, 0]);
                self.head = kept.len();
            }
            0xe1 => self.turned = self.turned.or(orientation(content)),
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => kept.extend_from_slice(segment),
            0xee if content.starts_with(b"Adobe") && content.len() >= ADOBE - 2 => {
                push_segment(kept, kind, ADOBE, content.get(..ADOBE - 2)?, &[]);
            }
            _ => {}
        }
        Some(())
    }
}

/// Writes a segment of so many bytes, its own length included.
fn push_segment(kept: &mut Vec<u8>, kind: u8, size: usize, content: &[u8], rest: &[u8]) {
    kept.extend_from_slice(&[0xff, kind, 0, u8::try_from(size).unwrap_or_default()]);
    kept.extend_from_slice(content);
    kept.extend_from_slice(rest);
}

/// How many bytes of a scan follow before the next segment; none when there is no other.
fn drawn(scan: &[u8]) -> Option<usize> {
    // 0xff stands in a scan only before 0 and before the marks of restarts.
    let marked = |pair: &[u8]| pair[0] == 0xff && pair[1] != 0 && !(0xd0..=0xd7).contains(&pair[1]);
    scan.windows(2).position(marked)
}

/// From this orientation on, a picture lies on its side.
const LYING: u8 = 5;
/// The tag of the orientation, and the kind of its value.
const ORIENTATION: [usize; 2] = [0x0112, 3];

/// Which way up the camera was held, of 2 to 8 as EXIF counts; none when it is upright or nothing is said.
pub(super) fn orientation(content: &[u8]) -> Option<u8> {
    let tiff = content.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let number = |at: usize, bytes: usize| {
        let told = tiff.get(at..at.checked_add(bytes)?)?.iter();
        let add = |number: usize, byte: &u8| (number << 8) | usize::from(*byte);
        Some(if little { told.rev().fold(0, add) } else { told.fold(0, add) })
    };
    let first = number(4, 4)?;
    let entries = (0..number(first, 2)?).map(|entry| first + 2 + entry * 12);
    let found = entries.map_while(|at| Some((at, number(at, 2)?, number(at + 2, 2)?)));
    let (at, ..) = found.into_iter().find(|(_, tag, kind)| [*tag, *kind] == ORIENTATION)?;
    number(at + 8, 2).and_then(|told| u8::try_from(told).ok()).filter(|told| (2..=8).contains(told))
}

/// A segment that says which way up the picture is and nothing else.
fn turned_to(orientation: u8) -> Vec<u8> {
    let mut segment = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    segment.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    segment
}

#[cfg(test)]
mod tests;
