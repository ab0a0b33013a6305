//! Pictures of news: how large they are, so that a page does not jump when they come, and without what a camera writes into
//! them, which may tell where somebody lives.

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
pub fn clean(bytes: &[u8]) -> Option<Cleaned> {
    let cleaned = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") { png(bytes) } else { jpeg(bytes) }?;
    (cleaned.width > 0 && cleaned.height > 0).then_some(cleaned)
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

fn png(bytes: &[u8]) -> Option<Cleaned> {
    let mut kept = bytes.get(..8)?.to_vec();
    let (mut at, mut size) = (8, None);
    loop {
        let length = be32(bytes, at)?;
        let kind: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        if kind == b"IHDR" {
            size = Some((be32(chunk, 8)?, be32(chunk, 12)?));
        }
        if DRAWING.contains(&kind) {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            break;
        }
        at = end;
    }
    let (width, height) = size?;
    Some(Cleaned { bytes: kept, width: width.try_into().ok()?, height: height.try_into().ok()? })
}

/// Where a JPEG begins and ends, and where one of its scans begins.
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
/// Sizes of Adobe's segment and of that of JFIF without the small picture that may stand in it.
const ADOBE: usize = 14;
const JFIF: usize = 16;

/// The picture of a JPEG: its segments that draw, up to its end. What cameras hang behind it (a second picture, a film,
/// notes), and what they write between its parts, is left out.
fn jpeg(bytes: &[u8]) -> Option<Cleaned> {
    let mut kept = bytes.strip_prefix(&[0xff, START]).map(|_| vec![0xff, START])?;
    // JFIF asks to stand first; which way up the picture is comes right behind it.
    let (mut at, mut head, mut size, mut turned) = (2, 2, None, None);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        match kind {
            0xff => {
                at += 1;
                continue;
            }
            END => break,
            _ => {}
        }
        let length = be16(bytes, at + 2).filter(|length| *length >= 2)?;
        let end = at + 2 + length;
        let content = bytes.get(at + 4..end)?;
        match kind {
            // Frames carry the size.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                size = size.or(Some((be16(content, 3)?, be16(content, 1)?)));
                kept.extend_from_slice(bytes.get(at..end)?);
            }
            // Tables, heads of scans, and where restarts stand.
            0xc4 | 0xcc | SCAN..=0xdf => kept.extend_from_slice(bytes.get(at..end)?),
            0xe0 if content.starts_with(b"JFIF\0") && content.len() >= JFIF - 2 && kept.len() == 2 => {
                push_segment(&mut kept, kind, JFIF, content.get(..JFIF - 4)?, &[0, 0]);
                head = kept.len();
            }
            0xe1 => turned = turned.or(orientation(content)),
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => kept.extend_from_slice(bytes.get(at..end)?),
            0xee if content.starts_with(b"Adobe") && content.len() >= ADOBE - 2 => {
                push_segment(&mut kept, kind, ADOBE, content.get(..ADOBE - 2)?, &[]);
            }
            _ => {}
        }
        at = end;
        if kind == SCAN {
            let drawn = drawn(bytes.get(at..)?)?;
            kept.extend_from_slice(bytes.get(at..at + drawn)?);
            at += drawn;
        }
    }
    kept.extend_from_slice(&[0xff, END]);
    let (mut width, mut height) = size?;
    if let Some(turned) = turned {
        kept.splice(head..head, turned_to(turned));
        if turned >= LYING {
            (width, height) = (height, width);
        }
    }
    Some(Cleaned { bytes: kept, width: width.try_into().ok()?, height: height.try_into().ok()? })
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
fn orientation(content: &[u8]) -> Option<u8> {
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
