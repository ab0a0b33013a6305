//! Documents of a meeting, as plain blocks; how they look is said elsewhere. They speak the language of whoever prints them, and
//! what is issued is kept by the room of documents.

pub mod agreement;
pub mod attendance;
pub mod invitation;
pub mod letter;
pub mod minutes;
mod particulars;
pub mod people;
pub mod proposals;
pub mod sheets;
pub mod sipd;
pub mod talks;

use std::sync::Arc;

use sekber_core::calendar::{change_year, plan_year};
use sekber_core::document::ActingMark;
use sekber_documents::official::{Block, Column, Document, Letterhead, Signer};

use super::model::Meeting;
use crate::features::document::{Heads, Issued, Signatory, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The papers of a meeting, with all that every one of them is written with.
#[derive(Clone)]
pub struct DocumentScene {
    /// The application.
    pub app: App,
    /// Who prints, in which language.
    pub frame: Arc<Frame>,
    /// The meeting.
    pub meeting: Meeting,
    /// The letterheads of the district.
    heads: Heads,
}

impl DocumentScene {
    /// The papers of a meeting, in the language of whoever prints them.
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

    /// Everybody who can sign a paper.
    pub fn signatories(&self) -> &[Signatory] {
        self.heads.signatories()
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

    /// The years whose plan, and whose change of it, proposals of the meeting can still reach.
    fn reached(&self) -> [(&'static str, String); 2] {
        let day = self.meeting.day;
        [("year", plan_year(day).to_string()), ("change", change_year(day).to_string())]
    }

    /// A paper of the meeting, under the letterhead of whoever chairs.
    fn document(&self, title: &str, blocks: Vec<Block>) -> Document {
        self.signed(title, blocks, None)
    }

    /// A paper of the meeting, under the letterhead of whoever signs it.
    fn signed(&self, title: &str, blocks: Vec<Block>, issued: Option<&Issued>) -> Document {
        self.under(&self.signs(issued), title, blocks)
    }

    /// A paper under the letterhead of somebody who signs.
    fn under(&self, by: &SignedBy, title: &str, blocks: Vec<Block>) -> Document {
        let plain = official_document::document(&self.app, self.frame.language, title, blocks);
        self.heads.over(&self.app, self.frame.language, (&by.name, &by.position_lines()), plain)
    }

    /// Which paper an annex belongs to, with its number and day, since sheets come apart.
    fn annex_of(&self, title: &str, number: &str) -> String {
        let date = self.frame.language.date(self.meeting.day);
        let facts = [("document", title.to_owned()), ("number", number.to_owned()), ("date", date)];
        self.say_facts("document-annex-of", &facts)
    }

    /// What stands at the head of a paper that somebody signs.
    pub fn letterhead(&self, by: &SignedBy) -> Letterhead {
        self.under(by, "", Vec::new()).letterhead
    }

    /// A programme's title, marked where nobody has verified the programme yet.
    fn verified(&self, title: &str, unverified: bool) -> String {
        match unverified {
            true => self.say_with("document-unverified", "title", title),
            false => title.to_owned(),
        }
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
            prints_number: false,
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
        by.signature(by.position_lines())
    }

    /// Who wrote the minutes, ready to sign; rank and NIP are known of whoever is on the list of those who sign.
    fn secretary(&self) -> Signer {
        let name = &self.meeting.secretary_name;
        let listed = self.signatories().iter().find(|one| !name.is_empty() && one.name == *name);
        Signer {
            position: format!("{},", self.say("document-secretary")),
            name: name.clone(),
            under: listed.map(|one| SignedBy::from(one.clone()).under()).unwrap_or_default(),
        }
    }

    /// How to check the document; a document that was never kept says that it is a draft.
    fn check(&self, issued: Option<&Issued>) -> Block {
        match issued {
            Some(issued) => check_block(&self.app, self.frame.language, issued),
            None => Block::Draft { text: self.say("document-draft") },
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
