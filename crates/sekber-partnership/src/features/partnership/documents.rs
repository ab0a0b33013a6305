//! Papers of partnerships, as plain blocks: agreements article by article, declarations of one side, records of what was done. They
//! speak Indonesian, as official documents do (Law 24 of 2009, article 27), whatever language their reader reads pages in.

mod articles;
mod clause;
mod declarations;
mod place;
mod records;
mod stand;
mod wording;

use jiff::civil::Date;
use sekber_core::document::ActingMark;
use sekber_core::partnership::{AgreementKind, AgreementState, Capacity};
use sekber_core::value::{Currency, Money};
use sekber_core::write::{id_month, id_spelled};
use sekber_documents::official::{Block, Document, Letterhead, Signer};

pub use self::clause::{StandingWords, preview, usual, worded, words_of_today};
pub use self::stand::digest;
pub use self::wording::sentence;
use self::wording::{DOTS, filled, lines, listed, with_sen};
use super::items;
use super::model::{Agreement, last_ended};
use super::store::agreements;
use super::store::beside::{self, Beside, Named};
use crate::features::document::{self, Heads, Issued, IssuedDocument, SignedBy, check_block, head_of_region};
use crate::kit::app::App;
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
    /// The district's own words that it bears.
    own: StandingWords,
    /// That all partnerships that the paper serves ended early.
    ended: Option<String>,
}

impl Around {
    /// Reads it; seven statements.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, agreement: &Agreement) -> Result<Self, Problem> {
        let heads = Heads::of(app).await?;
        let town = heads.town(&app.district().name);
        let kecamatan = place::kecamatan_of(&app.region(), &agreement.village).await?;
        let (db, region) = (app.db(), app.region());
        let serves = match agreement.ends_with_partnership() {
            true => agreements::partnerships(db, &region, &agreement.id).await?,
            false => Vec::new(),
        };
        let ended = last_ended(&serves).map(|one| {
            let recorded = LANGUAGE.date(app.settings().local_date(one.state_since));
            let (key, facts) = one.early_end(LANGUAGE, recorded);
            sentence(&app.words().say_with(LANGUAGE, &key, &facts))
        });
        let beside = beside::of(db, &region, &agreement.id).await?;
        // With which words an old paper was signed that was never issued here is not known: those of today may be others.
        let is_unknown = agreement.state == AgreementState::Signed && agreement.words.is_none();
        let own = match is_unknown {
            true => StandingWords::default(),
            false => StandingWords::of_paper(app, agreement).await?,
        };
        Ok(Self { heads, town, kecamatan, beside, own, ended })
    }

    /// The district's own words that the paper bears.
    pub fn words(&self) -> &StandingWords {
        &self.own
    }
}

/// The paper of an agreement, with all that it is written with.
struct AgreementPaper<'a> {
    app: &'a App,
    agreement: &'a Agreement,
    around: &'a Around,
}

