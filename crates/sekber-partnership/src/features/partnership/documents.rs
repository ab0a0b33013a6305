//! Papers of partnerships, as plain blocks: agreements article by article, the power of attorney, the record of hand-over. They
//! speak Indonesian, as official documents do (Law 24 of 2009, article 27), whatever language their reader reads pages in.

use jiff::civil::Date;
use sekber_core::document::ActingMark;
use sekber_core::partnership::{AgreementKind, Capacity};
use sekber_core::value::{Currency, Money};
use sekber_core::write::id_spelled;
use sekber_documents::official::{Block, Document, Letterhead, Signer};
use serde::Serialize;

use super::model::Agreement;
use crate::features::document::{self, Issued, IssuedDocument, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;
/// What is filled in by hand.
const DOTS: &str = "……………………";

/// The articles of a kind of agreement, in their order; each has a heading and a text among the words.
fn articles(kind: AgreementKind) -> &'static [&'static str] {
    match kind {
        AgreementKind::Joint => &["purpose", "object", "scope", "conduct", "term", "letters", "closing"],
        AgreementKind::Cooperation => &[
            "purpose",
            "object",
            "scope",
            "duties",
            "financing",
            "conduct",
            "term",
            "force",
            "disputes",
            "termination",
            "amendment",
            "closing",
        ],
        AgreementKind::Synergy => &[
            "purpose",
            "object",
            "scope",
            "conduct",
            "financing",
            "term",
            "letters",
            "disputes",
            "amendment",
            "closing",
        ],
        AgreementKind::WorkPlan | AgreementKind::Commitment => {
            &["purpose", "scope", "financing", "term", "closing"]
        }
        AgreementKind::Consent => &["purpose", "scope", "closing"],
        AgreementKind::Amendment => &["changed", "term", "closing"],
        _ => &[],
    }
}

/// What an agreement is written with.
struct Desk<'a> {
    app: &'a App,
    agreement: &'a Agreement,
}

impl Desk<'_> {
    fn say(&self, key: &str) -> String {
        let partner = self.agreement.partner.clone().unwrap_or_default();
        let office = self.agreement.office.clone().unwrap_or_else(|| DOTS.to_owned());
        let day = |day: Option<Date>| day.map_or_else(|| DOTS.to_owned(), |day| LANGUAGE.date(day));
        let facts = [
            ("this", self.app.words().say(LANGUAGE, &format!("document-{}", code(self.agreement.kind)))),
            ("district", self.app.district().name),
            ("regent", regent(self.app)),
            ("partner", partner),
            ("office", office),
            ("title", self.agreement.title.clone()),
            ("starts", day(self.agreement.starts_on)),
            ("ends", day(self.agreement.ends_on)),
            ("base", filled(self.agreement.base_number.as_deref().unwrap_or_default())),
            ("about", filled(self.agreement.base_title.as_deref().unwrap_or_default())),
            ("address", filled(self.agreement.partner_address.as_deref().unwrap_or_default())),
            ("signer", filled(&self.agreement.district_name)),
            ("position", position(self.app, self.agreement)),
            ("head", filled(&self.agreement.partner_name)),
            ("post", filled(&self.agreement.partner_position)),
            ("amount", self.amount().unwrap_or_default()),
        ];
        self.app.words().say_with(LANGUAGE, key, &facts)
    }

    fn text(&self, key: &str) -> Block {
        Block::Text { text: self.say(key), indent: false }
    }

    /// `Rp450.000.000 (empat ratus lima puluh juta rupiah)`.
    fn amount(&self) -> Option<String> {
        let minor = self.agreement.amount_minor?;
        let money = Money { minor, currency: Currency::IDR };
        let (whole, sen) = (u64::try_from(minor / 100).ok()?, u64::try_from(minor % 100).ok()?);
        let sen = if sen == 0 { String::new() } else { format!(" {} sen", id_spelled(sen)) };
        Some(format!("{} ({} rupiah{sen})", money.id(), id_spelled(whole)))
    }

    /// The title with what stands under it: between whom, about what, both numbers.
    fn title(&self, issued: Option<&Issued>) -> Block {
        let number = issued.map_or(self.agreement.number_district.as_str(), |issued| issued.number.as_str());
        let own = self.app.words().say_with(LANGUAGE, "paper-number", &[("number", filled(number))]);
        let partner = self.app.words().say_with(
            LANGUAGE,
            "paper-number",
            &[("number", filled(&self.agreement.number_partner))],
        );
        let (text, under) = match self.agreement.kind.is_signed_by_both() {
            true => (self.say("paper-title-of-both"), format!("{own}\n{partner}")),
            false => (self.say("paper-title-of-one"), own),
        };
        Block::Title { text, under }
    }

    fn check(&self, issued: Option<&Issued>) -> Block {
        match issued {
            Some(issued) => check_block(self.app, LANGUAGE, issued),
            None => self.text("document-draft"),
        }
    }

    fn signatures(&self) -> Block {
        let agreement = self.agreement;
        let district = Signer {
            position: format!("{}\n{},", self.say("paper-first-party"), position(self.app, agreement)),
            name: agreement.district_name.clone(),
            under: nip(&agreement.district_number),
        };
        let partner = Signer {
            position: format!("{}\n{},", self.say("paper-second-party"), filled(&agreement.partner_position)),
            name: agreement.partner_name.clone(),
            under: String::new(),
        };
        // The other side stands at the left, the district at the right.
        Block::Signatures { signers: vec![partner, district] }
    }
}

