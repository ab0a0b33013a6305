//! The record of a visit as an official document, in Indonesian as official documents are.

use sekber_core::document::ActingMark;
use sekber_core::partnership::Part;
use sekber_core::registry::kinds::Side;
use sekber_core::value::VisitId;
use sekber_documents::official::{Block, Column, Document, Signer};
use serde::Serialize;

use super::draft::{PersonPart, VisitDraft};
use super::model::{FollowUp, Person, Visit, described};
use super::store::read;
use crate::features::document::{Head, Issued, SignedBy, check_block};
use crate::features::partnership::{self, Party, StandingWords};
use crate::kit::app::App;
use crate::kit::card::{FactName, Passage, WordedPaper};
use crate::kit::digest::sha256;
use crate::kit::page::official_document::{self, paragraphs};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;
/// What is filled in by hand.
const DOTS: &str = "……………………";
/// Under which kind the district's own words for records of visits are kept.
const KIND: &str = "visit_record";
const OPENING: &str = "opening";
const CLOSING: &str = "closing";

/// The record as a paper whose words the district can choose.
pub fn worded() -> WordedPaper {
    let passage = |code, heading: &str, usual: &str| Passage {
        code,
        heading: heading.to_owned(),
        usual: usual.to_owned(),
    };
    let named = |name, fact, sample| FactName { name, fact, sample };
    WordedPaper {
        kind: KIND,
        title: "document-visit-record".to_owned(),
        passages: vec![
            passage(OPENING, "visit-paper-opening-called", "visit-paper-opening"),
            passage(CLOSING, "visit-paper-closing-called", "visit-paper-closing"),
        ],
        names: vec![
            named("pelaksana", "maker", "visit-sample-maker"),
            named("hari", "day", "visit-sample-day"),
            named("tempat", "place", "visit-sample-place"),
            named("kemitraan", "partnership", "visit-sample-partnership"),
            named("daerah", "district", "paper-sample-district"),
        ],
    }
}

/// Everything that a record says.
pub struct Record {
    /// The visit.
    pub visit: Visit,
    /// What its partnership is called.
    pub partnership: String,
    /// Who takes part in it.
    pub parties: Vec<Party>,
    /// The letterhead of the district.
    head: Head,
    /// Who was there.
    pub people: Vec<Person>,
    /// What it asks for.
    pub follow_ups: Vec<FollowUp>,
    /// How many photos there are.
    pub photos: usize,
    /// The district's own words for records.
    own: StandingWords,
}

