//! Pictures that are printed on our papers are drawn anew: what is kept are their pixels alone, neither what cameras and programs write
//! beside them nor what is hidden behind them.

use png::{BitDepth, ColorType, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use super::picture::{damaged, has_room, jpeg_options, reader_of};
use super::{JPEG, PNG, Unfit};

/// Most pixels of a picture that is drawn anew: it lies in memory as a whole.
const MOST_REDRAWN: u64 = 9_000_000;

/// The pixels of a picture, each red, green, blue and how opaque it is.
struct Pixels {
    width: usize,
    height: usize,
    all: Vec<[u8; 4]>,
}

/// A PNG or JPEG as a PNG of at most so many pixels on its longer side. Some hundredths of a second: it belongs where CPU work is done.
///
/// # Errors
/// [`Unfit::Unknown`] for what is neither, [`Unfit::Large`] for one of more than nine million pixels, [`Unfit::Damaged`] for one that cannot
/// be drawn.
pub fn redrawn(bytes: &[u8], side: usize) -> Result<Vec<u8>, Unfit> {
    let pixels = if bytes.starts_with(PNG) {
        of_png(bytes)?
    } else if bytes.starts_with(JPEG) {
        of_jpeg(bytes)?
    } else {
        return Err(Unfit::Unknown);
    };
    pixels.within(side).png()
}

/// Width and height, when they are neither nothing nor too much.
fn bounded(width: impl Into<u32>, height: impl Into<u32>) -> Result<(usize, usize), Unfit> {
    let (width, height) = (width.into(), height.into());
    has_room(width, height, MOST_REDRAWN)?;
    Ok((usize::try_from(width).map_err(damaged)?, usize::try_from(height).map_err(damaged)?))
}

fn of_png(bytes: &[u8]) -> Result<Pixels, Unfit> {
    let mut decoder = reader_of(bytes);
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    let (width, height) = bounded(width, height)?;
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let mut read = vec![0; reader.output_buffer_size().ok_or(Unfit::Large)?];
    let info = reader.next_frame(&mut read).map_err(damaged)?;
    let all = match info.color_type {
        ColorType::Grayscale => read.iter().map(|grey| [*grey, *grey, *grey, u8::MAX]).collect(),
        ColorType::GrayscaleAlpha => {
            read.chunks_exact(2).map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        ColorType::Rgb => read.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect(),
        ColorType::Rgba => {
            read.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]).collect()
        }
        ColorType::Indexed => return Err(Unfit::Damaged),
    };
    Pixels::of(width, height, all)
}

fn of_jpeg(bytes: &[u8]) -> Result<Pixels, Unfit> {
    let options = jpeg_options();
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(Unfit::Damaged)?;
    let (width, height) = bounded(info.width, info.height)?;
    let options = options.jpeg_set_out_colorspace(ColorSpace::RGB);
    let read = JpegDecoder::new_with_options(ZCursor::new(bytes), options).decode().map_err(damaged)?;
    let all = read.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect();
    Pixels::of(width, height, all)
}

impl Pixels {
    fn of(width: usize, height: usize, all: Vec<[u8; 4]>) -> Result<Self, Unfit> {
        // A file that ends early has fewer.
        if all.len() == width * height { Ok(Self { width, height, all }) } else { Err(Unfit::Damaged) }
    }

    /// The same with at most so many pixels on its longer side: each is the mean of the square of pixels that it stands for.
    fn within(self, side: usize) -> Self {
        let step = self.width.max(self.height).div_ceil(side.max(1));
        if step <= 1 {
            return self;
        }
        let (width, height) = (self.width.div_ceil(step), self.height.div_ceil(step));
        let places = (0..height).flat_map(|down| (0..width).map(move |across| (across, down)));
        let all =
            places.map(|(across, down)| self.mean_of_square(across * step, down * step, step)).collect();
        Self { width, height, all }
    }

