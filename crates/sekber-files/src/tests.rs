//! Files made here, one trick each: what runs is refused whatever it is called, and what people send every day is taken.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::*;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const SLIDES: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// A package that a test changes.
#[derive(Clone)]
struct Package {
    types: String,
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    fn new(main: &str, kind: &str) -> Self {
        let relation =
            format!("<Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/>");
        Self { types: String::new(), parts: Vec::new() }
            .default("rels", "application/vnd.openxmlformats-package.relationships+xml")
            .default("xml", "application/xml")
            .part(main, kind, b"<x/>")
            .relations("_rels/.rels", &relation)
    }

    fn word() -> Self {
        Self::new("word/document.xml", WORD)
    }

    fn default(mut self, ending: &str, kind: &str) -> Self {
        self.types.push_str(&format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"));
        self
    }

    fn part(mut self, name: &str, kind: &str, bytes: &[u8]) -> Self {
        if !kind.is_empty() {
            self.types.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
        }
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    fn relations(self, name: &str, inside: &str) -> Self {
        let text = format!(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        );
        self.part(name, "", text.as_bytes())
    }

    /// A relation of the document.
    fn related(self, kind: &str, target: &str, mode: &str) -> Self {
        let text = format!(
            "<Relationship Id=\"r9\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\" TargetMode=\"{mode}\"/>"
        );
        self.relations("word/_rels/document.xml.rels", &text)
    }

    fn bytes(self) -> Vec<u8> {
        let types = format!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{}</Types>",
            self.types
        );
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let parts = [("[Content_Types].xml".to_owned(), types.into_bytes())].into_iter().chain(self.parts);
        for (name, bytes) in parts {
            // Packing what is large would take longer than everything that is tried here.
            let packed = match bytes.len() {
                0..1_000_000 => zip::CompressionMethod::Deflated,
                _ => zip::CompressionMethod::Stored,
            };
            let options = zip::write::SimpleFileOptions::default().compression_method(packed);
            zip.start_file(name, options).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[track_caller]
    fn is(self, expected: Result<FileKind, Unfit>) {
        assert_eq!(examine(&self.bytes()), expected);
    }
}

#[test]
fn a_document_is_known_by_its_main_part_whatever_that_is_called() {
    Package::word().is(Ok(FileKind::Docx));
    Package::new("dokumen/isi.xml", WORD).is(Ok(FileKind::Docx));
    Package::new("xl/workbook.xml", SHEET).is(Ok(FileKind::Xlsx));
    Package::new("word/document.xml", SLIDES).is(Ok(FileKind::Pptx));
    Package::new("word/document.xml", "application/xml").is(Err(Unfit::Unknown));
    Package::new("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.main").is(Err(Unfit::Unknown));
}

#[test]
fn macros_are_found_under_any_name_and_type() {
    let vba = "application/vnd.ms-office.vbaProject";
    Package::word().part("word/vbaProject.bin", vba, b"x").is(Err(Unfit::Active));
    Package::word().part("word/gambar.png", vba, b"x").is(Err(Unfit::Active));
    Package::word().default("bin", vba).part("word/a.bin", "", b"x").is(Err(Unfit::Active));
    Package::word().part("a", "APPLICATION/VND.MS-OFFICE.VBAPROJECT", b"x").is(Err(Unfit::Active));
    Package::word().part("a", "application/vnd.ms-office.vba&#80;roject", b"x").is(Err(Unfit::Active));
    // Called a picture and typed as one, it is still what it is.
    Package::word()
        .part("word/gambar.png", "image/png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxx")
        .is(Err(Unfit::Active));
    Package::new("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
        .is(Err(Unfit::Active));
    Package::new("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        .is(Err(Unfit::Active));
    let sheet = || Package::new("xl/workbook.xml", SHEET);
    sheet().part("xl/a.xml", "application/vnd.ms-excel.macrosheet+xml", b"<x/>").is(Err(Unfit::Active));
    let related =
        |kind: &str| Package::word().related(kind, "a.png", "Internal").part("word/a.png", "image/png", b"x");
    for kind in ["vbaProject", "oleObject", "control", "aFChunk", "wordVbaData", "OLEOBJECT"] {
        related(kind).is(Err(Unfit::Active));
    }
    related("image").is(Ok(FileKind::Docx));
}

#[test]
fn what_is_fetched_from_elsewhere_is_refused_and_links_are_not() {
    for target in [
        "http://lain.id/a.dotm",
        "HTTPS://lain.id/a",
        "\\\\lain\\a.dotm",
        "file://lain/a.dotm",
        "//lain/a",
        "mk:@x",
    ] {
        Package::word().related("attachedTemplate", target, "External").is(Err(Unfit::Active));
        Package::word().related("frame", target, "external").is(Err(Unfit::Active));
    }
    Package::word().related("oleObject", "http://lain.id/a", "External").is(Err(Unfit::Active));
    for target in ["file:///C:\\Users\\a\\Normal.dotm", "Normal.dotm"] {
        Package::word().related("attachedTemplate", target, "External").is(Ok(FileKind::Docx));
    }
    Package::word().related("hyperlink", "https://contoh.or.id", "External").is(Ok(FileKind::Docx));
    let link = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml";
    let sheet =
        |inside: &str| Package::new("xl/workbook.xml", SHEET).part("xl/a.xml", link, inside.as_bytes());
    sheet("<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>").is(Err(Unfit::Active));
    sheet("<externalLink><externalBook/></externalLink>").is(Ok(FileKind::Xlsx));
}

#[test]
fn a_workbook_within_a_chart_is_looked_at_too() {
    let chart = |inside: Vec<u8>| {
        let relation =
            format!("<Relationship Id=\"r1\" Type=\"{OFFICE}/package\" Target=\"../embeddings/a.xlsx\"/>");
        Package::word()
            .part("word/charts/chart1.xml", CHART, b"<x/>")
            .relations("word/charts/_rels/chart1.xml.rels", &relation)
            .part(
                "word/embeddings/a.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                &inside,
            )
    };
    let sheet = Package::new("xl/workbook.xml", SHEET);
    chart(sheet.clone().bytes()).is(Ok(FileKind::Docx));
    let macros = sheet.part("xl/a.bin", "application/vnd.ms-office.vbaProject", b"x");
    chart(macros.bytes()).is(Err(Unfit::Active));
    chart(b"no package".to_vec()).is(Err(Unfit::Unknown));
}

#[test]
fn a_package_that_can_be_read_in_two_ways_is_refused() {
    Package::word().part("WORD/document.xml", WORD, b"<y/>").is(Err(Unfit::Unknown));
    let defined = b"<!DOCTYPE Relationships [<!ENTITY a \"oleObject\">]><Relationships/>";
    Package::word().part("word/_rels/document.xml.rels", "", defined).is(Err(Unfit::Unknown));
    Package::word().part("word/_rels/document.xml.rels", "", b"<Relationships").is(Err(Unfit::Unknown));
}

/// Bytes that cannot be packed.
fn noise(length: usize) -> Vec<u8> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(1_u32), next).map(|state| state.to_be_bytes()[0]).take(length).collect()
}

#[test]
fn a_package_unpacks_to_so_much_and_no_more() {
    // Each part is within its limit, and all of them together could be packed to some kilobytes.
    let blank = " ".repeat(3_900_000);
    let parts = (0..21).map(|at| format!("word/_rels/{at}.rels"));
    parts.fold(Package::word(), |package, name| package.relations(&name, &blank)).is(Err(Unfit::Unknown));
    // One part to which ten thousand relations lead is looked at once.
    let sheet = Package::new("xl/workbook.xml", SHEET).part("xl/a.bin", "", &noise(10_000)).bytes();
    let relation = format!("<Relationship Id=\"r1\" Type=\"{OFFICE}/package\" Target=\"../a.xlsx\"/>");
    Package::word()
        .part("a.xlsx", "", &sheet)
        .relations("word/_rels/document.xml.rels", &relation.repeat(10_000))
        .is(Ok(FileKind::Docx));
}

fn deflated(text: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut text = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        text.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        text.extend_from_slice(object);
        text.extend_from_slice(b"\nendobj\n");
    }
    text.extend_from_slice(b"trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    text
}

fn stream(dictionary: &str, body: &[u8]) -> Vec<u8> {
    [format!("<< {dictionary} >>\nstream\r\n").as_bytes(), body, b"\nendstream"].concat()
}

#[test]
fn a_pdf_brings_no_scripts_no_programs_and_no_files() {
    let catalogue: &[u8] = b"<< /Type /Catalog /Pages 2 0 R >>";
    assert_eq!(examine(&pdf(&[catalogue])), Ok(FileKind::Pdf));
    for object in [
        &b"<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"[..],
        b"<< /S/J#61vaScript/JS(1) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /Type /EmbeddedFile >>",
        b"<< /Names << /EmbeddedFiles 5 0 R >> >>",
        b"<< /Subtype /FileAttachment >>",
        b"<< /AcroForm << /XFA 7 0 R >> >>",
    ] {
        assert_eq!(
            examine(&pdf(&[catalogue, object])),
            Err(Unfit::Active),
            "{}",
            String::from_utf8_lossy(object)
        );
    }
    // The names as words of a text, or as longer names, say nothing.
    let words = b"<< /Title (Launch JavaScript) /JavaScriptless 1 >>";
    assert_eq!(examine(&pdf(&[catalogue, words])), Ok(FileKind::Pdf));
}

#[test]
fn what_only_begins_like_a_pdf_is_none() {
    let page = "1 0 obj\n<< /Type /Page >>\nendobj\n";
    for text in [
        "%PDF-1.4\n<script>alert(1)</script>".to_owned(),
        "%PDF-1.4\n<script>alert(1)</script>\n%%EOF\n".to_owned(),
        format!("%PDF-1.4\n{page}"),
        "%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\n%%EOF\n".to_owned(),
        "%PDF-1.4\n<< /Type /Page >>\n%%EOF\n".to_owned(),
    ] {
        assert_eq!(examine(text.as_bytes()), Err(Unfit::Unknown), "{text}");
    }
    assert_eq!(examine(format!("%PDF-1.4\n{page}%%EOF\n").as_bytes()), Ok(FileKind::Pdf));
}

#[test]
fn packed_objects_of_a_pdf_are_looked_at() {
    let catalogue: &[u8] = b"<< /Type /Catalog /Pages 2 0 R >>";
    let packed =
        |objects: &[u8]| pdf(&[catalogue, &stream("/Type /ObjStm /N 1 /First 5", &deflated(objects))]);
    assert_eq!(examine(&packed(b"7 0 << /Type /Page >>")), Ok(FileKind::Pdf));
    assert_eq!(examine(&packed(b"7 0 << /S /JavaScript >>")), Err(Unfit::Active));
    // Whatever it calls itself.
    let hidden = stream("/Type /XObject /Subtype /Image", &deflated(b"7 0 << /S /Launch >>"));
    assert_eq!(examine(&pdf(&[catalogue, &hidden])), Err(Unfit::Active));
    // Locked, or packed in a way that is not taken apart.
    let locked = stream("/Type /Obj#53tm /N 1", b"\x8b\x12\x99\x01\xfe\x00");
    assert_eq!(examine(&pdf(&[catalogue, &locked])), Err(Unfit::Active));
    // A page's content and a picture.
    let content = stream("/Filter /FlateDecode", &deflated(b"BT /F1 12 Tf (Halo) Tj ET"));
    let picture = stream("/Subtype /Image /Filter /DCTDecode", b"\xff\xd8\xff\xe0\xff\xd9");
    assert_eq!(examine(&pdf(&[catalogue, &content, &picture])), Ok(FileKind::Pdf));
    // A bomb.
    let bomb = packed(&[b"7 0 ".as_slice(), &vec![b' '; 70_000_000]].concat());
    assert_eq!(examine(&bomb), Err(Unfit::Active));
}

fn drawn(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![7; (width * height) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PNG that says it has so many pixels, and has next to none.
fn boasting(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = drawn(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A grey JPEG of eight by eight pixels.
const JPEG: &[u8] = include_bytes!("tests/grey.jpg");
/// The same in the colours of cameras, in scans one after the other, and in those of printers.
const COLOURED: [&[u8]; 3] = [
    include_bytes!("tests/colour.jpg"),
    include_bytes!("tests/progressive.jpg"),
    include_bytes!("tests/print.jpg"),
];
/// A WebP picture of one pixel.
const WEBP: &[u8] = include_bytes!("tests/grey.webp");

#[test]
fn pictures_are_counted_before_they_are_drawn_and_drawn_before_they_are_taken() {
    assert_eq!(examine(&drawn(30, 20)), Ok(FileKind::Png));
    assert_eq!(examine(JPEG), Ok(FileKind::Jpeg));
    for coloured in COLOURED {
        assert_eq!(examine(coloured), Ok(FileKind::Jpeg));
        // What cameras hang behind the end of a picture.
        assert_eq!(examine(&[coloured, b"MPF\0more"].concat()), Ok(FileKind::Jpeg));
    }
    assert_eq!(examine(WEBP), Ok(FileKind::Webp));
    assert_eq!(examine(&boasting(60_000, 60_000)), Err(Unfit::Large));
    assert_eq!(examine(&boasting(300, 300)), Err(Unfit::Damaged));
    assert_eq!(examine(&boasting(0, 5)), Err(Unfit::Damaged));
    let mut large = JPEG.to_vec();
    let frame = large.windows(2).position(|pair| pair == b"\xff\xc0").unwrap();
    large[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    assert_eq!(examine(&large), Err(Unfit::Large));
    // What is refined scan by scan lies in memory as a whole: 6,000 by 5,000 pixels are too many of it, and not of one that comes row by row.
    let sized = |picture: &[u8], mark: &[u8]| {
        let mut sized = picture.to_vec();
        let frame = sized.windows(2).position(|pair| pair == mark).unwrap();
        sized[frame + 5..frame + 9].copy_from_slice(&[0x13, 0x88, 0x17, 0x70]);
        examine(&sized)
    };
    assert_eq!(sized(COLOURED[1], b"\xff\xc2"), Err(Unfit::Large));
    assert_ne!(sized(JPEG, b"\xff\xc0"), Err(Unfit::Large));
    // 7,000 by 7,000 pixels in eight bytes: signature, width and height less one, no transforms, five codes of one sign each.
    let flat = 0x2f_u64 | (6_999 << 8) | (6_999 << 22) | (0x1_1111 << 43);
    let flat = [&b"RIFF\x14\0\0\0WEBPVP8L\x08\0\0\0"[..], &flat.to_le_bytes()].concat();
    assert_eq!(examine(&flat), Err(Unfit::Large));
    let scans = [JPEG, &b"\xff\xda\0\x08\x01\x01\0\0\x3f\0"[..].repeat(100)].concat();
    assert_eq!(examine(&scans), Ok(FileKind::Jpeg), "what hangs behind the end is none of it");
    for header in [&b"\x89PNG\r\n\x1a\n...."[..], b"\xff\xd8\xff\xe0....", b"RIFF\x10\0\0\0WEBPVP8 "] {
        assert_eq!(examine(header), Err(Unfit::Damaged));
    }
    assert_eq!(examine(&JPEG[..JPEG.len() / 2]), Err(Unfit::Damaged));
    assert_eq!(examine(&WEBP[..WEBP.len() / 2]), Err(Unfit::Damaged));
}

#[test]
fn delimited_text_and_documents_are_told_apart() {
    assert_eq!(examine(b"nama;desa\nWWF;Sepauk\n"), Ok(FileKind::Csv));
    assert_eq!(examine(b"\n\n%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF"), Ok(FileKind::Pdf));
}

proptest! {
    #[test]
    fn nothing_that_is_sent_stops_us(
        start in prop_oneof!["PK\u{3}\u{4}", "%PDF-1.7 1 0 obj ", ".{0,4}"],
        rest in proptest::collection::vec(any::<u8>(), 0..300),
        at in 0_usize..4_000,
        byte in any::<u8>(),
    ) {
        let _ = examine(&[start.as_bytes(), &rest].concat());
        for whole in [Package::word().bytes(), drawn(9, 9), JPEG.to_vec(), WEBP.to_vec()] {
            let mut broken = whole;
            let at = at % broken.len();
            broken[at] = byte;
            let _ = examine(&broken);
        }
    }
}
