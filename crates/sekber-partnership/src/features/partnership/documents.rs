//! Papers of partnerships, as plain blocks: agreements article by article, declarations of one side, records of what was done. They
//! speak Indonesian, as official documents do (Law 24 of 2009, article 27), whatever language their reader reads pages in.

mod articles;
mod declarations;
mod place;
mod records;
mod wording;

use jiff::civil::Date;
use sekber_core::document::ActingMark;
use sekber_core::partnership::{AgreementKind, AgreementState, Capacity, PartnershipState};
use sekber_core::value::{Currency, Money};
use sekber_core::write::{id_month, id_spelled};
use sekber_documents::official::{Block, Document, Letterhead, Signer};
use serde::Serialize;

use self::wording::{DOTS, filled, lines, listed, sentence, under, with_sen};
use super::items;
use super::model::Agreement;
use super::store::agreements;
use super::store::beside::{self, Beside, Named};
use crate::features::document::{self, Heads, Issued, IssuedDocument, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;

/// What a paper says that is kept elsewhere: the seat of the district, with whom it is, and the papers that it names.
pub struct Around {
    heads: Heads,
    town: String,
    /// Where the village of a consent lies.
    kecamatan: Option<String>,
    beside: Beside,
    /// That all partnerships that the paper serves ended early.
    ended: Option<String>,
}

impl Around {
    /// Reads it; six statements.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, agreement: &Agreement) -> Result<Self, Problem> {
        let heads = Heads::of(app).await?;
        let town = heads.town(&app.district().name);
        let kecamatan = place::kecamatan_of(&app.region(), &agreement.village).await?;
        let (db, region) = (app.db(), app.region());
        let serves = agreements::partnerships(db, &region, &agreement.id).await?;
        let over = serves.iter().all(|one| one.state == PartnershipState::Ended);
        let ended = serves.iter().max_by_key(|one| one.state_since).filter(|_| over).map(|one| {
            let recorded = LANGUAGE.date(app.settings().local_date(one.state_since));
            let (key, facts) = one.early_end(LANGUAGE, recorded);
            sentence(&app.words().say_with(LANGUAGE, &key, &facts))
        });
        Ok(Self { heads, town, kecamatan, beside: beside::of(db, &region, &agreement.id).await?, ended })
    }
}

/// What an agreement is written with.
struct Desk<'a> {
    app: &'a App,
    agreement: &'a Agreement,
    around: &'a Around,
}