fn code(kind: AgreementKind) -> String {
    kind.as_str().replace('_', "-")
}

fn filled(text: &str) -> String {
    if text.is_empty() { DOTS.to_owned() } else { text.to_owned() }
}

fn nip(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("NIP {number}") }
}

/// The post of the head of the region: `Bupati Sintang`, `Wali Kota Pontianak`.
pub fn regent(app: &App) -> String {
    let name = app.district().name;
    let (key, place) = match name.split_once(' ') {
        Some(("Kota", place)) => ("paper-regent-city", place),
        Some((_, place)) => ("paper-regent-regency", place),
        None => ("paper-regent-regency", name.as_str()),
    };
    app.words().say_with(LANGUAGE, key, &[("place", place.to_owned())])
}

/// The post of whoever signs for the district.
fn position(app: &App, agreement: &Agreement) -> String {
    match agreement.signer {
        Capacity::Regent => regent(app),
        Capacity::Head => filled(&agreement.district_position),
    }
}

/// Who signs for the district, as it is kept with an issued paper.
pub fn signer(app: &App, agreement: &Agreement) -> SignedBy {
    SignedBy {
        name: agreement.district_name.clone(),
        position: position(app, agreement),
        rank: String::new(),
        number: agreement.district_number.clone(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    }
}

/// What the paper is called: its kind and what it is about.
pub fn title(app: &App, agreement: &Agreement) -> String {
    let kind = app.words().say(LANGUAGE, &format!("document-{}", code(agreement.kind)));
    app.words().say_with(LANGUAGE, "paper-called", &[("kind", kind), ("title", agreement.title.clone())])
}

#[derive(Serialize)]
struct Facts<'a> {
    kind: AgreementKind,
    texts: [&'a str; 10],
    base: Option<&'a str>,
    partner: Option<&'a str>,
    office: Option<&'a str>,
    signer: Capacity,
    amount: Option<i64>,
    days: [Option<String>; 2],
    fields: Vec<String>,
}

/// SHA-256 of what a paper says, apart from its numbers.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn digest(agreement: &Agreement) -> Result<String, Problem> {
    let mut fields = agreement.fields();
    fields.sort();
    let facts = Facts {
        kind: agreement.kind,
        texts: [
            &agreement.title,
            &agreement.purpose,
            &agreement.scope,
            &agreement.financing,
            &agreement.items,
            &agreement.district_name,
            &agreement.district_position,
            &agreement.district_number,
            &agreement.partner_name,
            &agreement.partner_position,
        ],
        base: agreement.base_id.as_ref().map(|id| id.as_str()),
        partner: agreement.partner.as_deref(),
        office: agreement.office.as_deref(),
        signer: agreement.signer,
        amount: agreement.amount_minor,
        days: [agreement.starts_on, agreement.ends_on].map(|day| day.map(|day| day.to_string())),
        fields,
    };
    Ok(sha256(serde_json::to_vec(&facts).map_err(anyhow::Error::from)?))
}

