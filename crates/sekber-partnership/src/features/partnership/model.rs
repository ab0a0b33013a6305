//! What is read about partnerships.

use jiff::civil::Date;
use sekber_core::partnership::{
    AgreementKind, AgreementState, Capacity, Part, PartnershipState, RoadKind, Standing, Terms,
};
use sekber_core::registry::kinds::{LegalForm, PartnerKind, Turn};
use sekber_core::value::{
    AgreementId, AttachmentId, CycleId, MeetingId, Moment, OrganisationId, PartnershipId, ProgrammeId,
};

use super::answer::{Answer, EndedBy};
use crate::kit::words::Language;

crate::text_column!(
    AgreementKind,
    AgreementState,
    Answer,
    Capacity,
    EndedBy,
    Part,
    PartnershipState,
    RoadKind,
    Turn
);

crate::row_struct! {
    /// A partnership.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Partnership {
        /// The partnership.
        pub id: PartnershipId,
        /// The cycle in which it was agreed on.
        pub cycle_id: CycleId,
        /// Its number in the district, from 1.
        pub number: i64,
        /// What it is called.
        pub title: String,
        /// What is done together.
        pub scope: String,
        /// The meeting that agreed on it; none when it was proposed by hand.
        pub meeting_id: Option<MeetingId>,
        /// How far it is.
        pub state: PartnershipState,
        /// Why it ended early or was not accepted.
        pub state_reason: String,
        /// Since when it is in its state.
        pub state_since: Moment,
        /// Which papers it needs; none before that was settled.
        pub road: Option<RoadKind>,
        /// The step of that road that comes next, as far as it was known at the last change.
        pub next_step: Option<String>,
        /// Since when the secretariat has to act; none when it has not.
        pub secretariat_since: Option<Moment>,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
        /// Whose letter ended it early; none where it did not, or where no letter was asked for.
        pub ended_by: Option<EndedBy>,
        /// That letter's number.
        pub end_letter_number: String,
        /// That letter's day.
        pub end_letter_on: Option<Date>,
        /// The last day by that letter.
        pub ended_on: Option<Date>,
        /// That letter's file.
        pub end_letter_id: Option<AttachmentId>,
        /// When one of those who take part contested that end; none while nobody has.
        pub contested_at: Option<Moment>,
        /// Who did.
        pub contest_party_id: Option<OrganisationId>,
        /// Why.
        pub contest_reason: String,
        /// What the secretariat answered, where it did not take the end back; empty until it has.
        pub contest_answer: String,
        /// The partnership that it renews.
        pub renews_id: Option<PartnershipId>,
        /// The one that renews it.
        pub renewed_by: Option<PartnershipId>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Counts the changes.
        pub version: i64,
        /// When it was entered.
        pub created_at: Moment,
        /// When it was changed last.
        pub changed_at: Moment,
    }
    /// An office or partner that takes part.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Party {
        /// The organisation.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its name in speech.
        pub short_name: String,
        /// As what it takes part.
        pub part: Part,
        /// Its kind, as the registry stores it.
        pub kind: String,
        /// What it is in law, when that is known.
        pub legal_form: Option<String>,
        /// When it accepted.
        pub accepted_at: Option<Moment>,
        /// Who accepted for it.
        pub accepted_by: String,
        /// Since when it has to act; none when it has not.
        pub turn_since: Option<Moment>,
    }
    /// A programme that is carried out in a partnership.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Carried {
        /// The programme.
        pub programme_id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Whose it is.
        pub organisation_id: OrganisationId,
        /// The owner's name in speech.
        pub owner: String,
    }
    /// An agreement or another paper of a partnership.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Agreement {
        /// The agreement.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// How far it is.
        pub state: AgreementState,
        /// What it is about, as its title goes on.
        pub title: String,
        /// The agreement that it rests on.
        pub base_id: Option<AgreementId>,
        /// What that is about.
        pub base_title: Option<String>,
        /// That one's number at the district.
        pub base_number: Option<String>,
        /// What that one is.
        pub base_kind: Option<AgreementKind>,
        /// The day that one was signed.
        pub base_signed_on: Option<Date>,
        /// How many papers of the same kind, not withdrawn, were begun on the same one before.
        pub earlier: i64,
        /// That one's last day.
        pub base_ends_on: Option<Date>,
        /// The partner that signs.
        pub partner_id: Option<OrganisationId>,
        /// Its name.
        pub partner: Option<String>,
        /// Its address.
        pub partner_address: Option<String>,
        /// The office that it is about or that signs.
        pub office_id: Option<OrganisationId>,
        /// Its name.
        pub office: Option<String>,
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
        /// The district's number.
        pub number_district: String,
        /// The partner's number.
        pub number_partner: String,
        /// The day it was signed.
        pub signed_on: Option<Date>,
        /// What the village answered, in a signed record of its consent; none where that was signed before answers were kept.
        pub answer: Option<Answer>,
        /// On which conditions it agrees.
        pub conditions: String,
        /// The code under which it was issued.
        pub document_code: Option<String>,
        /// The scan of the signed sheet.
        pub scan_id: Option<AttachmentId>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Counts the changes.
        pub version: i64,
        /// Which side reads the draft next; the secretariat where neither wants anything changed, and nobody where one side writes alone.
        pub turn: Option<Turn>,
        /// Since when.
        pub turn_since: Option<Moment>,
        /// The district's words for its passages as they stood when it was last handed to the other side, or issued; none while those of
        /// the day hold.
        pub words: Option<String>,
        /// Codes of the fields of government, separated by `;`.
        pub field_codes: Option<String>,
    }
}