impl Desk<'_> {
    fn say(&self, key: &str) -> String {
        let beside = &self.around.beside;
        let partner = self.agreement.partner.as_deref().or(beside.partner.as_deref());
        let partner = filled(partner.unwrap_or_default());
        let kind = |kind: AgreementKind| self.app.words().say(LANGUAGE, &format!("document-{}", code(kind)));
        let office = self.agreement.office.clone().unwrap_or_else(|| DOTS.to_owned());
        let day = |day: Option<Date>| day.map_or_else(|| DOTS.to_owned(), |day| LANGUAGE.date(day));
        let on = self.agreement.signed_on.unwrap_or_else(|| self.app.today());
        let number = |one: Option<&Named>| filled(one.map_or("", |one| one.number_district.as_str()));
        let power = beside.power(self.agreement.office_id.as_ref(), on);
        // A power of attorney names the joint agreement that it carries out, but does not rest on it.
        let (base, base_day) = match self.agreement.kind {
            AgreementKind::Power => {
                let joint = beside.joint(on);
                (number(joint), joint.and_then(|one| one.signed_on))
            }
            _ => {
                let base = self.agreement.base_number.as_deref().unwrap_or_default();
                (filled(base), self.agreement.base_signed_on)
            }
        };
        let facts = [
            ("this", kind(self.agreement.kind)),
            ("district", self.app.district().name),
            ("regent", regent(self.app)),
            ("partner", partner),
            ("office", office),
            ("title", self.agreement.title.clone()),
            ("starts", day(self.agreement.starts_on)),
            ("ends", day(self.agreement.ends_on)),
            ("ordinal", format!("ke{}", id_spelled(self.agreement.earlier.unsigned_abs() + 1))),
            ("base_kind", self.agreement.base_kind.map_or_else(|| DOTS.to_owned(), kind)),
            ("base_day", day(base_day)),
            ("power", number(power)),
            ("power_day", day(power.and_then(|one| one.signed_on))),
            ("signed", day(self.agreement.signed_on)),
            ("in_words", self.agreement.signed_on.map_or_else(|| DOTS.to_owned(), in_words)),
            ("town", self.around.town.clone()),
            ("base", base),
            ("about", filled(self.agreement.base_title.as_deref().unwrap_or_default())),
            ("address", filled(self.agreement.partner_address.as_deref().unwrap_or_default())),
            ("signer", filled(&self.agreement.district_name)),
            ("position", position(self.app, self.agreement)),
            ("head", filled(&self.agreement.partner_name)),
            ("post", filled(&self.agreement.partner_position)),
            ("village", filled(&self.agreement.village)),
            ("kecamatan", filled(self.around.kecamatan.as_deref().unwrap_or_default())),
            ("amount", self.amount().unwrap_or_default()),
        ];
        self.app.words().say_with(LANGUAGE, key, &facts)
    }

    fn text(&self, key: &str) -> Block {
        Block::Text { text: self.say(key), indent: false }
    }

    /// `Rp450.000.000,00 (empat ratus lima puluh juta rupiah)`.
    fn amount(&self) -> Option<String> {
        let goods = || items::sum(&items::read_all(&self.agreement.items));
        let minor = self.agreement.amount_minor.or_else(goods)?;
        let money = Money { minor, currency: Currency::IDR };
        let (whole, sen) = (u64::try_from(minor / 100).ok()?, u64::try_from(minor % 100).ok()?);
        let sen = if sen == 0 { String::new() } else { format!(" {} sen", id_spelled(sen)) };
        Some(format!("{} ({} rupiah{sen})", with_sen(money), id_spelled(whole)))
    }

    /// The title with what stands under it: between whom, about what, the number of each side.
    fn title(&self, issued: Option<&Issued>) -> Block {
        let number = issued.map_or(self.agreement.number_district.as_str(), |issued| issued.number.as_str());
        let says = |key: &str, number: &str| {
            let facts = [
                ("number", filled(number)),
                ("district", self.app.district().name),
                ("partner", filled(self.agreement.partner.as_deref().unwrap_or_default())),
            ];
            self.app.words().say_with(LANGUAGE, key, &facts)
        };
        let own = says("paper-number", number);
        let both = || {
            let partner = says("paper-number-partner", &self.agreement.number_partner);
            format!("{}\n{partner}", says("paper-number-district", number))
        };
        let (key, under) = match self.agreement.kind {
            AgreementKind::Power => ("paper-title-of-one", own),
            AgreementKind::Consent => ("paper-title-about", own),
            AgreementKind::Commitment => {
                ("paper-title-commitment", says("paper-number", &self.agreement.number_partner))
            }
            AgreementKind::Amendment => ("paper-title-amendment", both()),
            _ => ("paper-title-of-both", both()),
        };
        Block::Title { text: self.say(key), under }
    }

    /// Whether it speaks of a sheet that was signed, so that nothing in it waits to be written by hand.
    fn is_signed(&self) -> bool {
        self.agreement.state == AgreementState::Signed && self.agreement.signed_on.is_some()
    }

    /// How to check it; what was not issued says what it is instead, a copy of a signed sheet at its head.
    fn check(&self, issued: Option<&Issued>) -> Option<Block> {
        match (issued, self.agreement.state) {
            (Some(issued), _) => Some(check_block(self.app, LANGUAGE, issued)),
            (None, AgreementState::Signed) => None,
            (None, _) => Some(self.text("document-draft")),
        }
    }

    /// What was written for a part, a paragraph for each line.
    fn written(&self, text: &str) -> Vec<Block> {
        lines(text).into_iter().map(|text| Block::Text { text, indent: false }).collect()
    }

    fn signatures(&self) -> Block {
        let agreement = self.agreement;
        let by = of_district(agreement, position(self.app, agreement));
        let district = Signer {
            position: format!("{}\n{},", self.say("paper-first-party"), by.position),
            name: by.printed_name(),
            under: by.under(),
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

/// `Senin tanggal dua belas bulan Januari tahun dua ribu dua puluh enam`, as agreements name their day.
pub fn in_words(day: Date) -> String {
    let long = LANGUAGE.long_date(day);
    let weekday = long.split(',').next().unwrap_or_default();
    let date = id_spelled(day.day().unsigned_abs().into());
    let year = id_spelled(day.year().unsigned_abs().into());
    format!("{weekday} tanggal {date} bulan {} tahun {year}", id_month(day.month()))
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

/// Who signs for the district in a post.
fn of_district(agreement: &Agreement, position: String) -> SignedBy {
    SignedBy {
        name: agreement.district_name.clone(),
        position,
        rank: agreement.district_rank.clone(),
        number: agreement.district_number.clone(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    }
}

/// Whether nobody signs for the district: it only takes note of a company's commitment, and a village consents before its camat.
pub fn is_signed_by_partner_alone(agreement: &Agreement) -> bool {
    let of_others = matches!(agreement.kind, AgreementKind::Commitment | AgreementKind::Consent);
    of_others && agreement.signer == Capacity::Regent
}

/// Who signs, as it is kept with an issued paper: for the district, except where the partner alone declares something.
pub fn signer(app: &App, agreement: &Agreement) -> SignedBy {
    let partner = agreement.partner.as_deref().unwrap_or_default();
    let of_partner = agreement.kind == AgreementKind::Commitment || is_signed_by_partner_alone(agreement);
    let of_head = agreement.signer == Capacity::Head && !of_partner;
    let (name, position) = if of_partner {
        (&agreement.partner_name, format!("{} {partner}", agreement.partner_position))
    } else {
        (&agreement.district_name, position(app, agreement))
    };
    let of_official = |text: &String| if of_head { text.clone() } else { String::new() };
    SignedBy {
        name: name.clone(),
        position: position.trim().to_owned(),
        rank: of_official(&agreement.district_rank),
        number: of_official(&agreement.district_number),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    }
}

/// What the paper is called: its kind and what it is about, with a mark when it was made up.
pub fn title(app: &App, agreement: &Agreement) -> String {
    let kind = app.words().say(LANGUAGE, &format!("document-{}", code(agreement.kind)));
    let key = if agreement.simulated { "paper-called-simulated" } else { "paper-called" };
    app.words().say_with(LANGUAGE, key, &[("kind", kind), ("title", agreement.title.clone())])
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
    /// Of a village's consent; left out where it names none, so that what was issued before it could keeps its digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    village: Option<[&'a str; 3]>,
    /// Rank and NIP that papers have borne since they are kept; left out where there are none, for the same reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    officials: Option<[&'a str; 3]>,
}

/// SHA-256 of what a paper says, apart from its numbers.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn digest(agreement: &Agreement) -> Result<String, Problem> {
    let mut fields = agreement.fields();
    fields.sort();
    let village = [&agreement.village, &agreement.village_head_name, &agreement.village_head_number];
    let village = village.map(String::as_str);
    let officials = [&agreement.district_rank, &agreement.partner_number, &agreement.partner_rank];
    let officials = officials.map(String::as_str);
    let facts = Facts {
        officials: officials.iter().any(|text| !text.is_empty()).then_some(officials),
        village: village.iter().any(|text| !text.is_empty()).then_some(village),
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

/// The paper, as a draft or as it is issued. Agreements bear no letterhead: both sides write them. A power of attorney bears that of
/// the head of the region, who gives it.
pub fn document(app: &App, agreement: &Agreement, around: &Around, issued: Option<&Issued>) -> Document {
    let desk = Desk { app, agreement, around };
    let mut blocks = vec![desk.title(issued)];
    if agreement.simulated {
        blocks.push(Block::Centred { text: desk.say("paper-simulated"), size: 12, bold: true });
    }
    if issued.is_none() && agreement.state == AgreementState::Signed {
        blocks.push(desk.text("paper-copy"));
        blocks.extend(around.ended.clone().map(|text| Block::Text { text, indent: false }));
    }
    blocks.extend(match agreement.kind {
        AgreementKind::Power => declarations::power(&desk),
        AgreementKind::Commitment => declarations::commitment(&desk),
        AgreementKind::HandOver => records::hand_over(&desk),
        AgreementKind::Consent => records::consent(&desk),
        AgreementKind::Amendment => articles::amendment(&desk),
        _ => articles::agreed(&desk),
    });
    blocks.extend(desk.check(issued));
    let title = title(app, agreement);
    let plain = Document {
        letterhead: Letterhead { government: String::new(), unit: String::new(), address: String::new() },
        foot: title.clone(),
        ..official_document::document(app, LANGUAGE, &title, blocks)
    };
    match agreement.kind {
        AgreementKind::Power => {
            let by = (agreement.district_name.as_str(), format!("{},", regent(app)));
            around.heads.over(app, LANGUAGE, (by.0, &by.1), plain)
        }
        _ => plain,
    }
}
