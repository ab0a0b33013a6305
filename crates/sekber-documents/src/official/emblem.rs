//! The picture on a letterhead: the emblem of a district stands left of its words, that of the state over them. It is handed in; none is
//! drawn here.

use serde::Serialize;

/// Width and height of a PNG in dots; none when it is no PNG.
pub fn png_size(picture: &[u8]) -> Option<(u32, u32)> {
    if !picture.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let side = |from: usize| {
        let bytes = picture.get(from..from + 4)?;
        <[u8; 4]>::try_from(bytes).ok().map(u32::from_be_bytes)
    };
    Some((side(16)?, side(20)?))
}

/// A picture of a letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Emblem {
    /// A PNG.
    #[serde(skip)]
    pub picture: Vec<u8>,
    /// What it is, for those who hear the page.
    pub described: String,
    /// Whether it stands over the words, in the middle, rather than left of them.
    pub above: bool,
    /// Width and height in millimetres.
    pub size: (u32, u32),
}

impl Emblem {
    /// A PNG in the size of letterheads: as large as it can be within 23 millimetres up and across. `None` when it is no PNG.
    pub fn of(picture: Vec<u8>, described: String, above: bool) -> Option<Self> {
        const SIDE: u64 = 23;
        let (wide, high) = png_size(&picture)?;
        let (wide, high) = (u64::from(wide), u64::from(high));
        let longer = wide.max(high);
        if wide == 0 || high == 0 {
            return None;
        }
        // A picture that is a thin line keeps a millimetre.
        let millimetres = |dots: u64| u32::try_from((dots * SIDE / longer).max(1)).unwrap_or(1);
        let size = (millimetres(wide), millimetres(high));
        Some(Self { picture, described, above, size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(wide: u32, high: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(wide.to_be_bytes());
        bytes.extend(high.to_be_bytes());
        bytes
    }

    #[test]
    fn an_emblem_keeps_its_shape_within_its_place() {
        let size = |wide, high| Emblem::of(png(wide, high), String::new(), false).map(|one| one.size);
        assert_eq!(size(600, 600), Some((23, 23)));
        assert_eq!(size(300, 600), Some((11, 23)));
        assert_eq!(size(600, 1), Some((23, 1)));
        assert_eq!(size(0, 600), None);
        assert_eq!(size(u32::MAX, u32::MAX), Some((23, 23)));
        assert_eq!(Emblem::of(b"no picture".to_vec(), String::new(), true), None);
        assert_eq!(Emblem::of(png(1, 1)[..20].to_vec(), String::new(), true), None, "cut short");
    }
}
