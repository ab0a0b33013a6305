//! Pictures: as many pixels as are drawn, counted before anything is drawn, and then drawn once to see that they can be.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Unfit;

/// Most pixels of a picture: what a camera of today takes. A small file may say that it has a thousand times as many.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most scans of a JPEG; each one costs as much as the whole picture.
const MOST_SCANS: usize = 64;

/// Whether a picture is neither empty nor too large.
fn has_room(width: impl Into<u64>, height: impl Into<u64>) -> Result<(), Unfit> {
    match width.into().saturating_mul(height.into()) {
        0 => Err(Unfit::Damaged),
        pixels if pixels > MOST_PIXELS => Err(Unfit::Large),
        _ => Ok(()),
    }
}

fn damaged<E>(_: E) -> Unfit {
    Unfit::Damaged
}

/// Looks at a PNG, row by row.
pub(super) fn png(bytes: &[u8]) -> Result<(), Unfit> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    has_room(width, height)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    while reader.next_row().map_err(damaged)?.is_some() {}
    Ok(())
}

/// Looks at a JPEG, in shades of grey where its colours allow it.
pub(super) fn jpeg(bytes: &[u8]) -> Result<(), Unfit> {
    let most = usize::from(u16::MAX);
    let options =
        DecoderOptions::default().set_max_width(most).set_max_height(most).jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(Unfit::Damaged)?;
    has_room(info.width, info.height)?;
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr | ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    let options = options.jpeg_set_out_colorspace(colours);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options).decode().map(drop).map_err(damaged)
}

/// Looks at a WebP picture.
pub(super) fn webp(bytes: &[u8]) -> Result<(), Unfit> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    has_room(width, height)?;
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(Unfit::Large)?];
    decoder.read_image(&mut pixels).map_err(damaged)
}
