//! Pictures as cameras make them: nothing of what stands beside the drawing is published.

use super::*;

fn png_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], kind, content, &[0; 4]].concat()
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
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
        b"GPS behind".to_vec(),
    ];
    let picture = cleaned(&[start, parts.concat()].concat()).unwrap();
    assert_eq!((picture.width, picture.height), (800, 600));
    assert!(!holds(&picture.bytes, b"GPS"));
    assert!(holds(&picture.bytes, b"IDAT"));
}

/// A segment of a JPEG.
fn segment(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, kind][..], &length, content].concat()
}

fn frame() -> Vec<u8> {
    segment(0xc2, b"\x08\x02\x58\x03\x20\x01\x00\x00\x00")
}

/// EXIF as a phone writes it, in either order of bytes: which way up it was held, and where.
fn exif(orientation: u8, little: bool) -> Vec<u8> {
    let entry = match little {
        true => [b"\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0]].concat(),
        false => [b"\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation, 0, 0]].concat(),
    };
    let head: &[u8] = if little { b"II*\0\x08\0\0\0\x01\0" } else { b"MM\0*\0\0\0\x08\0\x01" };
    segment(0xe1, &[b"Exif\0\0", head, &entry, b"\0\0\0\0", b"GPS here"].concat())
}

fn picture(parts: &[&[u8]]) -> Vec<u8> {
    [b"\xff\xd8", parts.concat().as_slice()].concat()
}

fn scan(drawn: &[u8]) -> Vec<u8> {
    [segment(SCAN, b""), drawn.to_vec()].concat()
}

#[test]
fn a_jpeg_keeps_what_draws_and_nothing_behind_its_end() {
    let second = picture(&[&exif(1, true), &frame(), &scan(b"GPS second"), b"\xff\xd9"]);
    let film = b"\0\0\0\x18ftypmp42 GPS film";
    let samsung = b"\0\0\x01\x0aGPS Image_UTC_Data SEFT";
    let bytes = picture(&[
        &segment(0xe0, b"JFIF\0\x01\x01\0\0\x48\0\x48\x01\x01GPS"),
        &segment(0xe0, b"JFXX\0\x10GPS small picture"),
        &exif(1, false),
        &segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0GPS"),
        &segment(0xe2, b"MPF\0GPS"),
        &segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"),
        &segment(0xee, b"Adobe\0\x64\0\0\0\0\x01GPS"),
        &segment(0xfe, b"GPS remark"),
        &frame(),
        &scan(b"first\xff\0part\xff\xd0more"),
        &segment(0xe5, b"GPS between"),
        &segment(0xfe, b"GPS between"),
        &segment(0xc4, b"table"),
        &scan(b"last"),
        b"\xff\xff\xd9",
        &second,
        samsung,
        film,
    ]);
    let made = cleaned(&bytes).unwrap();
    assert_eq!((made.width, made.height), (800, 600));
    assert!(!holds(&made.bytes, b"GPS"), "{:?}", String::from_utf8_lossy(&made.bytes));
    for kept in
        [b"ICC_PROFILE".as_slice(), b"Adobe", b"JFIF", b"first\xff\0part\xff\xd0more", b"table", b"last"]
    {
        assert!(holds(&made.bytes, kept), "{}", String::from_utf8_lossy(kept));
    }
    assert!(made.bytes.ends_with(b"last\xff\xd9"));
    assert_eq!(cleaned(&made.bytes), Some(made), "what was cleaned is clean");
}

#[test]
fn a_picture_stays_the_way_up_it_was_taken_and_tells_nothing_else() {
    for (orientation, size) in
        [(1, (800, 600)), (3, (800, 600)), (6, (600, 800)), (8, (600, 800)), (9, (800, 600))]
    {
        for little in [true, false] {
            let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x48\0\x48\0\0");
            let bytes = picture(&[&jfif, &exif(orientation, little), &frame(), &scan(b"drawn"), b"\xff\xd9"]);
            let cleaned = cleaned(&bytes).unwrap();
            assert_eq!((cleaned.width, cleaned.height), size, "{orientation}");
            assert!(!holds(&cleaned.bytes, b"GPS"));
            let told = (2..=8).contains(&orientation);
            assert_eq!(holds(&cleaned.bytes, b"Exif"), told, "{orientation}");
            let segments = cleaned.bytes.get(24..).filter(|_| told);
            assert_eq!(segments.and_then(super::orientation), told.then_some(orientation));
        }
    }
}

#[test]
fn damaged_pictures_are_refused_wherever_they_end() {
    let bytes = picture(&[&exif(6, true), &frame(), &scan(b"drawn\xff\0"), b"\xff\xd9"]);
    for end in 0..bytes.len() {
        assert_eq!(cleaned(&bytes[..end]), None, "{end}");
    }
    assert!(cleaned(&bytes).is_some());
    assert_eq!(cleaned(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), None);
    // A list of marks that leads out of the segment is not followed.
    let wild = segment(0xe1, b"Exif\0\0II*\0\xff\xff\xff\xff\xff\xff");
    let cleaned = cleaned(&picture(&[&wild, &frame(), &scan(b""), b"\xff\xd9"])).unwrap();
    assert_eq!((cleaned.width, cleaned.height), (800, 600));
}
