//! Partnerships and agreements as they are proposed or changed, and everything in them that is not taken.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::partnership::agreement::latest_end;
use sekber_core::partnership::{AgreementKind, Capacity, Part};
use sekber_core::value::{AgreementId, Currency, Money, OrganisationId, PartnershipId, ProgrammeId};
use serde::Serialize;

use super::answer::{Answer, EndedBy};
use super::items;
use super::limits;
use super::model::{Agreement, Partnership, Party};
use crate::features::document;
use crate::kit::form::Faults;

/// What is known about a partnership, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnershipDraft {
    /// What it is called.
    pub title: String,
    /// What is done together.
    pub scope: String,
    /// The office that leads.
    pub lead: OrganisationId,
    /// Offices that support.
    pub supporting: Vec<OrganisationId>,
    /// The partner that answers for the activity.
    pub partner: OrganisationId,
    /// Other partners of the same activity.
    pub copartners: Vec<OrganisationId>,
    /// The programmes that are carried out in it.
    pub programmes: Vec<ProgrammeId>,
    /// Its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_on: Option<Date>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_on: Option<Date>,
    /// The partnership that it renews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renews: Option<PartnershipId>,
}

impl PartnershipDraft {
    /// A partnership of one office and one partner.
    pub fn new(title: impl Into<String>, lead: OrganisationId, partner: OrganisationId) -> Self {
        Self {
            title: title.into(),
            scope: String::new(),
            lead,
            supporting: Vec::new(),
            partner,
            copartners: Vec::new(),
            programmes: Vec::new(),
            start_on: None,
            end_on: None,
            renews: None,
        }
    }

    /// What stands in a partnership now; none where it has no leading office or no partner.
    pub fn of(partnership: &Partnership, parties: &[Party], programmes: Vec<ProgrammeId>) -> Option<Self> {
        let of = |part: Part| parties.iter().filter(move |party| party.part == part);
        let ids = |part: Part| of(part).map(|party| party.organisation_id.clone()).collect::<Vec<_>>();
        Some(Self {
            title: partnership.title.clone(),
            scope: partnership.scope.clone(),
            lead: ids(Part::Lead).pop()?,
            supporting: ids(Part::Support),
            partner: ids(Part::Partner).pop()?,
            copartners: ids(Part::CoPartner),
            programmes,
            start_on: partnership.start_on,
            end_on: partnership.end_on,
            renews: partnership.renews_id.clone(),
        })
    }

    /// Who takes part as what: each organisation once, in the part that asks most of it.
    pub fn parties(&self) -> Vec<(&OrganisationId, Part)> {
        let all = std::iter::once((&self.lead, Part::Lead))
            .chain(std::iter::once((&self.partner, Part::Partner)))
            .chain(self.copartners.iter().map(|id| (id, Part::CoPartner)))
            .chain(self.supporting.iter().map(|id| (id, Part::Support)));
        let mut seen = BTreeSet::new();
        all.filter(|(id, _)| seen.insert((*id).clone())).collect()
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, limits::TITLE);
        faults.check_longest("scope", &self.scope, limits::TEXT);
        faults.check_most("supporting", self.supporting.len() + self.copartners.len(), limits::PARTIES);
        faults.check_most("programme", self.programmes.len(), limits::PROGRAMMES);
        faults.check_day("start_on", self.start_on);
        faults.check_day("end_on", self.end_on);
        if self.start_on.zip(self.end_on).is_some_and(|(start, end)| end < start) {
            faults.add("end_on", "fault-partnership-order");
        }
        faults
    }

    /// That its days are all over on a day: nothing is proposed that can no longer be carried out.
    pub fn past_faults(&self, today: Date) -> Faults {
        match self.end_on.is_some_and(|end| end < today) {
            true => Faults::one("end_on", "fault-partnership-past"),
            false => Faults::none(),
        }
    }

    /// That its days last longer than any agreement may. Those of a partnership whose agreements were renewed do, so this is asked
    /// only of days that somebody types.
    pub fn term_faults(&self) -> Faults {
        let latest = self.start_on.and_then(latest_end);
        match latest.zip(self.end_on).is_some_and(|(latest, end)| end > latest) {
            true => Faults::one("end_on", "fault-partnership-too-long"),
            false => Faults::none(),
        }
    }
}

