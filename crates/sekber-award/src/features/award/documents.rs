//! Documents of an award, in Indonesian as official documents are: the certificate, drafts of two decrees, the letter to a partner.

pub mod certificate;
pub mod decree;
pub mod letter;

use sekber_documents::official::{Block, Document, Letterhead, Signer};

use super::model::Season;
pub use crate::features::document::without_titles;
use crate::features::document::{Issued, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::words::Language;

/// What every document is written with.
pub struct Desk {
    /// The application.
    pub app: App,
    /// In Indonesian, whoever prints.
    pub frame: Frame,
    /// The season.
    pub season: Season,
}

impl Desk {
    /// A desk that writes Indonesian.
    pub fn new(app: &App, frame: &Frame, season: &Season) -> Self {
        let mut frame = frame.clone();
        frame.language = Language::Indonesian;
        Self { app: app.clone(), frame, season: season.clone() }
    }

    /// "Sintang": the district's name without what kind it is.
    fn town(&self) -> String {
        let name = self.app.district().name;
        name.split_once(' ').map_or(name.as_str(), |(_, town)| town).to_owned()
    }

    /// "Bupati Sintang", or "Wali Kota …".
    fn head(&self) -> String {
        let city = self.app.district().name.starts_with("Kota");
        let key = if city { "award-document-mayor" } else { "award-document-regent" };
        self.frame.say_with(key, "town", self.town())
    }

    /// The position over the signature, in capitals.
    pub fn head_position(&self) -> String {
        self.head().to_uppercase()
    }

    /// A document under the head of the district's head, who signs it.
    fn under_the_head(&self, title: &str, blocks: Vec<Block>) -> Document {
        let plain = official_document::document(&self.app, self.frame.language, title, blocks);
        let unit = self.head();
        Document {
            letterhead: Letterhead { government: String::new(), unit, address: String::new() },
            ..plain
        }
    }

    fn dated(&self) -> String {
        format!("{}, {}", self.town(), self.frame.language.date(self.app.today()))
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

    /// Who signs: the head of the district without titles, rank or number.
    fn signer(&self, by: Option<&SignedBy>) -> Signer {
        let head = self.head().to_uppercase();
        match by {
            Some(by) => Signer {
                position: by.position_lines(),
                name: without_titles(&by.name).to_uppercase(),
                under: String::new(),
            },
            None => Signer { position: format!("{head},"), name: String::new(), under: String::new() },
        }
    }

    fn check(&self, issued: Option<&Issued>) -> Block {
        match issued {
            Some(issued) => check_block(&self.app, self.frame.language, issued),
            None => Block::Centred { text: self.frame.say("award-document-draft"), size: 9, bold: false },
        }
    }
}
