//! Documents of a meeting, as plain blocks; how they look is said elsewhere. They speak the language of whoever prints them, and
//! what is issued is kept by the room of documents.

pub mod agreement;
pub mod attendance;
pub mod invitation;
pub mod minutes;
pub mod people;
pub mod proposals;
pub mod sheets;
pub mod sipd;
pub mod talks;

use std::sync::Arc;

use sekber_core::document::ActingMark;
use sekber_documents::official::{Block, Column, Document, Signer};

use super::model::Meeting;
use crate::features::document::{Heads, Issued, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What every document is written with.
#[derive(Clone)]
pub struct Desk {
    /// The application.
    pub app: App,
    /// Who prints, in which language.
    pub frame: Arc<Frame>,
    /// The meeting.
    pub meeting: Meeting,
    /// The letterheads of the district.
    heads: Heads,
}

impl Desk {
    /// The desk of a meeting.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, frame: Frame, meeting: Meeting) -> Result<Self, Problem> {
        Ok(Self { app: app.clone(), frame: Arc::new(frame), meeting, heads: Heads::of(app).await? })
    }

    /// The same, writing Indonesian: official documents are (Law 24 of 2009, article 27), whatever language their reader reads
    /// pages in.
    #[must_use]
    pub fn in_indonesian(&self) -> Self {
        let mut frame = (*self.frame).clone();
        frame.language = Language::Indonesian;
        Self { frame: Arc::new(frame), ..self.clone() }
    }

    fn say(&self, key: &str) -> String {
        self.frame.say(key)
    }

    fn say_with(&self, key: &str, name: &str, fact: impl ToString) -> String {
        self.frame.say_with(key, name, fact)
    }

    fn say_facts(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.frame.say_facts(key, facts)
    }

    /// A paper of the meeting, under the letterhead of whoever chairs.
    fn document(&self, title: &str, blocks: Vec<Block>) -> Document {
        self.signed(title, blocks, None)
    }

    /// A paper of the meeting, under the letterhead of whoever signs it.
    fn signed(&self, title: &str, blocks: Vec<Block>, issued: Option<&Issued>) -> Document {
        let by = self.signs(issued);
        let plain = official_document::document(&self.app, self.frame.language, title, blocks);
        self.heads.over(&self.app, self.frame.language, (&by.name, &by.position_lines()), plain)
    }

    /// `Rabu, 20 September 2023`.
    fn day(&self) -> String {
        self.frame.language.long_date(self.meeting.day)
    }

    /// `09:00–16:00 WIB`.
    fn hours(&self) -> String {
        let zone = self.app.settings().zone_mark(self.app.now());
        self.say_facts(
            "document-hours",
            &[("starts", clock(&self.meeting.starts)), ("ends", clock(&self.meeting.ends)), ("zone", zone)],
        )
    }

    /// When and where, each with its name.
    fn when_and_where_fields(&self) -> Vec<(String, String)> {
        vec![
            (self.say("document-day"), self.day()),
            (self.say("document-time"), self.hours()),
            (self.say("field-place"), self.meeting.place.clone()),
        ]
    }

    /// When, where and what, as records say it.
    fn when_and_where(&self) -> Block {
        let mut fields = self.when_and_where_fields();
        fields.push((self.say("document-subject"), self.meeting.name.clone()));
        Block::Fields { fields }
    }

    fn column(&self, key: &str, share: u8) -> Column {
        Column { head: self.say(key), share, number: false }
    }

    /// Who chairs, as somebody who signs.
    pub fn chair_signs(&self) -> SignedBy {
        let Meeting { chair_name, chair_position, chair_number, .. } = &self.meeting;
        SignedBy {
            name: chair_name.clone(),
            position: chair_position.clone(),
            rank: String::new(),
            number: chair_number.clone(),
            mark: ActingMark::Holder,
            on_behalf_of: String::new(),
        }
    }

    /// Who signs for the meeting: whoever was chosen when it was issued, else the chair.
    fn signs(&self, issued: Option<&Issued>) -> SignedBy {
        issued.map_or_else(|| self.chair_signs(), |issued| issued.signer.clone())
    }

    /// The same, ready to sign.
    fn signer(&self, issued: Option<&Issued>) -> Signer {
        let mut by = self.signs(issued);
        if by.position.is_empty() {
            by.position = self.say("document-chair");
        }
        Signer { position: by.position_lines(), under: by.under(), name: by.printed_name() }
    }

    /// Who wrote the minutes, ready to sign.
    fn secretary(&self) -> Signer {
        Signer {
            position: format!("{},", self.say("document-secretary")),
            name: self.meeting.secretary_name.clone(),
            under: String::new(),
        }
    }

    /// How to check the document; a document that was never kept says that it is a draft.
    fn check(&self, issued: Option<&Issued>) -> Block {
        match issued {
            Some(issued) => check_block(&self.app, self.frame.language, issued),
            None => Block::Text { text: self.say("document-draft"), indent: false },
        }
    }

    fn text(&self, text: String) -> Block {
        Block::Text { text, indent: false }
    }

    /// "Sintang, 20 September 2023", for the line above a signature.
    fn dated(&self, day: jiff::civil::Date) -> String {
        let town = self.heads.town(&self.app.district().name);
        format!("{town}, {}", self.frame.language.date(day))
    }

    /// The same while nobody has said on which day.
    fn undated(&self) -> String {
        format!("{}, …", self.heads.town(&self.app.district().name))
    }
}

/// `09.00`, as letters write a time of day.
fn clock(time: &str) -> String {
    time.replace(':', ".")
}

/// A number at the left of a row.
fn number(at: usize) -> String {
    format!("{}.", at + 1)
}
