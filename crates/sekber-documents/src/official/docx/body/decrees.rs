//! What only decrees and certificates have: the head of an annex, and the small code in a corner.

use super::Body;
use crate::official::docx::xml::{beside_picture, paragraph, run};

impl Body<'_> {
    /// The lines of an annex's head, which begin in the middle of the sheet.
    pub(super) fn annex_head(&mut self, lines: &[String]) {
        let half = self.width() / 2;
        for line in lines {
            let place = format!("<w:spacing w:after=\"0\"/><w:ind w:left=\"{half}\"/><w:jc w:val=\"left\"/>");
            self.text.push_str(&paragraph(&place, &run(line, "")));
        }
        self.text.push_str(&paragraph("", ""));
    }

    /// The code of a certificate, small, under the signature at the left.
    pub(super) fn corner(&mut self, text: &str, code: &str, picture: &str) {
        let shown = self.picture(picture, 15, code);
        let widths = [1_100, self.width() / 2 - 1_100];
        let close = "<w:spacing w:after=\"0\"/>";
        let typed = run(code, &format!("{}<w:sz w:val=\"15\"/>", super::CODE));
        let beside = paragraph(close, &typed) + &paragraph(close, &run(text, "<w:sz w:val=\"12\"/>"));
        self.text.push_str(&beside_picture(&shown, widths, (false, "bottom"), &beside));
    }
}
