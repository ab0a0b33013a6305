//! The blocks of a document, each as paragraphs and tables.

mod decrees;
mod signer;

use super::picture::{drawing, png};
use super::xml::{
    KEEP_NEXT, KEEP_WHOLE, WORD, beside_picture, bound, cell, escaped, paragraph, row, run, table,
};
use super::{HEAD, OFFICE};
use crate::official::{Block, Clause, Column, Document, Paper};

/// How a code is written.
const CODE: &str = "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>";
/// The frame of a page.
const FRAME: &str = "<w:pgBorders w:offsetFrom=\"page\"><w:top w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/>\
    <w:left w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/><w:bottom w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/>\
    <w:right w:val=\"double\" w:sz=\"12\" w:space=\"24\" w:color=\"1D5A43\"/></w:pgBorders>";
/// The line under a letterhead.
const RULE: &str =
    "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"3\" w:color=\"000000\"/></w:pBdr>";
const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// What a document becomes, with the pictures that it names and how many lists it has.
pub struct Body<'a> {
    document: &'a Document,
    text: String,
    /// Pictures in the order of their numbers, from 1.
    pub pictures: Vec<Vec<u8>>,
    /// How many lists of numbered sentences there are.
    pub lists: usize,
    /// How often a picture is shown; the one of the letterhead may be shown on many pages.
    drawings: usize,
}

