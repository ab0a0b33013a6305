//! A text as a picture that cameras read (QR code), as SVG that the page policy allows: geometry in attributes, no styles.

use qrcode::{Color, QrCode};

/// Light modules around the code, as its standard asks.
const MARGIN: usize = 4;

/// A QR code as SVG; none when the text is too long for one. It is dark on light in either theme, for cameras.
pub fn qr(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        for (column, module) in modules.iter().enumerate() {
            if *module == Color::Dark {
                path.push_str(&format!("M{} {}h1v1h-1z", column + MARGIN, row + MARGIN));
            }
        }
    }
    let size = width + 2 * MARGIN;
    Some(format!(
        "<svg viewBox=\"0 0 {size} {size}\" width=\"240\" height=\"240\" role=\"img\" aria-labelledby=\"qr-title\" \
         shape-rendering=\"crispEdges\"><title id=\"qr-title\">QR</title>\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
