//! What the public pages hold of their own: news and what they say about the joint secretariat.

use jiff::civil::Date;
use sekber_core::email::is_address;
use sekber_core::portal::{Category, NewsState};
use sekber_core::value::{AttachmentId, Moment, NewsId};
use serde::Serialize;

use super::limits;
use crate::kit::form::{Faults, Form};
use crate::kit::page::is_web_address;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

crate::text_column!(Category, NewsState);

crate::row_struct! {
    /// A piece of news, as stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct News {
        /// Which one.
        pub id: NewsId,
        /// How far it is.
        pub state: NewsState,
        /// What it is about.
        pub category: Category,
        /// The day it tells of.
        pub day: Date,
        /// Title in Indonesian.
        pub title_id: String,
        /// Text in Indonesian.
        pub body_id: String,
        /// Title in English; empty when it was not translated.
        pub title_en: String,
        /// Text in English; empty when it was not translated.
        pub body_en: String,
        /// The address of its source; empty when it is the secretariat's own.
        pub source: String,
        /// Whether it is made up, as in a demonstration.
        pub simulated: bool,
        /// Its picture.
        pub picture_id: Option<AttachmentId>,
        /// The picture's width in pixels.
        pub picture_width: i64,
        /// The picture's height in pixels.
        pub picture_height: i64,
        /// What the picture shows, in words.
        pub picture_text: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was last changed.
        pub changed_at: Moment,
    }
    /// The news before or after one.
    #[derive(Debug, Clone)]
    pub struct Neighbour {
        /// `older` or `newer`.
        pub side: String,
        /// Which one.
        pub id: NewsId,
        /// Its title in Indonesian.
        pub title_id: String,
        /// Its title in English.
        pub title_en: String,
    }
    /// What the public pages say about the joint secretariat.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    pub struct Settings {
        /// What it is there for, in Indonesian; empty for the usual sentence.
        pub purpose_id: String,
        /// The same in English.
        pub purpose_en: String,
        /// Where it is.
        pub address: String,
        /// Its e-mail address.
        pub email: String,
        /// Its telephone.
        pub phone: String,
        /// When somebody is there.
        pub hours: String,
        /// Who decides about objections to answers of the information officer; empty where nobody is named.
        pub superior_name: String,
        /// Which post that is; empty for the usual one.
        pub superior_position: String,
        /// The address of the licence under which the data may be used; empty as long as none was chosen.
        pub licence: String,
        /// The district's identifier in IATI; empty for the one made of its code.
        pub iati_reference: String,
        /// Counts the changes; 0 as long as nothing was settled.
        pub version: i64,
    }
}

/// The text in the page's language; the Indonesian one where there is no other.
pub fn in_language<'a>(language: Language, indonesian: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::English if !english.is_empty() => english,
        _ => indonesian,
    }
}

impl Neighbour {
    /// Its title as the reader sees it.
    pub fn title(&self, language: &Language) -> &str {
        in_language(*language, &self.title_id, &self.title_en)
    }
}

impl News {
    /// The title as the reader sees it.
    pub fn title(&self, language: &Language) -> &str {
        in_language(*language, &self.title_id, &self.title_en)
    }

    /// The text as the reader sees it.
    pub fn body(&self, language: &Language) -> &str {
        in_language(*language, &self.body_id, &self.body_en)
    }

    /// The language that the reader gets.
    pub fn shown_in(&self, language: &Language) -> Language {
        if self.title_en.is_empty() || self.body_en.is_empty() { Language::Indonesian } else { *language }
    }

    /// The beginning of its text.
    pub fn summary(&self, language: &Language) -> String {
        shortened(self.body(language), 180)
    }

    /// Where everybody reads it.
    pub fn path(&self) -> String {
        format!("/public/news/{}", self.id)
    }

    /// Where its picture is, if it has one.
    pub fn picture_path(&self) -> Option<String> {
        self.picture_id.as_ref().map(|_| format!("{}/picture", self.path()))
    }
}

/// The first so many characters of a text on one line, ending with a whole word.
pub fn shortened(text: &str, longest: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ';', ':']))
}