#[derive(Serialize)]
struct Facts<'a> {
    partnership: &'a str,
    made_by: String,
    content: VisitDraft,
    leader: Option<&'a str>,
    speaker: Option<&'a str>,
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
        let found = partnership::find(db, &region, &visit.partnership_id).await?;
        let parties = partnership::parties(db, &region, &visit.partnership_id).await?;
        let called = found.map(|found| found.title).unwrap_or_default();
        Ok(Some(Self::with(app, visit, (called, parties)).await?))
    }

    /// The record of a visit that was read already, in a partnership that is called so and has these who take part.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with(
        app: &App,
        visit: Visit,
        (partnership, parties): (String, Vec<Party>),
    ) -> Result<Self, Problem> {
        let (db, region, id) = (app.db(), app.region(), visit.id.clone());
        Ok(Self {
            partnership,
            parties,
            head: Head::of(app).await?,
            people: read::people(db, &region, &id).await?,
            follow_ups: read::follow_ups(db, &region, &id).await?,
            photos: read::photos(db, &region, &id).await?.len(),
            own: StandingWords::of(app, KIND).await?,
            visit,
        })
    }

    /// Who was there as something.
    pub fn person(&self, part: PersonPart) -> Option<&Person> {
        self.people.iter().find(|one| one.part == part)
    }

    /// Who of those who take part made the visit; none for the secretariat.
    fn maker(&self) -> Option<&Party> {
        self.visit.made_by.as_ref()?.party(&self.parties)
    }

    /// What whoever made the visit is called; none when nobody said who did.
    pub fn made_by(&self, app: &App) -> Option<String> {
        self.visit.made_by.as_ref()?;
        let secretariat = || app.words().say(LANGUAGE, "visit-maker-secretariat");
        Some(self.maker().map_or_else(secretariat, |party| party.name.clone()))
    }

    /// Whoever signs the record: the leader of the team that made the visit. None as long as either is not named.
    pub fn signer(&self, app: &App) -> Option<SignedBy> {
        let (maker, leader) = (self.made_by(app)?, self.person(PersonPart::Leads)?);
        Some(SignedBy {
            name: leader.name.clone(),
            position: format!("{}, {maker}", app.words().say(LANGUAGE, "visit-paper-leader")),
            rank: String::new(),
            number: String::new(),
            mark: ActingMark::Holder,
            on_behalf_of: String::new(),
            prints_number: false,
        })
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
        let mut order: Vec<_> = self.follow_ups.iter().collect();
        order.sort_by_key(|one| (one.due_on.to_string(), one.id.to_string()));
        let facts = Facts {
            partnership: &self.partnership,
            made_by: self.visit.made_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            content: self.visit.content(&self.people),
            leader: self.person(PersonPart::Leads).map(|one| one.name.as_str()),
            speaker: self.person(PersonPart::Speaks).map(|one| one.name.as_str()),
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
            let name = one.nip().map_or_else(|| one.name.clone(), |nip| format!("{}\n{nip}", one.name));
            vec![format!("{at}."), name, one.post.clone(), one.body.clone()]
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
                column("visit-paper-what", 5),
                column("visit-responsible", 4),
                column("visit-due", 2),
            ],
            over: String::new(),
            rows: (1..).zip(&self.follow_ups).map(row).collect(),
            row_millimetres: 0,
        }
    }

    /// Where it was, as a record says it: a village with its kecamatan.
    fn place(&self, app: &App) -> String {
        let visit = &self.visit;
        let key = match visit.place_kind.as_deref() {
            Some("desa") => "visit-paper-desa",
            Some("kelurahan") => "visit-paper-kelurahan",
            Some("kecamatan") => "visit-paper-kecamatan",
            _ => return visit.where_it_was(),
        };
        let facts = [
            ("name", visit.place.clone().unwrap_or_default()),
            ("within", visit.place_within.clone().unwrap_or_default()),
        ];
        described(&visit.place_note, &app.words().say_with(LANGUAGE, key, &facts))
    }

    /// A passage: the words of the district, or the usual ones under this key.
    fn passage(&self, app: &App, (code, usual): (&str, &str)) -> Vec<Block> {
        let facts = || {
            vec![
                ("maker", self.made_by(app).unwrap_or_else(|| DOTS.to_owned())),
                ("day", partnership::day_in_words(self.visit.on_day)),
                ("place", self.place(app)),
                ("partnership", self.partnership.clone()),
                ("district", app.district().name),
            ]
        };
        let own = self.own.paragraphs(code, facts);
        let said = own.unwrap_or_else(|| vec![app.words().say_with(LANGUAGE, usual, &facts())]);
        said.into_iter().map(|text| Block::Text { text, indent: true }).collect()
    }

    /// The record, as a draft or as it is issued.
    pub fn document(&self, app: &App, issued: Option<&Issued>) -> Document {
        let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
        let text = |text: String| Block::Text { text, indent: true };
        let number = issued.map(|issued| issued.number.as_str()).filter(|number| !number.is_empty());
        let number = number.unwrap_or("…");
        let mut blocks = vec![Block::Title {
            text: say("document-visit-record", &[]),
            under: say("document-number-is", &[("number", number.to_owned())]),
        }];
        if self.visit.simulated {
            blocks.push(Block::Centred { text: say("report-paper-simulated", &[]), size: 12, bold: true });
        }
        blocks.extend(self.passage(app, (OPENING, "visit-paper-opening")));
        blocks.push(self.people_table(app));
        blocks.push(Block::Heading { text: say("visit-paper-seen", &[]) });
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
        // Whoever reads the paper sees how long after the visit it was written.
        let (written, today) = (app.settings().local_date(self.visit.created_at), app.today());
        if written > self.visit.on_day || today > self.visit.on_day {
            let days = [("recorded", LANGUAGE.long_date(written)), ("today", LANGUAGE.long_date(today))];
            blocks.push(text(say("visit-paper-later", &days)));
        }
        blocks.extend(self.passage(app, (CLOSING, "visit-paper-closing")));
        blocks.push(self.signatures(app));
        blocks.push(match issued {
            Some(issued) => check_block(app, LANGUAGE, issued),
            None => Block::Draft { text: say("document-draft", &[]) },
        });
        let foot = format!("{} – {}", say("document-visit-record", &[]), LANGUAGE.date(self.visit.on_day));
        self.under_its_head(Document {
            foot,
            ..official_document::document(app, LANGUAGE, &self.title(app), blocks)
        })
    }

    /// The letterhead is that of whoever made the visit: of the secretariat, of an office, or of a partner, which is no part of the
    /// government.
    fn under_its_head(&self, mut document: Document) -> Document {
        let Some(maker) = self.maker() else { return self.head.over(document) };
        match maker.part.side() {
            Side::Partner => document.letterhead.government = String::new(),
            Side::Office => document.letterhead.emblem.clone_from(&self.head.emblem),
        }
        maker.name.clone_into(&mut document.letterhead.unit);
        document
    }

    /// Who signs for the other side where nobody is named: the partner, or the office that leads where the partner came.
    fn other_party(&self) -> Option<&Party> {
        let part = match self.maker().map(|party| party.part.side()) {
            Some(Side::Partner) => Part::Lead,
            _ => Part::Partner,
        };
        self.parties.iter().find(|party| party.part == part)
    }

    /// Whoever speaks for the other side signs beside the leader of the team.
    fn signatures(&self, app: &App) -> Block {
        let town = self.head.town(&app.district().name);
        let dated = format!("{town}, {}", LANGUAGE.date(app.today()));
        let leads = app.words().say(LANGUAGE, "visit-paper-leader");
        let maker = self.made_by(app).unwrap_or_else(|| DOTS.to_owned());
        let under = |one: Option<&Person>| one.map(post_and_nip).unwrap_or_default();
        let name = |one: Option<&Person>| one.map(|one| one.name.clone()).unwrap_or_default();
        let (leader, other) = (self.person(PersonPart::Leads), self.person(PersonPart::Speaks));
        let body = match (other, self.other_party()) {
            (Some(other), _) => other.body.clone(),
            (None, Some(party)) => party.name.clone(),
            (None, None) => DOTS.to_owned(),
        };
        let other = Signer { position: format!("{body},"), name: name(other), under: under(other) };
        let leader = Signer {
            position: format!("{dated}\n{leads} {maker},"),
            name: name(leader),
            under: under(leader),
        };
        Block::Signatures { signers: vec![other, leader] }
    }
}

/// What stands under the name of somebody who signs: the post, and the NIP where it is known.
fn post_and_nip(one: &Person) -> String {
    let lines = Some(one.post.clone()).into_iter().chain(one.nip());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
