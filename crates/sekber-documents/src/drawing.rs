//! Drawings as pictures, for slides and other programs that show no SVG. Letters are those that documents have: nothing is looked for on the
//! machine.

mod inside;
pub mod names;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use crate::official::FONT_FILES;

/// The family that drawings are written in.
pub const FONT: &str = "Liberation Sans";

/// Dots of a picture's height at most, whatever the drawing's shape.
const TALLEST: f32 = 4_000.0;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in FONT_FILES {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_serif_family(FONT);
    fonts.set_sans_serif_family(FONT);
    Arc::new(fonts)
});

/// An SVG drawn on white as PNG, so many dots wide unless it would be taller than 4,000; `None` when it cannot be read. Some hundredths of a
/// second: run it where waiting is allowed.
pub fn png(svg: &str, width: u16) -> Option<Vec<u8>> {
    let options = Options { font_family: FONT.to_owned(), fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let (wide, tall) = (tree.size().width(), tree.size().height());
    let scale = (f32::from(width) / wide).min(TALLEST / tall);
    let dots = |length: f32| ((length * scale).round() as u32).max(1);
    let mut canvas = Pixmap::new(dots(wide), dots(tall))?;
    canvas.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    canvas.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sized(bytes: &[u8]) -> (u32, u32) {
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        (number(16), number(20))
    }

    fn written(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-8 -8 80 40\" font-family=\"sans-serif\"><text x=\"0\" y=\"20\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_picture_is_as_wide_as_asked_and_never_too_tall() {
        assert_eq!(sized(&png(&written("Sintang"), 1_600).unwrap()), (1_600, 800));
        let tower = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 1000\"><rect width=\"10\" height=\"9\"/></svg>";
        assert_eq!(sized(&png(tower, 1_600).unwrap()), (40, 4_000));
        assert!(png("no drawing", 1_600).is_none());
    }

    #[test]
    fn letters_are_drawn() {
        assert_ne!(png(&written("Sintang"), 400), png(&written(""), 400));
        assert_eq!(png(&written("Sintang"), 400), png(&written("Sintang"), 400));
    }
}
