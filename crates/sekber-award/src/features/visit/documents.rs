//! The record of a visit as an official document, in Indonesian as official documents are.

use sekber_core::value::VisitId;
use sekber_documents::official::{Block, Column, Document, Signer};
use serde::Serialize;

use super::draft::VisitDraft;
use super::model::{FollowUp, Person, Visit};
use super::store::read;
use crate::features::document::{Issued, check_block};
use crate::features::partnership;
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;
/// What is filled in by hand.
const DOTS: &str = "……………………";

/// Everything that a record says.
pub struct Record {
    /// The visit.
    pub visit: Visit,
    /// What its partnership is called.
    pub partnership: String,
    /// Who was there.
    pub people: Vec<Person>,
    /// What it asks for.
    pub follow_ups: Vec<FollowUp>,
    /// How many photos there are.
    pub photos: usize,
}

#[derive(Serialize)]
struct Facts<'a> {
    partnership: &'a str,
    content: VisitDraft,
    follow_ups: Vec<(&'a str, &'a str, String)>,
}

impl Record {
    /// The record of a visit; none when there is no such visit.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, id: &VisitId) -> Result<Option<Self>, Problem> {
        let (db, region) = (app.db(), app.region());
        let Some(visit) = read::find(db, &region, id).await? else { return Ok(None) };
        let partnership = partnership::find(db, &region, &visit.partnership_id).await?;
        Ok(Some(Self {
            partnership: partnership.map(|found| found.title).unwrap_or_default(),
            people: read::people(db, &region, id).await?,
            follow_ups: read::follow_ups(db, &region, id).await?,
            photos: read::photos(db, &region, id).await?.len(),
            visit,
        }))
    }

    /// What it was made of, as [`Visit::stand`] says it.
    pub fn stand(&self) -> String {
        self.visit.stand(self.follow_ups.len(), self.photos)
    }

    /// What it is about: partnership and day.
    pub fn called(&self) -> String {
        format!("{}, {}", self.partnership, LANGUAGE.long_date(self.visit.on_day))
    }

    /// Its title, with a mark when it was made up.
    pub fn title(&self, app: &App) -> String {
        let title = format!("{} – {}", app.words().say(LANGUAGE, "document-visit-record"), self.partnership);
        match self.visit.simulated {
            true => app.words().say_with(LANGUAGE, "report-title-simulated", &[("title", title)]),
            false => title,
        }
    }

    /// SHA-256 of what it says, apart from number and signer.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn digest(&self) -> Result<String, Problem> {
        let follow_up = |one: &'_ FollowUp| (one.due_on.to_string(), one.id.to_string());
        let mut order: Vec<_> = self.follow_ups.iter().collect();
        order.sort_by_key(|one| follow_up(one));
        let facts = Facts {
            partnership: &self.partnership,
            content: self.visit.content(&self.people),
            follow_ups: order
                .into_iter()
                .map(|one| (one.what.as_str(), one.organisation.as_str(), one.due_on.to_string()))
                .collect(),
        };
        Ok(sha256(serde_json::to_vec(&facts).map_err(anyhow::Error::from)?))
    }

    fn people_table(&self, app: &App) -> Block {
        let say = |key: &str| app.words().say(LANGUAGE, key);
        let row = |(at, one): (i64, &Person)| {
            vec![format!("{at}."), one.name.clone(), one.post.clone(), one.body.clone()]
        };
        let column = |key: &str, share| Column { head: say(key), share, number: false };
        Block::Table {
            columns: vec![
                column("document-no", 0),
                column("visit-person-name", 4),
                column("visit-person-post", 3),
                column("visit-person-body", 4),
            ],
            over: String::new(),
            rows: (1..).zip(&self.people).map(row).collect(),
            row_millimetres: 0,
        }
    }

    fn follow_up_table(&self, app: &App) -> Block {
        let say = |key: &str| app.words().say(LANGUAGE, key);
        let row = |(at, one): (i64, &FollowUp)| {
            let due = LANGUAGE.date(one.due_on);
            vec![format!("{at}."), one.what.clone(), one.organisation.clone(), due]
        };
        let column = |key: &str, share| Column { head: say(key), share, number: false };
        Block::Table {
            columns: vec![
                column("document-no", 0),
                column("visit-what", 5),
                column("visit-responsible", 4),
                column("visit-due", 2),
            ],
            over: String::new(),
            rows: (1..).zip(&self.follow_ups).map(row).collect(),
            row_millimetres: 0,
        }
    }

    /// The record, as a draft or as it is issued.
    pub fn document(&self, app: &App, issued: Option<&Issued>) -> Document {
        let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
        let text = |text: String| Block::Text { text, indent: true };
        let number = issued.map_or("…", |issued| issued.number.as_str());
        let number = if number.is_empty() { "…" } else { number };
        let mut blocks = vec![Block::Title {
            text: say("document-visit-record", &[]),
            under: say("document-number-is", &[("number", number.to_owned())]),
        }];
        if self.visit.simulated {
            blocks.push(Block::Centred { text: say("report-paper-simulated", &[]), size: 11, bold: true });
        }
        let facts = [
            ("day", LANGUAGE.long_date(self.visit.on_day)),
            ("place", self.visit.where_it_was()),
            ("partnership", self.partnership.clone()),
        ];
        blocks.push(text(say("visit-paper-opening", &facts)));
        blocks.push(self.people_table(app));
        blocks.push(Block::Heading { text: say("visit-seen", &[]) });
        blocks.extend(paragraphs(&self.visit.seen).map(text));
        if !self.visit.advice.is_empty() {
            blocks.push(Block::Heading { text: say("visit-advice", &[]) });
            blocks.extend(paragraphs(&self.visit.advice).map(text));
        }
        if !self.follow_ups.is_empty() {
            blocks.push(Block::Heading { text: say("visit-follow-ups", &[]) });
            blocks.push(self.follow_up_table(app));
        }
        if self.photos > 0 {
            blocks.push(text(say("visit-paper-photos", &[("count", self.photos.to_string())])));
        }
        blocks.push(text(say("visit-paper-closing", &[])));
        blocks.push(self.signatures(app, issued));
        blocks.push(match issued {
            Some(issued) => check_block(app, LANGUAGE, issued),
            None => Block::Text { text: say("document-draft", &[]), indent: false },
        });
        let foot = format!("{} – {}", say("document-visit-record", &[]), LANGUAGE.date(self.visit.on_day));
        Document { foot, ..official_document::document(app, LANGUAGE, &self.title(app), blocks) }
    }

    /// The first who was there of another body signs beside the district.
    fn signatures(&self, app: &App, issued: Option<&Issued>) -> Block {
        let name = app.district().name;
        let town = name.split_once(' ').map_or(name.as_str(), |(_, town)| town);
        let dated = format!("{town}, {}", LANGUAGE.date(self.visit.on_day));
        let district = match issued {
            Some(issued) => Signer {
                position: format!("{dated}\n{}", issued.signer.position_lines()),
                name: issued.signer.name.clone(),
                under: issued.signer.under(),
            },
            None => {
                Signer { position: format!("{dated}\n{DOTS},"), name: String::new(), under: String::new() }
            }
        };
        let other = self.people.iter().find(|one| issued.is_none_or(|issued| one.name != issued.signer.name));
        let other = match other {
            Some(one) => {
                Signer { position: format!("{},", one.body), name: one.name.clone(), under: one.post.clone() }
            }
            None => Signer { position: format!("{DOTS},"), name: String::new(), under: String::new() },
        };
        Block::Signatures { signers: vec![other, district] }
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}
