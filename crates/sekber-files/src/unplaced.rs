//! Photos without what a camera writes beside the picture: where and when it was taken, with which device. How the picture is turned
//! stays, so that it still stands upright.

use super::cleaned::drawing;
use crate::FileKind;

/// The photo without that; a file of another kind, or one that cannot be read so far, as it is.
pub fn unplaced(kind: FileKind, bytes: &[u8]) -> Vec<u8> {
    let without = match kind {
        FileKind::Jpeg | FileKind::Png => drawing(bytes).map(|drawing| drawing.bytes),
        FileKind::Webp => webp(bytes),
        _ => None,
    };
    without.unwrap_or_else(|| bytes.to_vec())
}

fn le32(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

/// Chunks of a WebP that draw, beside its head; all others are left out.
const DRAWING: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..12)?.to_vec();
    let whole = le32(bytes, 4)?.checked_add(8)?.min(bytes.len());
    let mut at = 12;
    while at < whole {
        let size = le32(bytes, at.checked_add(4)?)?;
        let end = at.checked_add(8)?.checked_add(size)?;
        let chunk = bytes.get(at..end)?;
        let kind: &[u8; 4] = chunk.get(..4)?.try_into().ok()?;
        // The head says what is beside the picture, too.
        let is_head = kind == b"VP8X" && size > 0;
        if is_head || DRAWING.contains(&kind) {
            let from = kept.len();
            kept.extend_from_slice(chunk);
            if is_head && let Some(told) = kept.get_mut(from + 8) {
                *told &= !(0x08 | 0x04);
            }
            // Some leave the byte out that makes the last chunk even.
            kept.resize(kept.len() + size % 2, 0);
        }
        at = end.checked_add(size % 2)?;
    }
    let size = u32::try_from(kept.len() - 8).ok()?;
    kept[4..8].copy_from_slice(&size.to_le_bytes());
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaned::orientation;

    fn segment(mark: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, mark][..], &length[..], content].concat()
    }

    #[test]
    fn a_jpeg_keeps_its_picture_and_how_it_is_turned() {
        let place =
            b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 0.06, 111.49";
        let (start, scan) = ([0xff, 0xd8], [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
        let tables = segment(0xdb, &[1, 2, 3]);
        let (exif, comment) = (segment(0xe1, place), segment(0xfe, b"Sintang"));
        let photo = [&start[..], &exif[..], &tables[..], &comment[..], &scan[..]].concat();
        let kept = unplaced(FileKind::Jpeg, &photo);
        assert!(
            !kept.windows(3).any(|part| part == b"GPS") && !kept.windows(7).any(|part| part == b"Sintang")
        );
        assert!(kept.ends_with(&[&tables[..], &scan[..]].concat()));
        let exif = kept.get(2..).unwrap();
        assert_eq!(exif[..4], [0xff, 0xe1, 0, 34]);
        assert_eq!(orientation(&exif[4..36]), Some(6));
        assert_eq!(unplaced(FileKind::Jpeg, &kept), kept, "once is enough");
        let plain = [&start[..], &tables[..], &scan[..]].concat();
        assert_eq!(unplaced(FileKind::Jpeg, &plain), plain);
    }

    #[test]
    fn what_hangs_behind_a_jpeg_goes_with_what_was_written_into_it() {
        let tables = segment(0xdb, &[1, 2, 3]);
        // Two scans with a table between them, a restart and a byte that looks like a mark.
        let scans = [
            &[0xff, 0xda, 0, 2, 1, 0xff, 0xd0, 2, 0xff, 0][..],
            &tables[..],
            &[0xff, 0xda, 0, 2, 7, 0xff, 0xd9][..],
        ];
        let plain = [&[0xff, 0xd8][..], &tables[..], &scans.concat()[..]].concat();
        let film = [&plain[..], &b"ftypmp42 +0.06+111.49/"[..]].concat();
        assert_eq!(unplaced(FileKind::Jpeg, &film), plain);
        assert_eq!(unplaced(FileKind::Jpeg, &plain), plain);
        // One that was cut off while it draws keeps what came, and loses what was written into it all the same.
        let cut = &plain[..plain.len() - 2];
        assert_eq!(unplaced(FileKind::Jpeg, cut), cut);
        let comment = segment(0xfe, b"Sintang");
        let written = [&cut[..2], &comment[..], &cut[2..]].concat();
        assert_eq!(unplaced(FileKind::Jpeg, &written), cut);
    }

    #[test]
    fn a_png_and_a_webp_keep_their_pictures() {
        let chunk = |name: &[u8], content: &[u8]| {
            [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], name, content, &b"crc!"[..]].concat()
        };
        let mut png = vec![b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", b"head")];
        png.extend([chunk(b"eXIf", b"place"), chunk(b"IEND", b"")]);
        let kept = unplaced(FileKind::Png, &png.concat());
        let behind = [&png.concat()[..], &b"place again"[..]].concat();
        png.remove(2);
        assert_eq!(kept, png.concat());
        assert_eq!(unplaced(FileKind::Png, &behind), kept);
        let part = |name: &[u8], content: &[u8]| {
            [name, &u32::try_from(content.len()).unwrap().to_le_bytes()[..], content].concat()
        };
        let parts = [
            part(b"VP8X", &[0x0c, 0, 0, 0]),
            part(b"VP8 ", b"picture!"),
            part(b"EXIF", b"where it was"),
            part(b"note", b"where else?"),
        ];
        let body = parts.concat();
        let size = u32::try_from(4 + body.len()).unwrap().to_le_bytes();
        let webp = [&b"RIFF"[..], &size[..], &b"WEBP"[..], &body[..]].concat();
        let kept = unplaced(FileKind::Webp, &webp);
        assert!(!kept.windows(5).any(|part| part == b"where"));
        assert_eq!(unplaced(FileKind::Webp, &[&webp[..], &b"place again"[..]].concat()), kept);
        assert_eq!((le32(&kept, 4).unwrap() + 8, kept[20]), (kept.len(), 0));
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_is() {
        for kind in [FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Pdf] {
            for bytes in
                [&b""[..], b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\x89PNG\r\n\x1a\n\xff\xff", b"RIFF"]
            {
                assert_eq!(unplaced(kind, bytes), bytes, "{kind:?}");
            }
        }
    }
}