/// A picture that was stored for a piece of news.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub id: AttachmentId,
    /// Width in pixels.
    pub width: i64,
    /// Height in pixels.
    pub height: i64,
}

/// What a form says about a piece of news, and what the trail keeps of it.
#[derive(Debug, Clone, Serialize)]
pub struct NewsDraft {
    /// What it is about.
    pub category: Category,
    /// The day it tells of.
    pub day: Date,
    /// Title in Indonesian.
    pub title_id: String,
    /// Text in Indonesian.
    pub body_id: String,
    /// Title in English.
    pub title_en: String,
    /// Text in English.
    pub body_en: String,
    /// The address of its source.
    pub source: String,
    /// Whether it is made up, as in a demonstration.
    pub simulated: bool,
    /// What its picture shows.
    pub picture_text: String,
}

impl NewsDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form, today: Date) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let day = form.parsed("day", "fault-calendar-date", &mut faults).unwrap_or(today);
        let category =
            form.parsed("category", "fault-not-a-choice", &mut faults).unwrap_or(Category::Activity);
        let draft = Self {
            category,
            day,
            title_id: form.text("title_id").to_owned(),
            body_id: form.paragraphs("body_id").to_owned(),
            title_en: form.text("title_en").to_owned(),
            body_en: form.paragraphs("body_en").to_owned(),
            source: form.text("source").to_owned(),
            simulated: form.checked("simulated", &mut faults),
            picture_text: form.text("picture_text").to_owned(),
        };
        draft.faults().and(faults).or(draft)
    }

    /// What is stored of a piece of news, to be changed.
    pub fn of(news: &News) -> Self {
        let news = news.clone();
        Self {
            category: news.category,
            day: news.day,
            title_id: news.title_id,
            body_id: news.body_id,
            title_en: news.title_en,
            body_en: news.body_en,
            source: news.source,
            simulated: news.simulated,
            picture_text: news.picture_text,
        }
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title_id", &self.title_id, limits::TITLE);
        faults.check_required("body_id", &self.body_id, limits::BODY);
        faults.check_day("day", self.day);
        faults.check_longest("title_en", &self.title_en, limits::TITLE);
        faults.check_longest("body_en", &self.body_en, limits::BODY);
        faults.check_longest("source", &self.source, limits::SOURCE);
        faults.check_longest("picture_text", &self.picture_text, limits::PICTURE_TEXT);
        if !self.source.is_empty() && !is_web_address(&self.source) {
            faults.add("source", "fault-website");
        }
        // Whoever reads English gets a whole text or the Indonesian one.
        if self.title_en.is_empty() != self.body_en.is_empty() {
            let missing = if self.title_en.is_empty() { "title_en" } else { "body_en" };
            faults.add(missing, "fault-portal-both");
        }
        faults
    }
}

impl Settings {
    /// Everything in it that is not taken.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_longest("purpose_id", &self.purpose_id, limits::PURPOSE);
        faults.check_longest("purpose_en", &self.purpose_en, limits::PURPOSE);
        faults.check_longest("address", &self.address, limits::ADDRESS);
        faults.check_longest("email", &self.email, limits::EMAIL);
        faults.check_longest("phone", &self.phone, limits::PHONE);
        faults.check_longest("hours", &self.hours, limits::HOURS);
        faults.check_longest("superior_name", &self.superior_name, limits::SUPERIOR);
        faults.check_longest("superior_position", &self.superior_position, limits::SUPERIOR);
        faults.check_longest("licence", &self.licence, limits::SOURCE);
        faults.check_longest("iati_reference", &self.iati_reference, limits::IATI_REFERENCE);
        if !self.licence.is_empty() && !is_web_address(&self.licence) {
            faults.add("licence", "fault-website");
        }
        // What the standard allows in an identifier.
        let sound = |sign: char| sign.is_ascii_alphanumeric() || "-._".contains(sign);
        if !self.iati_reference.chars().all(sound) {
            faults.add("iati_reference", "fault-portal-iati");
        }
        if !self.email.is_empty() && !is_address(&self.email) {
            faults.add("email", "fault-email");
        }
        faults
    }
}
