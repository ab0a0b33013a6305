//! Pictures: as many pixels as are drawn, counted before anything is drawn, and then drawn once to see that they can be.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Unfit;

/// Most pixels of a picture: what a camera of today takes. A small file may say that it has a thousand times as many.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most pixels of a picture that lies in memory as a whole while it is drawn, up to ten bytes for each of them.
const MOST_AT_ONCE: u64 = 24_000_000;
/// Most scans of a JPEG; each one costs as much as the whole picture.
const MOST_SCANS: usize = 64;

/// Whether a picture is neither empty nor has more than `most` pixels.
pub(super) fn has_room(width: impl Into<u64>, height: impl Into<u64>, most: u64) -> Result<(), Unfit> {
    match width.into().saturating_mul(height.into()) {
        0 => Err(Unfit::Damaged),
        pixels if pixels > most => Err(Unfit::Large),
        _ => Ok(()),
    }
}

pub(super) fn damaged<E>(_: E) -> Unfit {
    Unfit::Damaged
}

/// What reads a PNG. Profiles of colours and texts beside the pixels are passed over: a few kilobytes of them unpack to as much as
/// somebody likes, and nothing of them is kept.
pub(super) fn reader_of(bytes: &[u8]) -> png::Decoder<Cursor<&[u8]>> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_ignore_text_chunk(true);
    decoder
}

/// Looks at a PNG, row by row.
pub(super) fn png(bytes: &[u8]) -> Result<(), Unfit> {
    let mut decoder = reader_of(bytes);
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    has_room(width, height, MOST_PIXELS)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    while reader.next_row().map_err(damaged)?.is_some() {}
    Ok(())
}

/// How a JPEG is read: as wide and high as one can be, and with so many scans at most.
pub(super) fn jpeg_options() -> DecoderOptions {
    let most = usize::from(u16::MAX);
    DecoderOptions::default().set_max_width(most).set_max_height(most).jpeg_set_max_scans(MOST_SCANS)
}

/// Looks at a JPEG, in shades of grey where its colours allow it.
pub(super) fn jpeg(bytes: &[u8]) -> Result<(), Unfit> {
    let options = jpeg_options();
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(Unfit::Damaged)?;
    let by_rows = comes_by_rows(bytes);
    has_room(info.width, info.height, if by_rows { MOST_PIXELS } else { MOST_AT_ONCE })?;
    // What is refined scan by scan is counted while it is drawn, one colour after the other is not.
    let scans = || bytes.windows(2).filter(|pair| *pair == SCAN).count();
    if !by_rows && info.sof.is_sequential_dct() && scans() > MOST_SCANS {
        return Err(Unfit::Damaged);
    }
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr | ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    let options = options.jpeg_set_out_colorspace(colours);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options).decode().map(drop).map_err(damaged)
}

/// How a scan of a JPEG begins.
const SCAN: [u8; 2] = [0xff, 0xda];

/// Whether a JPEG can be drawn row by row, because all its colours come along in one scan and are final. Whatever is built in
/// another way than cameras do counts as one that cannot.
fn comes_by_rows(bytes: &[u8]) -> bool {
    let (mut at, mut colours) = (2, None);
    loop {
        match bytes.get(at..at + 2) {
            // The frame: baseline or extended, not progressive.
            Some([0xff, 0xc0 | 0xc1]) => colours = bytes.get(at + 9),
            Some([0xff, 0xda]) => return colours.is_some() && bytes.get(at + 4) == colours,
            // Tables, remarks of programs, and the distance between marks of restart.
            Some([0xff, 0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe]) => {}
            _ => return false,
        }
        let Some([high, low]) = bytes.get(at + 2..at + 4) else { return false };
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
}

/// Looks at a WebP picture.
pub(super) fn webp(bytes: &[u8]) -> Result<(), Unfit> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    has_room(width, height, MOST_AT_ONCE)?;
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(Unfit::Large)?];
    decoder.read_image(&mut pixels).map_err(damaged)
}
