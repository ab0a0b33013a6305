//! The blocks of a document, each as paragraphs and tables.

use super::picture::{drawing, png};
use super::xml::{WORD, cell, escaped, paragraph, row, run, table};
use super::{HEAD, OFFICE};
use crate::official::{Block, Column, Document, Paper, Signer};

/// Room for a signature.
const SIGNATURE: u32 = 1_077;
/// How a code is written.
const CODE: &str = "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>";
/// The frame of a page.
const FRAME: &str = "<w:pgBorders w:offsetFrom=\"page\"><w:top w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/>\
    <w:left w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/><w:bottom w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/>\
    <w:right w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/></w:pgBorders>";
const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// What a document becomes, with the pictures that it names and how many lists it has.
pub struct Body<'a> {
    document: &'a Document,
    text: String,
    /// Pictures in the order of their numbers, from 1.
    pub pictures: Vec<Vec<u8>>,
    /// How many lists of numbered sentences there are.
    pub lists: usize,
}

impl<'a> Body<'a> {
    /// Sets all blocks.
    pub fn of(document: &'a Document) -> Self {
        let mut body = Self { document, text: String::new(), pictures: Vec::new(), lists: 0 };
        body.letterhead(false);
        for (at, block) in document.blocks.iter().enumerate() {
            // The line with the day and the sentence before it stay on the page of the signatures.
            let signs = |at: usize| matches!(document.blocks.get(at), Some(Block::Signatures { .. }));
            let is_text = matches!(document.blocks.get(at + 1), Some(Block::Text { .. }));
            body.block(block, signs(at + 1) || is_text && signs(at + 2));
        }
        body
    }

    /// The width of a line.
    pub fn width(&self) -> u32 {
        let Paper { sheet, margins, .. } = self.document.paper;
        let across = if self.document.wide { sheet.height } else { sheet.width };
        twentieths(across) - twentieths(margins.left) - twentieths(margins.right)
    }

    /// The main part of the file.
    pub fn document(&self) -> String {
        let Paper { sheet, margins, .. } = self.document.paper;
        let [across, down] = [sheet.width, sheet.height].map(twentieths);
        let [top, right, bottom, left] =
            [margins.top, margins.right, margins.bottom, margins.left].map(twentieths);
        let size = match self.document.wide {
            true => format!("<w:pgSz w:w=\"{down}\" w:h=\"{across}\" w:orient=\"landscape\"/>"),
            false => format!("<w:pgSz w:w=\"{across}\" w:h=\"{down}\"/>"),
        };
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        let framed = self.document.blocks.iter().any(|block| matches!(block, Block::Frame));
        let frame = if framed { FRAME } else { "" };
        format!(
            "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:wp=\"{drawing}\"><w:body>{}\
             <w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>{size}\
             <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{frame}\
             </w:sectPr></w:body></w:document>",
            self.text
        )
    }

    /// The letterhead, on a new page when asked; without one there is only the new page.
    fn letterhead(&mut self, new_page: bool) {
        let head = &self.document.letterhead;
        let breaks = if new_page { "<w:pageBreakBefore/>" } else { "" };
        if head.unit.is_empty() {
            if new_page {
                self.text.push_str(&paragraph(breaks, ""));
            }
            return;
        }
        let tight = "<w:spacing w:after=\"0\"/>";
        let [government, unit, address] = self.document.paper.sizes.head.map(sized);
        // A letterhead of whoever is not of the government has no line for it.
        let above = if head.government.is_empty() { breaks } else { "" };
        if !head.government.is_empty() {
            let government = run(&head.government, &format!("<w:caps/>{government}"));
            self.text.push_str(&paragraph(&format!("{breaks}{tight}{CENTRED}"), &government));
        }
        let unit = run(&head.unit, &format!("<w:b/><w:caps/>{unit}"));
        self.text.push_str(&paragraph(&format!("{above}{tight}{CENTRED}"), &unit));
        let rule = "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"3\" w:color=\"000000\"/></w:pBdr>";
        let address = run(&head.address, &address);
        let under = format!("{rule}<w:spacing w:after=\"200\"/>{CENTRED}");
        self.text.push_str(&paragraph(&under, &address));
    }

