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

/// Where the picture itself begins; remarks may stand before it only.
const SCAN: u8 = 0xda;

fn jpeg(bytes: &[u8]) -> Option<Cleaned> {
    let mut kept = bytes.strip_prefix(b"\xff\xd8").map(|_| b"\xff\xd8".to_vec())?;
    let (mut at, mut size) = (2, None);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        if kind == 0xff {
            at += 1;
            continue;
        }
        if kind == SCAN {
            kept.extend_from_slice(bytes.get(at..)?);
            break;
        }
        let end = at + 2 + be16(bytes, at + 2)?;
        let segment = bytes.get(at..end)?;
        // Frames carry the size; 0xc4, 0xc8 and 0xcc are tables.
        if (0xc0..=0xcf).contains(&kind) && ![0xc4, 0xc8, 0xcc].contains(&kind) {
            size = Some((be16(segment, 7)?, be16(segment, 5)?));
        }
        // Applications' segments but JFIF, the colour profile and Adobe's transform, and comments, draw nothing.
        let draws = match kind {
            0xe0 | 0xe2 | 0xee => true,
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if draws {
            kept.extend_from_slice(segment);
        }
        at = end;
    }
    let (width, height) = size?;
    Some(Cleaned { bytes: kept, width: width.try_into().ok()?, height: height.try_into().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], kind, content, &[0; 4]].concat()
    }

    #[test]
    fn a_png_keeps_what_draws() {
        let head = [&800_u32.to_be_bytes()[..], &600_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let start = b"\x89PNG\r\n\x1a\n".to_vec();
        let parts = [
            png_chunk(b"IHDR", &head),
            png_chunk(b"eXIf", b"GPS here"),
            png_chunk(b"IDAT", b"x"),
            png_chunk(b"IEND", b""),
        ];
        let picture = clean(&[start, parts.concat()].concat()).unwrap();
        assert_eq!((picture.width, picture.height), (800, 600));
        assert!(!picture.bytes.windows(3).any(|part| part == b"GPS"));
        assert!(picture.bytes.windows(4).any(|part| part == b"IDAT"));
    }

    #[test]
    fn a_jpeg_keeps_what_draws() {
        let bytes = [
            &b"\xff\xd8"[..],
            b"\xff\xe1\x00\x0aGPS here",
            b"\xff\xc0\x00\x0b\x08\x02\x58\x03\x20\x01\x00\x00\x00",
            b"\xff\xda\x00\x02picture\xff\xd9",
        ]
        .concat();
        let picture = clean(&bytes).unwrap();
        assert_eq!((picture.width, picture.height), (800, 600));
        assert!(!picture.bytes.windows(3).any(|part| part == b"GPS"));
        assert!(picture.bytes.ends_with(b"picture\xff\xd9"));
    }

    #[test]
    fn damaged_pictures_are_refused_wherever_they_end() {
        let bytes = b"\xff\xd8\xff\xe1\x00\x0aGPS here\xff\xc0\x00\x0b\x08\x02\x58\x03\x20\x01\x00\x00\x00";
        for end in 0..bytes.len() {
            assert_eq!(clean(&bytes[..end]), None);
        }
        assert_eq!(clean(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), None);
    }
}