    /// The mean of the pixels of a square; a colour counts for as much as its pixel is opaque.
    fn mean_of_square(&self, left: usize, top: usize, step: usize) -> [u8; 4] {
        let (mut colours, mut opaque, mut count) = ([0_u64; 3], 0_u64, 0_u64);
        for down in top..(top + step).min(self.height) {
            let row = down * self.width;
            let (from, until) = (row + left, row + (left + step).min(self.width));
            for [red, green, blue, alpha] in self.all.get(from..until).unwrap_or_default() {
                let alpha = u64::from(*alpha);
                for (sum, colour) in colours.iter_mut().zip([red, green, blue]) {
                    *sum += u64::from(*colour) * alpha;
                }
                opaque += alpha;
                count += 1;
            }
        }
        let mean = |sum: u64, of: u64| u8::try_from(sum.checked_div(of).unwrap_or(0)).unwrap_or(u8::MAX);
        let [red, green, blue] = colours.map(|sum| mean(sum, opaque));
        [red, green, blue, mean(opaque, count)]
    }

    fn png(&self) -> Result<Vec<u8>, Unfit> {
        let size = |pixels: usize| u32::try_from(pixels).map_err(damaged);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, size(self.width)?, size(self.height)?);
        encoder.set_color(ColorType::Rgba);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(damaged)?;
        writer.write_image_data(self.all.as_flattened()).map_err(damaged)?;
        writer.finish().map_err(damaged)?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 4]) -> Vec<u8> {
        let places = (0..height).flat_map(|down| (0..width).map(move |across| (across, down)));
        let all = places.map(|(across, down)| pixel(across, down)).collect();
        Pixels { width, height, all }.png().unwrap()
    }

    #[test]
    fn a_picture_is_drawn_anew_within_its_size() {
        let read = |bytes: &[u8]| of_png(bytes).map(|pixels| (pixels.width, pixels.height, pixels.all[0]));
        let small = drawn(3, 2, |_, _| [9, 8, 7, 255]);
        assert_eq!(read(&redrawn(&small, 10).unwrap()), Ok((3, 2, [9, 8, 7, 255])));
        // Two pixels become one: what is not seen lends no colour.
        let striped =
            drawn(20, 10, |across, _| if across % 2 == 0 { [200, 100, 0, 255] } else { [0, 0, 0, 0] });
        assert_eq!(read(&redrawn(&striped, 10).unwrap()), Ok((10, 5, [200, 100, 0, 127])));
        let odd = drawn(21, 1, |_, _| [1, 2, 3, 255]);
        assert_eq!(read(&redrawn(&odd, 10).unwrap()), Ok((7, 1, [1, 2, 3, 255])));
    }

    #[test]
    fn nothing_but_pixels_is_kept() {
        let mut hiding = drawn(3, 2, |_, _| [9, 8, 7, 255]);
        hiding.extend_from_slice(b"<script>");
        let clean = redrawn(&hiding, 10).unwrap();
        assert!(!clean.windows(8).any(|part| part == b"<script>"));
        assert_eq!(clean, redrawn(&clean, 10).unwrap());
    }

    #[test]
    fn profiles_of_colours_are_passed_over() {
        let mut profiled = Vec::new();
        let mut told = png::Info::with_size(3, 2);
        (told.color_type, told.bit_depth) = (ColorType::Rgba, BitDepth::Eight);
        told.icc_profile = Some(vec![7; 200_000].into());
        let mut writer = png::Encoder::with_info(&mut profiled, told).unwrap().write_header().unwrap();
        writer.write_image_data(&[9_u8, 8, 7, 255].repeat(6)).unwrap();
        writer.finish().unwrap();
        assert!(profiled.windows(4).any(|part| part == b"iCCP"));
        let read = reader_of(&profiled).read_info().unwrap();
        assert!(read.info().icc_profile.is_none(), "it is not even unpacked");
        assert_eq!(redrawn(&profiled, 10).unwrap(), drawn(3, 2, |_, _| [9, 8, 7, 255]));
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let whole = drawn(30, 30, |across, down| [across as u8, down as u8, 0, 255]);
        assert_eq!(redrawn(&whole[..whole.len() / 2], 10), Err(Unfit::Damaged));
        assert_eq!(redrawn(b"<svg/>", 10), Err(Unfit::Unknown));
        assert_eq!(redrawn(b"\xff\xd8\xff\xe0 no picture", 10), Err(Unfit::Damaged));
        // A head that promises more than is drawn.
        let mut huge = whole;
        huge[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        assert!(redrawn(&huge, 10).is_err());
        assert_eq!(bounded(4_000_u32, 4_000_u32), Err(Unfit::Large));
        assert_eq!(bounded(0_u32, 4_u32), Err(Unfit::Damaged));
    }
}