/// The edition of a paper that was issued and holds.
pub async fn edition_in(tx: &mut Tx, agreement: &Agreement) -> Result<Option<IssuedDocument>, Problem> {
    let Some(kind) = agreement.kind.document() else { return Ok(None) };
    let found = document::in_force_in(tx, ("agreement", agreement.id.as_str()), kind).await?;
    Ok(found.filter(IssuedDocument::is_in_force))
}

/// The paper, as a draft or as it is issued. Agreements bear no letterhead: both sides write them.
pub fn document(app: &App, agreement: &Agreement, issued: Option<&Issued>) -> Document {
    let desk = Desk { app, agreement };
    let mut blocks = vec![desk.title(issued)];
    if agreement.simulated {
        blocks.push(Block::Centred { text: desk.say("paper-simulated"), size: 9, bold: true });
    }
    match agreement.kind {
        AgreementKind::Power => blocks.extend(power(&desk)),
        AgreementKind::HandOver => blocks.extend(hand_over(&desk)),
        _ => blocks.extend(agreed(&desk)),
    }
    blocks.push(desk.check(issued));
    let title = title(app, agreement);
    Document {
        letterhead: Letterhead { government: String::new(), unit: String::new(), address: String::new() },
        foot: title.clone(),
        ..official_document::document(app, LANGUAGE, &title, blocks)
    }
}

/// Between whom, on what ground, and the articles.
fn agreed(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let mut blocks = vec![
        desk.text("paper-opening"),
        Block::Numbered { items: vec![desk.say("paper-party-district"), desk.say("paper-party-partner")] },
        desk.text("paper-both-agree"),
    ];
    if agreement.base_id.is_some() {
        blocks.push(desk.text("paper-ground"));
    }
    for (at, article) in articles(agreement.kind).iter().enumerate() {
        let heading = desk.say(&format!("paper-article-{article}"));
        blocks.push(Block::Heading { text: format!("{} {}. {heading}", desk.say("paper-article"), at + 1) });
        blocks.extend(body(desk, article));
    }
    blocks.push(desk.signatures());
    blocks
}

/// The text of an article: what was written for it, or the usual words.
fn body(desk: &Desk<'_>, article: &str) -> Vec<Block> {
    let agreement = desk.agreement;
    let own = match article {
        "purpose" => agreement.purpose.as_str(),
        "scope" | "changed" => agreement.scope.as_str(),
        "financing" => agreement.financing.as_str(),
        _ => "",
    };
    let usual = match article {
        "conduct" => format!("paper-conduct-{}", code(agreement.kind)),
        other => format!("paper-text-{other}"),
    };
    let mut blocks = match (own.trim().is_empty(), article) {
        (true, _) => vec![desk.text(&usual)],
        (false, "scope" | "changed") => {
            vec![desk.text("paper-scope-is"), Block::Numbered { items: lines(own) }]
        }
        (false, _) => lines(own).into_iter().map(|text| Block::Text { text, indent: false }).collect(),
    };
    if article == "financing" && agreement.amount_minor.is_some() {
        blocks.push(desk.text("paper-amount"));
    }
    blocks
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Who lets whom sign what.
fn power(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let giver = Signer {
        position: format!("{}\n{},", desk.say("paper-power-giver"), regent(desk.app)),
        name: agreement.district_name.clone(),
        under: nip(&agreement.district_number),
    };
    let taker = Signer {
        position: format!("{}\n{},", desk.say("paper-power-taker"), filled(&agreement.partner_position)),
        name: agreement.partner_name.clone(),
        under: String::new(),
    };
    vec![
        desk.text("paper-power-opening"),
        desk.text("paper-power-gives"),
        desk.text("paper-power-what"),
        desk.text("paper-power-limits"),
        Block::Signatures { signers: vec![taker, giver] },
    ]
}

/// What was handed over, by whom to whom.
fn hand_over(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![
        desk.text("paper-opening"),
        Block::Numbered { items: vec![desk.say("paper-party-district"), desk.say("paper-party-partner")] },
        desk.text("paper-hand-over-what"),
    ];
    let items = lines(&desk.agreement.items);
    if !items.is_empty() {
        blocks.push(Block::Numbered { items });
    }
    if desk.agreement.amount_minor.is_some() {
        blocks.push(desk.text("paper-amount"));
    }
    blocks.push(desk.text("paper-hand-over-closing"));
    blocks.push(desk.signatures());
    blocks
}
