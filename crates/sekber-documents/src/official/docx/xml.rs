//! Pieces of WordprocessingML: text that is safe inside markup, runs, paragraphs and cells.

use quick_xml::escape::escape;

/// The name space of everything here.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Keeps a paragraph, or the row of a table that it stands in, on the page of what follows.
pub const KEEP_NEXT: &str = "<w:keepNext/>";
/// The same, and all lines of the paragraph on one page.
pub const KEEP_WHOLE: &str = "<w:keepNext/><w:keepLines/>";

/// Whether a sign may stand in XML at all.
fn is_allowed(sign: char) -> bool {
    matches!(sign, '\t' | '\n') || (sign >= ' ' && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
}

/// Text as it stands between or inside tags: without the signs that XML has no place for.
pub fn escaped(text: &str) -> String {
    let sound: String = text.chars().filter(|sign| is_allowed(*sign)).collect();
    escape(sound).into_owned()
}

/// A long name whose last two words stay together, so that none stands alone on a line.
pub fn bound(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((rest, last)) if rest.split(' ').count() > 2 => format!("{rest}\u{a0}{last}"),
        _ => name.to_owned(),
    }
}

/// Text with its line breaks, under properties of a run.
pub fn run(text: &str, properties: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let mut inner = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            inner.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                inner.push_str("<w:tab/>");
            }
            inner.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(piece)));
        }
    }
    format!("<w:r>{properties}{inner}</w:r>")
}

/// A paragraph of runs that are written already.
pub fn paragraph(properties: &str, runs: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:pPr>{properties}</w:pPr>") };
    format!("<w:p>{properties}{runs}</w:p>")
}

/// A cell of a table; `properties` stand after its width, in the order of the standard.
pub fn cell(width: u32, properties: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table of one row: the run of a picture, and beside it paragraphs that stand where `align` says.
pub fn beside_picture(
    picture: &str,
    widths: [u32; 2],
    (lines, align): (bool, &str),
    paragraphs: &str,
) -> String {
    let shown = paragraph("<w:spacing w:after=\"0\"/>", picture);
    let aligned = format!("<w:vAlign w:val=\"{align}\"/>");
    let cells = cell(widths[0], "", &shown) + &cell(widths[1], &aligned, paragraphs);
    table(&widths, 0, lines, &row("", &cells))
}

/// A row of cells, which is not cut across two pages.
pub fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
}

/// A table of rows with fixed widths, set in from the left, with lines around its cells or without; a small paragraph after it
/// keeps two tables apart, and the last one off the end.
pub fn table(widths: &[u32], indent: u32, lines: bool, rows: &str) -> String {
    let all: u32 = widths.iter().sum();
    let line =
        |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"505050\"/>");
    let borders = match lines {
        true => {
            let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
            format!("<w:tblBorders>{}</w:tblBorders>", sides.map(line).concat())
        }
        false => String::new(),
    };
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblInd w:w=\"{indent}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"90\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>\
         <w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
    )
}