impl<'a> Body<'a> {
    /// Sets all blocks.
    pub fn of(document: &'a Document) -> Self {
        let emblem = document.letterhead.emblem.iter().map(|emblem| emblem.picture.clone());
        let mut body =
            Self { document, text: String::new(), pictures: emblem.collect(), lists: 0, drawings: 0 };
        body.letterhead();
        for (at, block) in document.blocks.iter().enumerate() {
            // The line with the day and the sentence before it stay on the page of the signatures.
            let signs = |at: usize| matches!(document.blocks.get(at), Some(Block::Signatures { .. }));
            let is_text =
                matches!(document.blocks.get(at + 1), Some(Block::Text { .. } | Block::Dated { .. }));
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

    /// Whether several papers stand in the file, each with page numbers of its own.
    pub fn is_stack(&self) -> bool {
        self.document.blocks.iter().any(|block| matches!(block, Block::NewPage))
    }

    /// The sheet of a paper, and where its pages begin to be counted.
    fn section(&self) -> String {
        let Paper { sheet, margins, .. } = self.document.paper;
        let [across, down] = [sheet.width, sheet.height].map(twentieths);
        let [top, right, bottom, left] =
            [margins.top, margins.right, margins.bottom, margins.left].map(twentieths);
        let size = match self.document.wide {
            true => format!("<w:pgSz w:w=\"{down}\" w:h=\"{across}\" w:orient=\"landscape\"/>"),
            false => format!("<w:pgSz w:w=\"{across}\" w:h=\"{down}\"/>"),
        };
        let framed = self.document.blocks.iter().any(|block| matches!(block, Block::Frame));
        let frame = if framed { FRAME } else { "" };
        // What stands alone in a frame leaves as much of it white above as below.
        let centred = if framed && !self.is_stack() { "<w:vAlign w:val=\"center\"/>" } else { "" };
        let counted = if self.is_stack() { "<w:pgNumType w:start=\"1\"/>" } else { "" };
        let (above, but_first) = match self.document.paper.numbered_above {
            true => ("<w:headerReference w:type=\"default\" r:id=\"header\"/>", "<w:titlePg/>"),
            false => ("", ""),
        };
        format!(
            "<w:sectPr>{above}<w:footerReference w:type=\"default\" r:id=\"footer\"/>{size}\
             <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{frame}{counted}{centred}{but_first}\
             </w:sectPr>"
        )
    }

    /// The main part of the file.
    pub fn document(&self) -> String {
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        format!(
            "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:wp=\"{drawing}\"><w:body>{}{}</w:body></w:document>",
            self.text,
            self.section()
        )
    }

    /// Ends a paper of a stack; the next begins on a new page that is numbered 1.
    fn next_paper(&mut self) {
        // The end of a section is a property of its last paragraph, which takes no room.
        let close = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";
        let end = format!("{close}{}", self.section());
        self.text.push_str(&paragraph(&end, ""));
        self.letterhead();
    }

    /// The letterhead, when there is one.
    fn letterhead(&mut self) {
        let head = &self.document.letterhead;
        if head.unit.is_empty() {
            return;
        }
        let tight = "<w:spacing w:after=\"0\"/>";
        let [government, unit, address] = self.document.paper.sizes.head.map(sized);
        let mut lines = String::new();
        // A letterhead of whoever is not of the government has no line for it.
        if !head.government.is_empty() {
            let government = run(&head.government, &format!("<w:caps/>{government}"));
            lines.push_str(&paragraph(&format!("{tight}{CENTRED}"), &government));
        }
        let unit = run(&bound(&head.unit), &format!("<w:b/><w:caps/>{unit}"));
        lines.push_str(&paragraph(&format!("{tight}{CENTRED}"), &unit));
        let (rule, told) = match self.document.paper.plain_head {
            true => ("", ""),
            false => (RULE, head.address.as_str()),
        };
        let address = run(told, &address);
        let under = format!("{rule}<w:spacing w:after=\"200\"/>{CENTRED}");
        let Some(emblem) = &head.emblem else {
            self.text.push_str(&(lines + &paragraph(&under, &address)));
            return;
        };
        self.drawings += 1;
        // It is the first picture of the file.
        let shown = drawing((1, self.drawings), emblem.size, &escaped(&emblem.described));
        let shown = paragraph(&format!("{tight}{CENTRED}"), &shown);
        if emblem.above {
            self.text.push_str(&(shown + &lines + &paragraph(&under, &address)));
            return;
        }
        lines.push_str(&paragraph(&format!("{tight}{CENTRED}"), &address));
        let (widths, middle) = ([1_500, self.width() - 1_500], "<w:vAlign w:val=\"center\"/>");
        let cells = cell(widths[0], middle, &shown) + &cell(widths[1], middle, &lines);
        self.text.push_str(&table(&widths, 0, false, &row("", &cells)));
        let close = "<w:spacing w:before=\"0\" w:after=\"200\" w:line=\"20\" w:lineRule=\"exact\"/>";
        self.text.push_str(&paragraph(&format!("{rule}{close}"), ""));
    }

    /// One block; a paragraph that signatures follow stays on their page.
    fn block(&mut self, block: &Block, signed_next: bool) {
        match block {
            Block::Title { text, under } => self.title(text, under),
            Block::Letter { fields, dated, recipients } => self.letter(fields, dated, recipients),
            Block::AnnexHead { lines } => self.annex_head(lines),
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
                let keeps = if signed_next { KEEP_WHOLE } else { "" };
                let indent = if *indent { "<w:ind w:firstLine=\"680\"/>" } else { "" };
                self.text
                    .push_str(&paragraph(&format!("{keeps}{indent}<w:jc w:val=\"both\"/>"), &run(text, "")));
            }
            Block::Dated { text } => {
                let (keeps, half) = ("<w:keepNext/><w:spacing w:after=\"0\"/>", self.width() / 2);
                let right = format!("{keeps}<w:ind w:left=\"{half}\"/>{CENTRED}");
                self.text.push_str(&paragraph(&right, &run(text, "")));
            }
            Block::Draft { text } => self.text.push_str(&paragraph("", &run(text, ""))),
            Block::Centred { text, size, bold } => {
                let bold = if *bold { "<w:b/>" } else { "" };
                let style = format!("{bold}<w:sz w:val=\"{}\"/>", u32::from(*size) * 2);
                self.text.push_str(&paragraph(CENTRED, &run(text, &style)));
            }
            // It belongs to the page, see `document`.
            // A word processor breaks pages by itself.
            Block::Frame | Block::OnePage => {}
            Block::Numbered { items } => self.numbered(items, signed_next),
            Block::Clauses { clauses } => self.clauses(clauses),
            Block::Table { columns, over, rows, row_millimetres } => {
                self.sheet(columns, over, rows, *row_millimetres);
            }
            Block::Signatures { signers } => self.signatures(signers),
            Block::Check { text, code, picture } => self.check(text, code, picture),
            Block::Corner { text, code, picture } => self.corner(text, code, picture),
            Block::Code { code, picture, text } => self.code(code, picture, text),
            Block::NewPage => self.next_paper(),
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
            let keeps = if signed_next && left == 0 { KEEP_WHOLE } else { "" };
            self.text.push_str(&paragraph(&numbered(keeps), &run(item, "")));
        }
    }

    /// Clauses of a decree: word, colon, letter and text in columns that are the same in all of them.
    fn clauses(&mut self, clauses: &[Clause]) {
        let widths = [1_760, 284, 425, self.width() - 2_469];
        let put = |text: &str, align: &str| {
            paragraph(&format!("<w:spacing w:before=\"30\" w:after=\"30\"/>{align}"), &run(text, ""))
        };
        let both = "<w:jc w:val=\"both\"/>";
        let part = |word: &str, colon: &str, (mark, text): &(String, String)| {
            let begins = cell(widths[0], "", &put(word, "")) + &cell(widths[1], "", &put(colon, ""));
            let rest = match mark.as_str() {
                "" => cell(widths[2] + widths[3], "<w:gridSpan w:val=\"2\"/>", &put(text, both)),
                mark => cell(widths[2], "", &put(mark, "")) + &cell(widths[3], "", &put(text, both)),
            };
            row("", &(begins + &rest))
        };
        let one = |clause: &Clause| {
            let parts = clause.parts.iter().enumerate();
            let rows = parts.map(|(at, said)| match at {
                0 => part(&clause.word, ":", said),
                _ => part("", "", said),
            });
            rows.collect::<String>()
        };
        let rows: String = clauses.iter().map(one).collect();
        if !rows.is_empty() {
            self.text.push_str(&table(&widths, 0, false, &rows));
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
        // The head stays with the first row, and the last two rows with each other, as they do in the PDF.
        let keeps = |is_kept: bool| if is_kept { KEEP_NEXT } else { "" };
        let with_rows = keeps(!rows.is_empty());
        let mut all = String::new();
        if !over.is_empty() {
            let span = format!("<w:gridSpan w:val=\"{}\"/>", columns.len());
            let across = cell_of(over, widths.iter().sum(), &span, with_rows, "<w:b/>");
            all.push_str(&row("<w:tblHeader/>", &across));
        }
        let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8E8E8\"/><w:vAlign w:val=\"center\"/>";
        let centred = format!("{with_rows}{CENTRED}");
        let heads: String = columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| cell_of(&column.head, *width, shade, &centred, "<w:b/>"))
            .collect();
        all.push_str(&row("<w:tblHeader/>", &heads));
        for (left, line) in (0..rows.len()).rev().zip(rows) {
            let kept = keeps(left == 1);
            if let ([heading], true) = (line.as_slice(), columns.len() > 1) {
                let span = format!("<w:gridSpan w:val=\"{}\"/>", columns.len());
                // A heading stays with the row that follows it.
                let across = cell_of(heading, widths.iter().sum(), &span, keeps(left > 0), "<w:b/>");
                all.push_str(&row(&least, &across));
                continue;
            }
            let cells: String = columns
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(at, (column, width))| {
                    let align = if column.number { "<w:jc w:val=\"right\"/>" } else { "" };
                    let placed = format!("{kept}{align}");
                    cell_of(line.get(at).map_or("", String::as_str), *width, "", &placed, "")
                })
                .collect();
            all.push_str(&row(&least, &cells));
        }
        self.text.push_str(&table(&widths, 0, true, &all));
    }

