//! Documents of an award, in Indonesian as official documents are: the certificate, drafts of two decrees, the letter to a partner.

pub mod certificate;
pub mod decree;
pub mod letter;

use sekber_documents::official::{Block, Document, Signer};

use super::model::Season;
use crate::features::document::{Heads, Issued, SignedBy, corner_block, head_of_region, post_of_head};
pub use crate::features::document::{signs_as_head, without_titles};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What is filled in by hand.
const DOTS: &str = "……………………";

/// The papers of a season, with all that every one of them is written with.
pub struct DocumentScene {
    /// The application.
    pub app: App,
    /// In Indonesian, whoever prints.
    pub frame: Frame,
    /// The season.
    pub season: Season,
    /// The letterheads of the district, and the town that its papers are dated from.
    heads: Heads,
}

impl DocumentScene {
    /// The papers of a season, in Indonesian.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, frame: &Frame, season: &Season) -> Result<Self, Problem> {
        let mut frame = frame.clone();
        frame.language = Language::Indonesian;
        let heads = Heads::of(app).await?;
        Ok(Self { app: app.clone(), frame, season: season.clone(), heads })
    }

    /// The town that papers are dated from, as the district has set it.
    fn town(&self) -> String {
        self.heads.town(&self.app.district().name)
    }

    /// The post of the district's head.
    fn head(&self) -> String {
        head_of_region(&self.app)
    }

    /// The same without its place, as decrees speak of themselves.
    fn post(&self) -> String {
        post_of_head(&self.app)
    }

    /// The province that a regency or a town lies in, as decrees name it under the post.
    fn province(&self) -> Option<String> {
        let above = self.app.region().parent()?;
        let province = sekber_facts::region::find(above.as_str())?;
        Some(self.frame.say_with("award-decree-province", "province", province.name))
    }

    /// The position over the signature, in capitals.
    pub fn head_position(&self) -> String {
        self.head().to_uppercase()
    }

    /// A document under the letterhead of the district's head, who signs it.
    fn under_the_head(&self, title: &str, blocks: Vec<Block>) -> Document {
        let plain = official_document::document(&self.app, self.frame.language, title, blocks);
        let lines = format!("{},", self.head());
        self.heads.over(&self.app, self.frame.language, ("", &lines), plain)
    }

    /// Where a draft will be signed; the day is written when it is.
    fn dated(&self) -> String {
        format!("{}, {DOTS}", self.town())
    }

    /// The line that a made-up season's papers bear.
    fn simulated(&self) -> Option<Block> {
        let text = self.frame.say("award-document-simulated");
        self.season.simulated.then_some(Block::Centred { text, size: 12, bold: true })
    }

    /// A title as it is kept, with a mark when the season was made up.
    pub fn titled(&self, title: String) -> String {
        if self.season.simulated {
            self.frame.say_with("award-title-simulated", "title", title)
        } else {
            title
        }
    }

    /// Over the signature of a decree: where and when it was set.
    fn sets(&self) -> Signer {
        let open = self.signer(None);
        let set = self.frame.say_with("award-decree-set", "town", self.town());
        Signer { position: format!("{set}\n\n{}", open.position), ..open }
    }

    /// Who signs: the head of the district without titles, rank or number; a name is written as on every other paper.
    fn signer(&self, by: Option<&SignedBy>) -> Signer {
        let head = self.head().to_uppercase();
        match by {
            Some(by) => {
                Signer { position: by.position_lines(), name: without_titles(&by.name), under: String::new() }
            }
            None => Signer { position: format!("{head},"), name: String::new(), under: String::new() },
        }
    }

    /// Under what is not issued: that it is a draft.
    fn draft(&self) -> Block {
        Block::Centred { text: self.frame.say("award-document-draft"), size: 9, bold: false }
    }

    /// How a certificate can be checked; one that is not issued says that it is a draft.
    fn check(&self, issued: Option<&Issued>) -> Block {
        issued.map_or_else(|| self.draft(), |issued| corner_block(&self.app, self.frame.language, issued))
    }
}

/// A name as a certificate bears it: without what the registry notes in brackets to tell two of the same name apart.
pub fn without_notes(name: &str) -> String {
    let mut depth = 0_u32;
    let outside = name.chars().filter(|sign| match *sign {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth > 0 => {
            depth -= 1;
            false
        }
        _ => depth == 0,
    });
    let plain: String = outside.collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name that is all brackets, or whose bracket is never closed, stays as it was given.
    if plain.is_empty() || depth > 0 { name.to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_bear_names_without_the_notes_of_the_registry() {
        assert_eq!(without_notes("Koperasi Jasa (kelas Sintang)"), "Koperasi Jasa");
        assert_eq!(without_notes("Yayasan (lama (2020)) Sendiri"), "Yayasan Sendiri");
        for same in ["Yayasan Sendiri", "(kelas)", "Lembaga (tanpa penutup", "Lembaga 1) dan 2)"] {
            assert_eq!(without_notes(same), same);
        }
    }
}