    /// One block; a paragraph that signatures follow stays on their page.
    fn block(&mut self, block: &Block, signed_next: bool) {
        match block {
            Block::Title { text, under } => self.title(text, under),
            Block::Letter { fields, dated, recipients } => self.letter(fields, dated, recipients),
            Block::Fields { fields } => self.fields(fields, 680),
            Block::Heading { text } => {
                self.text.push_str(&paragraph("<w:pStyle w:val=\"Heading2\"/>", &run(text, "")));
            }
            Block::Article { number, heading } => {
                let heading = run(&format!("{number}\n"), "") + &run(heading, "<w:caps/>");
                let style = format!("<w:pStyle w:val=\"Heading2\"/>{CENTRED}");
                self.text.push_str(&paragraph(&style, &heading));
            }
            Block::Text { text, indent } => {
                let keeps = if signed_next { "<w:keepNext/>" } else { "" };
                let indent = if *indent { "<w:ind w:firstLine=\"680\"/>" } else { "" };
                self.text
                    .push_str(&paragraph(&format!("{keeps}{indent}<w:jc w:val=\"both\"/>"), &run(text, "")));
            }
            Block::Centred { text, size, bold } => {
                let bold = if *bold { "<w:b/>" } else { "" };
                let style = format!("{bold}<w:sz w:val=\"{}\"/>", u32::from(*size) * 2);
                self.text.push_str(&paragraph(CENTRED, &run(text, &style)));
            }
            // It belongs to the page, see `document`.
            // A word processor breaks pages by itself.
            Block::Frame | Block::OnePage => {}
            Block::Numbered { items } => self.numbered(items, signed_next),
            Block::Table { columns, over, rows, row_millimetres } => {
                self.sheet(columns, over, rows, *row_millimetres);
            }
            Block::Signatures { signers } => self.signatures(signers),
            Block::Check { text, code, picture } => self.check(text, code, picture),
            Block::Code { code, picture, text } => self.code(code, picture, text),
            Block::NewPage => self.letterhead(true),
            Block::Annex => self.text.push_str(&paragraph("<w:pageBreakBefore/>", "")),
        }
    }

    fn title(&mut self, text: &str, under: &str) {
        self.text.push_str(&paragraph("<w:pStyle w:val=\"Heading1\"/>", &run(text, "")));
        let spaced = format!("<w:spacing w:after=\"240\"/>{CENTRED}");
        self.text.push_str(&paragraph(&spaced, &run(under, "")));
    }

    fn letter(&mut self, fields: &[(String, String)], dated: &str, recipients: &[String]) {
        let right = "<w:spacing w:after=\"60\"/><w:jc w:val=\"right\"/>";
        self.text.push_str(&paragraph(right, &run(dated, "")));
        self.fields(fields, 0);
        let close = "<w:spacing w:after=\"0\"/>";
        for line in recipients {
            self.text.push_str(&paragraph(close, &run(line, "")));
        }
        self.text.push_str(&paragraph("", ""));
    }

    fn fields(&mut self, fields: &[(String, String)], indent: u32) {
        let widths = [2_400, 240, self.width() - indent - 2_640];
        let one = |(name, value): &(String, String)| {
            let put = |text: &str| paragraph("<w:spacing w:before=\"10\" w:after=\"10\"/>", &run(text, ""));
            let cells = [name.as_str(), ":", value.as_str()];
            let cells: String =
                cells.iter().zip(widths).map(|(text, width)| cell(width, "", &put(text))).collect();
            row("", &cells)
        };
        if !fields.is_empty() {
            let rows: String = fields.iter().map(one).collect();
            self.text.push_str(&table(&widths, indent, false, &rows));
        }
    }

    /// Numbered sentences; the last one stays on the page of signatures that follow.
    fn numbered(&mut self, items: &[String], signed_next: bool) {
        self.lists += 1;
        let list = self.lists;
        let numbered = |keeps: &str| {
            format!(
                "{keeps}<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr><w:jc w:val=\"both\"/>"
            )
        };
        for (left, item) in (0..items.len()).rev().zip(items) {
            let keeps = if signed_next && left == 0 { "<w:keepNext/>" } else { "" };
            self.text.push_str(&paragraph(&numbered(keeps), &run(item, "")));
        }
    }