    /// The run that shows a picture; empty when there is none to show.
    fn picture(&mut self, svg: &str, millimetres: u32, described: &str) -> String {
        let Some(bytes) = png(svg) else { return String::new() };
        self.pictures.push(bytes);
        self.drawings += 1;
        drawing((self.pictures.len(), self.drawings), (millimetres, millimetres), &escaped(described))
    }

    fn check(&mut self, text: &str, code: &str, picture: &str) {
        let shown = self.picture(picture, 20, code);
        let widths = [1_400, self.width() - 1_400];
        let how = paragraph("<w:spacing w:after=\"40\"/>", &run(text, "<w:sz w:val=\"18\"/>"));
        let typed =
            paragraph("<w:spacing w:after=\"0\"/>", &run(code, &format!("{CODE}<w:sz w:val=\"20\"/>")));
        self.text.push_str(&beside_picture(&shown, widths, (true, "center"), &(how + &typed)));
    }

    /// Small at the foot, the picture beside its code, so that a letter stays on its page.
    fn code(&mut self, code: &str, picture: &str, text: &str) {
        let shown = self.picture(picture, 24, code);
        let widths = [1_600, self.width() - 1_600];
        let close = "<w:spacing w:after=\"0\"/>";
        let large = run(code, &format!("{CODE}<w:b/><w:spacing w:val=\"30\"/><w:sz w:val=\"30\"/>"));
        let how = run(text, &sized(self.document.paper.sizes.table));
        let beside = paragraph(close, &large) + &paragraph(close, &how);
        self.text.push_str(&beside_picture(&shown, widths, (false, "center"), &beside));
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