/// What is known about an agreement, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementDraft {
    /// What it is.
    pub kind: AgreementKind,
    /// What it is about, as its title goes on.
    pub title: String,
    /// The agreement that it rests on.
    pub base: Option<AgreementId>,
    /// The office that it is about or that signs.
    pub office: Option<OrganisationId>,
    /// As what somebody signs for the district.
    pub signer: Capacity,
    /// Who signs for the district.
    pub district_name: String,
    /// In which post.
    pub district_position: String,
    /// The signer's NIP.
    pub district_number: String,
    /// The signer's rank and grade; the head of the region has none.
    pub district_rank: String,
    /// Who signs for the partner.
    pub partner_name: String,
    /// In which post.
    pub partner_position: String,
    /// The NIP of the official who takes a power of attorney.
    pub partner_number: String,
    /// That official's rank and grade.
    pub partner_rank: String,
    /// The village that consents, in a record of its consent.
    pub village: String,
    /// The head of that village.
    pub village_head_name: String,
    /// The head's NIP or other number, as it is printed; not every head has one.
    pub village_head_number: String,
    /// Purpose and aim.
    pub purpose: String,
    /// Scope, a line each.
    pub scope: String,
    /// Who pays for what.
    pub financing: String,
    /// Rupiah in its smallest unit, where an amount is named.
    pub amount_minor: Option<i64>,
    /// Goods and works, a line each.
    pub items: String,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// Codes of the fields of government that it is about.
    pub fields: Vec<String>,
}

impl AgreementDraft {
    /// One of a kind that says nothing yet.
    pub fn new(kind: AgreementKind, title: impl Into<String>) -> Self {
        Self {
            kind,
            title: title.into(),
            base: None,
            office: None,
            signer: Capacity::Regent,
            district_name: String::new(),
            district_position: String::new(),
            district_number: String::new(),
            district_rank: String::new(),
            partner_name: String::new(),
            partner_position: String::new(),
            partner_number: String::new(),
            partner_rank: String::new(),
            village: String::new(),
            village_head_name: String::new(),
            village_head_number: String::new(),
            purpose: String::new(),
            scope: String::new(),
            financing: String::new(),
            amount_minor: None,
            items: String::new(),
            starts_on: None,
            ends_on: None,
            fields: Vec::new(),
        }
    }

    /// What a paper says now.
    pub fn of(agreement: &Agreement) -> Self {
        Self {
            kind: agreement.kind,
            title: agreement.title.clone(),
            base: agreement.base_id.clone(),
            office: agreement.office_id.clone(),
            signer: agreement.signer,
            district_name: agreement.district_name.clone(),
            district_position: agreement.district_position.clone(),
            district_number: agreement.district_number.clone(),
            district_rank: agreement.district_rank.clone(),
            partner_name: agreement.partner_name.clone(),
            partner_position: agreement.partner_position.clone(),
            partner_number: agreement.partner_number.clone(),
            partner_rank: agreement.partner_rank.clone(),
            village: agreement.village.clone(),
            village_head_name: agreement.village_head_name.clone(),
            village_head_number: agreement.village_head_number.clone(),
            purpose: agreement.purpose.clone(),
            scope: agreement.scope.clone(),
            financing: agreement.financing.clone(),
            amount_minor: agreement.amount_minor,
            items: agreement.items.clone(),
            starts_on: agreement.starts_on,
            ends_on: agreement.ends_on,
            fields: agreement.fields(),
        }
    }