impl AgreementPaper<'_> {
    fn say(&self, key: &str) -> String {
        self.app.words().say_with(LANGUAGE, key, &self.facts())
    }

    /// What the sentences of a paper name.
    fn facts(&self) -> Vec<(&'static str, String)> {
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
        let ground = beside.agreed(on).map(|one| {
            let facts = [
                ("kind", kind(one.kind)),
                ("number", filled(&one.number_district)),
                ("day", day(one.signed_on)),
            ];
            self.app.words().say_with(LANGUAGE, "paper-given-under", &facts)
        });
        vec![
            ("ground", ground.unwrap_or_else(|| self.app.words().say(LANGUAGE, "paper-given-under-open"))),
            ("this", kind(self.agreement.kind)),
            ("district", self.app.district().name),
            ("regent", head_of_region(self.app)),
            ("partner", partner),
            ("office", office),
            ("title", self.agreement.title.clone()),
            ("starts", day(self.agreement.starts_on)),
            ("ends", day(self.agreement.ends_on)),
            ("ordinal", format!("ke{}", id_spelled(self.agreement.earlier.unsigned_abs() + 1))),
            ("base_kind", self.agreement.base_kind.map_or_else(|| DOTS.to_owned(), kind)),
            ("base_day", day(base_day)),
            ("base_ends", day(self.agreement.base_ends_on)),
            ("legal", self.legal().unwrap_or_default()),
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
        ]
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
            (None, _) => Some(Block::Draft { text: self.say("document-draft") }),
        }
    }

    /// What was written for a part, a paragraph for each line.
    fn written(&self, text: &str) -> Vec<Block> {
        lines(text).into_iter().map(|text| Block::Text { text, indent: false }).collect()
    }

    /// Whoever signs for the district, with a word over the post.
    fn of_district(&self, key: &str) -> Signer {
        let by = of_district(self.agreement, position(self.app, self.agreement));
        by.signature(format!("{}\n{},", self.say(key), by.position))
    }

    fn signatures(&self) -> Block {
        let agreement = self.agreement;
        let district = self.of_district("paper-first-party");
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

/// The post of whoever signs for the district.
fn position(app: &App, agreement: &Agreement) -> String {
    match agreement.signer {
        Capacity::Regent => head_of_region(app),
        Capacity::Head => filled(&agreement.district_position),
    }
}

/// Who signs for the district in a post; the head of the region has neither rank nor NIP.
fn of_district(agreement: &Agreement, position: String) -> SignedBy {
    let of_official = |text: &String| match agreement.signer {
        Capacity::Head => text.clone(),
        Capacity::Regent => String::new(),
    };
    SignedBy {
        name: agreement.district_name.clone(),
        position,
        rank: of_official(&agreement.district_rank),
        number: of_official(&agreement.district_number),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
        prints_number: false,
    }
}

/// Whether nobody signs for the district: it only takes note of a company's commitment, and a village consents before its camat.
pub fn is_signed_by_partner_alone(agreement: &Agreement) -> bool {
    let of_others = matches!(agreement.kind, AgreementKind::Commitment | AgreementKind::Consent);
    of_others && agreement.signer == Capacity::Regent
}

/// Who signs, as it is kept with an issued paper: for the district, except where the partner alone declares something.
pub fn signer(app: &App, agreement: &Agreement) -> SignedBy {
    if agreement.kind != AgreementKind::Commitment && !is_signed_by_partner_alone(agreement) {
        return of_district(agreement, position(app, agreement));
    }
    let partner = agreement.partner.as_deref().unwrap_or_default();
    SignedBy {
        name: agreement.partner_name.clone(),
        position: format!("{} {partner}", agreement.partner_position).trim().to_owned(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
        prints_number: false,
    }
}

/// What the paper is called: its kind and what it is about, with a mark when it was made up.
pub fn title(app: &App, agreement: &Agreement) -> String {
    let kind = app.words().say(LANGUAGE, &format!("document-{}", code(agreement.kind)));
    let key = if agreement.simulated { "paper-called-simulated" } else { "paper-called" };
    app.words().say_with(LANGUAGE, key, &[("kind", kind), ("title", agreement.title.clone())])
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
    let paper = AgreementPaper { app, agreement, around };
    let mut blocks = vec![paper.title(issued)];
    if agreement.simulated {
        blocks.push(Block::Centred { text: paper.say("paper-simulated"), size: 12, bold: true });
    }
    if issued.is_none() && agreement.state == AgreementState::Signed {
        blocks.push(paper.text("paper-copy"));
        blocks.extend(around.ended.clone().map(|text| Block::Text { text, indent: false }));
    }
    blocks.extend(match agreement.kind {
        AgreementKind::Power => declarations::power(&paper),
        AgreementKind::Commitment => declarations::commitment(&paper),
        AgreementKind::HandOver => records::hand_over(&paper),
        AgreementKind::Consent => records::consent(&paper),
        AgreementKind::Amendment => articles::amendment(&paper),
        _ => articles::agreed(&paper),
    });
    blocks.extend(paper.check(issued));
    let title = title(app, agreement);
    let plain = Document {
        letterhead: Letterhead {
            government: String::new(),
            unit: String::new(),
            address: String::new(),
            emblem: None,
        },
        foot: title.clone(),
        ..official_document::document(app, LANGUAGE, &title, blocks)
    };
    match agreement.kind {
        AgreementKind::Power => {
            let by = (agreement.district_name.as_str(), format!("{},", head_of_region(app)));
            around.heads.over(app, LANGUAGE, (by.0, &by.1), plain)
        }
        _ => plain,
    }
}
