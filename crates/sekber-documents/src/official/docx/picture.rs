//! Pictures: word processors of district offices show no SVG, so it is drawn once as PNG.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Dots on a side: sharp in print at the sizes that documents use.
const SIDE: u32 = 480;
/// English metric units in a millimetre.
const EMU: u32 = 36_000;

/// An SVG drawn on white as PNG; `None` when it cannot be read.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SIDE as f32 / width.max(height);
    let mut canvas = Pixmap::new(SIDE, SIDE)?;
    canvas.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    canvas.encode_png().ok()
}

/// The place of a picture in a run: the number of the picture and that of the place, width and height in millimetres.
pub fn drawing((picture, number): (usize, usize), (wide, high): (u32, u32), described: &str) -> String {
    let (wide, high) = (wide * EMU, high * EMU);
    let (main, shape) = (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    );
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
         <wp:docPr id=\"{number}\" name=\"picture{number}\" descr=\"{described}\"/>\
         <a:graphic xmlns:a=\"{main}\"><a:graphicData uri=\"{shape}\"><pic:pic xmlns:pic=\"{shape}\">\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"picture{number}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"picture{picture}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}