impl Agreement {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/agreements/{}", self.id)
    }

    /// Codes of the fields of government that it names.
    pub fn fields(&self) -> Vec<String> {
        let codes = self.field_codes.as_deref().unwrap_or_default().split(';');
        codes.filter(|code| !code.is_empty()).map(str::to_owned).collect()
    }

    /// What the law asks about.
    pub fn terms(&self) -> Terms {
        Terms { starts: self.starts_on, ends: self.ends_on, fields: self.fields() }
    }

    /// Whether its last day lies before a day.
    pub fn is_over(&self, today: Date) -> bool {
        self.ends_on.is_some_and(|ends| ends < today)
    }

    /// Whether it is signed and has not ended on a day.
    pub fn holds(&self, today: Date) -> bool {
        self.state == AgreementState::Signed && !self.is_over(today)
    }

    /// Whether it has another last day than the paper on which it rests.
    pub fn moves_end(&self) -> bool {
        self.ends_on.is_some() && self.ends_on != self.base_ends_on
    }

    /// Whether it is signed and not carried on once what it serves ended early; goods that were handed over stay so.
    pub fn ends_with_partnership(&self) -> bool {
        self.state == AgreementState::Signed && self.kind != AgreementKind::HandOver
    }

    /// Whether a village has answered in it.
    pub fn is_answer(&self) -> bool {
        self.kind == AgreementKind::Consent && self.state == AgreementState::Signed
    }
}

impl Partnership {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/partnerships/{}", self.id)
    }

    /// Whether its term begins only after a day.
    pub fn starts_after(&self, today: Date) -> bool {
        self.start_on.is_some_and(|first| first > today)
    }

    /// Whether it can be declared completed on a day: on the last day of its term or later; where no term is known, on any.
    pub fn may_be_completed(&self, today: Date) -> bool {
        self.end_on.is_none_or(|last| today >= last)
    }

    /// Whether its early end was contested and the secretariat has not decided about that.
    pub fn is_contested(&self) -> bool {
        self.state == PartnershipState::Ended && self.contested_at.is_some() && self.contest_answer.is_empty()
    }

    /// What says that it ended early, as a key with its facts: by which letter, or, where none was kept, when that was `recorded`.
    pub fn early_end(&self, language: Language, recorded: String) -> (String, [(&'static str, String); 3]) {
        let day = |day: Option<Date>| day.map(|day| language.date(day)).unwrap_or_default();
        let (key, date) = match self.ended_by {
            None => ("agreement-ended-early".to_owned(), recorded),
            Some(by) => (format!("agreement-ended-by-{by}"), day(self.end_letter_on)),
        };
        (key, [("number", self.end_letter_number.clone()), ("date", date), ("ends", day(self.ended_on))])
    }
}

/// Of partnerships that all ended early the one that ended last; none while one of them did not.
pub fn last_ended(all: &[Partnership]) -> Option<&Partnership> {
    let have_ended = all.iter().all(|one| one.state == PartnershipState::Ended);
    all.iter().max_by_key(|one| one.state_since).filter(|_| have_ended)
}

impl Party {
    /// How it stands, as the rules ask.
    pub fn standing(&self) -> Standing {
        Standing { part: self.part, accepted: self.accepted_at.is_some() }
    }

    /// A partner's kind; none for an office.
    pub fn partner_kind(&self) -> Option<PartnerKind> {
        self.kind.parse().ok()
    }

    /// What it is in law, when that is known.
    pub fn form(&self) -> Option<LegalForm> {
        self.legal_form.as_deref()?.parse().ok()
    }
}
