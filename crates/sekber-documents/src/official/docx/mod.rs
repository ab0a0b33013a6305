//! The same document as WordprocessingML (ISO/IEC 29500), for offices that initial a text and bring it into their own system.
//!
//! Written by hand over `zip`: a document has a dozen kinds of blocks, and the crates that write this form bring decoders of
//! pictures and their own idea of a table, while what is wanted here (rows of a least height, a head that is repeated, one
//! language) is a line of markup each.

mod body;
mod picture;
mod xml;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Document, DocumentError};
use body::Body;
use xml::{WORD, escaped};

const STYLES: &str = include_str!("styles.xml");
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Sets a document as DOCX. The same document gives the same bytes.
///
/// # Errors
/// When the archive cannot be written.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let body = Body::of(document);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types().into_bytes()),
        ("_rels/.rels".to_owned(), package_relations().into_bytes()),
        ("docProps/core.xml".to_owned(), properties(document).into_bytes()),
        ("word/document.xml".to_owned(), body.document().into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), relations(body.pictures.len()).into_bytes()),
        ("word/styles.xml".to_owned(), styles(document).into_bytes()),
        ("word/numbering.xml".to_owned(), numbering(body.lists).into_bytes()),
        ("word/footer1.xml".to_owned(), footer(document, &body).into_bytes()),
        ("word/header1.xml".to_owned(), header(document).into_bytes()),
    ];
    let pictures = body.pictures.into_iter().enumerate();
    parts.extend(pictures.map(|(at, bytes)| (format!("word/media/picture{}.png", at + 1), bytes)));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, SimpleFileOptions::default()).map_err(packed)?;
        archive.write_all(&bytes).map_err(|error| packed(error.into()))?;
    }
    Ok(archive.finish().map_err(packed)?.into_inner())
}

fn packed(error: zip::result::ZipError) -> DocumentError {
    DocumentError::Design(error.to_string())
}

fn locale(document: &Document) -> &'static str {
    if document.language == "id" { "id-ID" } else { "en-GB" }
}

/// The styles, with the paper's typeface and sizes.
fn styles(document: &Document) -> String {
    let paper = &document.paper;
    // A single line is 240.
    let line = u32::from(paper.spacing) * 240 / 100;
    STYLES
        .replace("LANGUAGE", locale(document))
        .replace("TYPEFACE", paper.face.in_offices())
        .replace("TEXT-SIZE", &paper.sizes.text.to_string())
        .replace("TITLE-SIZE", &paper.sizes.title.to_string())
        .replace("TABLE-SIZE", &paper.sizes.table.to_string())
        .replace("LINE", &line.to_string())
}

fn types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |name: &str, kind: &str| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    [
        HEAD,
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>",
        &part("/word/document.xml", &format!("{word}.document.main+xml")),
        &part("/word/styles.xml", &format!("{word}.styles+xml")),
        &part("/word/numbering.xml", &format!("{word}.numbering+xml")),
        &part("/word/footer1.xml", &format!("{word}.footer+xml")),
        &part("/word/header1.xml", &format!("{word}.header+xml")),
        &part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        "</Types>",
    ]
    .concat()
}

fn package_relations() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{core}\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn relations(pictures: usize) -> String {
    let one = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let pictures: String = (1..=pictures)
        .map(|at| one(&format!("picture{at}"), "image", &format!("media/picture{at}.png")))
        .collect();
    let fixed = [
        one("styles", "styles", "styles.xml"),
        one("numbering", "numbering", "numbering.xml"),
        one("footer", "footer", "footer1.xml"),
        one("header", "header", "header1.xml"),
    ]
    .concat();
    format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{fixed}{pictures}</Relationships>")
}

fn properties(document: &Document) -> String {
    let (year, month, day) = document.date;
    let (title, unit) = (escaped(&document.title), escaped(&document.letterhead.unit));
    let at = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>{unit}</dc:creator>\
         <dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created></cp:coreProperties>",
        locale(document)
    )
}

/// One list for each block of numbered sentences, so that each begins at one.
fn numbering(lists: usize) -> String {
    let list = |at: usize| {
        format!(
            "<w:num w:numId=\"{at}\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        )
    };
    let lists: String = (1..=lists).map(list).collect();
    format!(
        "{HEAD}<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl></w:abstractNum>{lists}</w:numbering>"
    )
}

/// The number over every page but the first, where the paper bears it there.
fn header(document: &Document) -> String {
    let line = match document.paper.numbered_above {
        true => format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>2</w:t></w:r></w:fldSimple>{}</w:p>",
            xml::run("- ", ""),
            xml::run(" -", "")
        ),
        false => "<w:p/>".to_owned(),
    };
    format!("{HEAD}<w:hdr xmlns:w=\"{WORD}\">{line}</w:hdr>")
}

/// The foot of every page: what it belongs to, and the page among all of its paper; nothing where the document has no foot.
fn footer(document: &Document, body: &Body<'_>) -> String {
    let width = body.width();
    let of_all = if body.is_stack() { "SECTIONPAGES" } else { "NUMPAGES" };
    let line = if document.foot.is_empty() {
        "<w:p/>".to_owned()
    } else {
        let field =
            |code: &str| format!("<w:fldSimple w:instr=\"{code}\"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"969696\"/></w:pBdr>\
             <w:tabs><w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs></w:pPr>{}<w:r><w:tab/></w:r>{}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p>",
            xml::run(&document.foot, ""),
            field("PAGE"),
            field(of_all)
        )
    };
    format!("{HEAD}<w:ftr xmlns:w=\"{WORD}\">{line}</w:ftr>")
}

#[cfg(test)]
mod tests;