    /// Everything in it that is not taken, by the names of the form's fields. What the law refuses is asked when it is signed.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, limits::TITLE);
        for (field, text) in [
            ("district_name", &self.district_name),
            ("district_position", &self.district_position),
            ("district_number", &self.district_number),
            ("district_rank", &self.district_rank),
            ("partner_name", &self.partner_name),
            ("partner_position", &self.partner_position),
            ("partner_number", &self.partner_number),
            ("partner_rank", &self.partner_rank),
            ("village", &self.village),
            ("village_head_name", &self.village_head_name),
            ("village_head_number", &self.village_head_number),
        ] {
            faults.check_longest(field, text, limits::NAME);
        }
        for (field, nip) in
            [("district_number", &self.district_number), ("partner_number", &self.partner_number)]
        {
            if faults.of(field).is_none() && !document::is_nip(nip) {
                faults.add(field, "fault-signatory-nip");
            }
        }
        for (field, text) in [
            ("purpose", &self.purpose),
            ("scope", &self.scope),
            ("financing", &self.financing),
            ("items", &self.items),
        ] {
            faults.check_longest(field, text, limits::TEXT);
        }
        // A village consents in a paper of its own, under its name; a code alone is nobody's name.
        let is_named = self.village.is_empty() || self.village.chars().any(char::is_alphabetic);
        if !is_named || (self.kind != AgreementKind::Consent && !self.village.is_empty()) {
            faults.add("village", "fault-agreement-village");
        }
        faults.check_most("field", self.fields.len(), limits::FIELDS);
        if self.amount_minor.is_some_and(|minor| minor < 0) {
            faults.add("amount", "fault-agreement-amount");
        }
        faults.check_day("starts_on", self.starts_on);
        faults.check_day("ends_on", self.ends_on);
        if self.starts_on.zip(self.ends_on).is_some_and(|(start, end)| end < start) {
            faults.add("ends_on", "fault-partnership-order");
        }
        faults.and(self.items_faults())
    }

    /// That the amount of a hand-over is another than its goods come to: a paper that says both contradicts itself.
    pub fn items_faults(&self) -> Faults {
        let mut faults = Faults::none();
        let sum = items::sum(&items::read_all(&self.items)).filter(|_| self.kind == AgreementKind::HandOver);
        if let Some((amount, sum)) = self.amount_minor.zip(sum)
            && amount != sum
        {
            let sum = Money { minor: sum, currency: Currency::IDR }.id();
            faults.add_with("amount", "fault-agreement-items-sum", "sum", sum);
        }
        faults
    }
}

/// Adds a fault when the number of a letter begins as a formula does: no letter's does, and sheets would reckon with it.
fn check_number(faults: &mut Faults, field: &str, number: &str) {
    if number.trim_start().starts_with(['=', '+', '-', '@']) {
        faults.add(field, "fault-partnership-letter-number");
    }
}

/// The letter that ends a partnership early.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Whose it is.
    pub ended_by: EndedBy,
    /// Its number.
    pub number: String,
    /// Its day.
    pub letter_on: Date,
    /// The last day of what it ends.
    pub ended_on: Date,
}

impl Letter {
    /// Everything in it that is not taken; `today` decides what lies ahead.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("number", &self.number, limits::NAME);
        check_number(&mut faults, "number", &self.number);
        faults.check_day("letter_on", self.letter_on);
        faults.check_day("ended_on", self.ended_on);
        if self.letter_on > today {
            faults.add("letter_on", "fault-agreement-future");
        }
        if self.ended_on < self.letter_on {
            faults.add("ended_on", "fault-partnership-ended-before");
        }
        if self.ended_on > today.saturating_add(limits::NOTICE_MONTHS.months()) {
            let most = limits::NOTICE_MONTHS.to_string();
            faults.add_with("ended_on", "fault-partnership-ended-far", "months", most);
        }
        faults
    }
}

/// How an agreement was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signing {
    /// The day.
    pub signed_on: Date,
    /// The district's number.
    pub number_district: String,
    /// The partner's number.
    pub number_partner: String,
    /// What the village answered, where it is its consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// On which conditions it agrees.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub conditions: String,
}

impl Signing {
    /// Everything in it that is not taken; `today` decides what lies ahead, `kind` whether the partner numbers it, too, and whether
    /// a village answers in it.
    pub fn faults(&self, today: Date, kind: AgreementKind) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("number_district", &self.number_district, limits::NAME);
        match kind.is_signed_by_both() {
            true => faults.check_required("number_partner", &self.number_partner, limits::NAME),
            false => faults.check_longest("number_partner", &self.number_partner, limits::NAME),
        }
        check_number(&mut faults, "number_district", &self.number_district);
        check_number(&mut faults, "number_partner", &self.number_partner);
        faults.check_day("signed_on", self.signed_on);
        if self.signed_on > today {
            faults.add("signed_on", "fault-agreement-future");
        }
        let is_consent = kind == AgreementKind::Consent;
        if is_consent != self.answer.is_some() {
            faults.add("answer", if is_consent { "fault-required" } else { "fault-not-a-choice" });
        }
        match self.answer {
            Some(Answer::Conditions) => {
                faults.check_required("conditions", &self.conditions, limits::REASON);
            }
            _ if !self.conditions.trim().is_empty() => {
                faults.add("conditions", "fault-agreement-conditions");
            }
            _ => {}
        }
        faults
    }
}