    fn sheet(&mut self, columns: &[Column], over: &str, rows: &[Vec<String>], millimetres: u8) {
        if columns.is_empty() {
            return;
        }
        let widths = widths(columns, rows, self.width());
        // At least so high: what is written by hand has its room, and a long name makes its row grow.
        let least = match millimetres {
            0 => String::new(),
            _ => format!("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", twentieths(millimetres.into())),
        };
        let cell_of = |text: &str, width: u32, style: &str, align: &str, bold: &str| {
            let inner = paragraph(&format!("<w:pStyle w:val=\"Cell\"/>{align}"), &run(text, bold));
            cell(width, style, &inner)
        };
        let mut all = String::new();
        if !over.is_empty() {
            let span = format!("<w:gridSpan w:val=\"{}\"/>", columns.len());
            let across = cell_of(over, widths.iter().sum(), &span, "", "<w:b/>");
            all.push_str(&row("<w:tblHeader/>", &across));
        }
        let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8E8E8\"/><w:vAlign w:val=\"center\"/>";
        let heads: String = columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| cell_of(&column.head, *width, shade, CENTRED, "<w:b/>"))
            .collect();
        all.push_str(&row("<w:tblHeader/>", &heads));
        for line in rows {
            let cells: String = columns
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(at, (column, width))| {
                    let align = if column.number { "<w:jc w:val=\"right\"/>" } else { "" };
                    cell_of(line.get(at).map_or("", String::as_str), *width, "", align, "")
                })
                .collect();
            all.push_str(&row(&least, &cells));
        }
        self.text.push_str(&table(&widths, 0, true, &all));
    }

    fn signatures(&mut self, signers: &[Signer]) {
        let half = self.width() / 2;
        let empty = || cell(half, "", &paragraph("", ""));
        let rows: String = signers
            .chunks(2)
            .map(|pair| match pair {
                [one] if signers.len() == 1 => row("", &(empty() + &signer(one, half))),
                [one] => row("", &(signer(one, half) + &empty())),
                pair => row("", &pair.iter().map(|one| signer(one, half)).collect::<String>()),
            })
            .collect();
        if !rows.is_empty() {
            self.text.push_str(&table(&[half, half], 0, false, &rows));
        }
    }

    /// The run that shows a picture; empty when there is none to show.
    fn picture(&mut self, svg: &str, millimetres: u32, described: &str) -> String {
        let Some(bytes) = png(svg) else { return String::new() };
        self.pictures.push(bytes);
        drawing(self.pictures.len(), millimetres, &escaped(described))
    }

    fn check(&mut self, text: &str, code: &str, picture: &str) {
        let shown = self.picture(picture, 20, code);
        let widths = [1_400, self.width() - 1_400];
        let how = paragraph("<w:spacing w:after=\"40\"/>", &run(text, "<w:sz w:val=\"18\"/>"));
        let typed =
            paragraph("<w:spacing w:after=\"0\"/>", &run(code, &format!("{CODE}<w:sz w:val=\"20\"/>")));
        let cells = cell(widths[0], "", &paragraph("<w:spacing w:after=\"0\"/>", &shown))
            + &cell(widths[1], "<w:vAlign w:val=\"center\"/>", &(how + &typed));
        self.text.push_str(&table(&widths, 0, true, &row("", &cells)));
    }

    /// Small at the foot, the picture beside its code, so that a letter stays on its page.
    fn code(&mut self, code: &str, picture: &str, text: &str) {
        let shown = self.picture(picture, 24, code);
        let widths = [1_600, self.width() - 1_600];
        let close = "<w:spacing w:after=\"0\"/>";
        let large = run(code, &format!("{CODE}<w:b/><w:spacing w:val=\"30\"/><w:sz w:val=\"30\"/>"));
        let how = run(text, &sized(self.document.paper.sizes.table));
        let beside = paragraph(close, &large) + &paragraph(close, &how);
        let cells = cell(widths[0], "", &paragraph(close, &shown))
            + &cell(widths[1], "<w:vAlign w:val=\"center\"/>", &beside);
        self.text.push_str(&table(&widths, 0, false, &row("", &cells)));
    }
}

/// Millimetres in twentieths of a point.
fn twentieths(millimetres: u16) -> u32 {
    (u32::from(millimetres) * 14_400 + 127) / 254
}

/// What makes the letters of a run so large, in half points.
fn sized(half_points: u16) -> String {
    format!("<w:sz w:val=\"{half_points}\"/>")
}

fn signer(one: &Signer, width: u32) -> String {
    let near =
        |before: u32| format!("<w:keepNext/><w:spacing w:before=\"{before}\" w:after=\"0\"/>{CENTRED}");
    let name = match one.name.as_str() {
        "" => run("................................", ""),
        name => run(name, "<w:b/><w:u w:val=\"single\"/>"),
    };
    let lines = paragraph(&near(120), &run(&one.position, ""))
        + &paragraph(&near(SIGNATURE), &name)
        + &paragraph(&format!("<w:spacing w:after=\"120\"/>{CENTRED}"), &run(&one.under, ""));
    cell(width, "", &lines)
}

/// The widths of columns: those without a share take what their longest word asks for, the others share the rest.
fn widths(columns: &[Column], rows: &[Vec<String>], all: u32) -> Vec<u32> {
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain([&columns[at].head]);
        let words = cells.flat_map(|cell| cell.split_whitespace());
        u32::try_from(words.map(|word| word.chars().count()).max().unwrap_or(1).clamp(2, 14)).unwrap_or(14)
    };
    let count = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let shares: u32 = columns.iter().map(|column| u32::from(column.share)).sum();
    let own = |at: usize| (220 + 120 * longest(at)).min(all / count);
    let fixed: u32 = (0..columns.len()).filter(|at| columns[*at].share == 0).map(own).sum();
    let rest = all.saturating_sub(fixed);
    let width = |(at, column): (usize, &Column)| match u32::from(column.share) {
        0 => own(at),
        share => (rest * share / shares.max(1)).max(1),
    };
    columns.iter().enumerate().map(width).collect()
}
