//! Legal documents: which a partner needs by its legal form, and whether those it has are still valid.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kinds::{LegalForm, PartnerKind};
use crate::coded::coded;

coded! {
    /// A kind of legal document.
    LegalDocumentKind, "kind of legal document":
    /// Akta pendirian with articles and by-laws.
    Deed = "deed",
    /// Approval as a legal entity by the ministry of law (AHU).
    Ahu = "ahu",
    /// Registration certificate of an organisation without legal personality (SKT); valid five years.
    Skt = "skt",
    /// Tax number (NPWP).
    Npwp = "npwp",
    /// Proof of the seat (surat keterangan domisili).
    Domicile = "domicile",
    /// Memorandum of a foreign organisation with its partner ministry (MSP).
    Msp = "msp",
    /// Permit of principle by the foreign minister (izin prinsip).
    PrinciplePermit = "principle_permit",
    /// Permit to operate by central or local government (izin operasional).
    OperationalPermit = "operational_permit",
    /// Agreement of a multilateral or bilateral body with the government.
    HostAgreement = "host_agreement",
    /// Business number (NIB).
    Nib = "nib",
    /// Founding decree of a campus.
    FoundingDecree = "founding_decree",
    /// Accreditation of a campus.
    Accreditation = "accreditation",
    /// Approval of a cooperative as a legal entity (badan hukum koperasi).
    CooperativeApproval = "cooperative_approval",
    /// Minutes of the yearly members' meeting of a cooperative (RAT).
    AnnualMeeting = "annual_meeting",
    /// Decree of the village head or camat that recognises a group.
    VillageDecree = "village_decree",
    /// Any other document worth keeping.
    Other = "other",
}

impl LegalDocumentKind {
    /// Whether its number says which body in law somebody is, and not only that it is in order.
    pub fn identifies(self) -> bool {
        matches!(
            self,
            Self::Deed
                | Self::Ahu
                | Self::Skt
                | Self::Npwp
                | Self::Nib
                | Self::FoundingDecree
                | Self::CooperativeApproval
        )
    }
}

/// One thing that must be shown: any of these documents will do.
pub type Requirement = &'static [LegalDocumentKind];

/// What a partner must show before it can be verified.
pub fn required(form: LegalForm, kind: PartnerKind) -> &'static [Requirement] {
    use LegalDocumentKind as P;
    match form {
        LegalForm::Foundation | LegalForm::Association => &[&[P::Deed], &[P::Ahu], &[P::Npwp]],
        LegalForm::Unincorporated if kind == PartnerKind::CommunityGroup => &[&[P::Skt, P::VillageDecree]],
        // What lets a donor's project work here: it has no papers of a body in law.
        LegalForm::Unincorporated if kind == PartnerKind::DonorProject => &[&[P::HostAgreement, P::Msp]],
        LegalForm::Unincorporated => &[&[P::Deed], &[P::Skt], &[P::Npwp], &[P::Domicile]],
        LegalForm::Foreign => &[&[P::PrinciplePermit, P::Msp], &[P::OperationalPermit]],
        LegalForm::Multilateral => &[&[P::HostAgreement, P::Msp]],
        LegalForm::Campus => &[&[P::FoundingDecree, P::Deed], &[P::Accreditation]],
        LegalForm::Company => &[&[P::Deed], &[P::Nib], &[P::Npwp]],
        LegalForm::Cooperative => &[&[P::CooperativeApproval, P::Ahu], &[P::AnnualMeeting], &[P::Npwp]],
    }
}

coded! {
    /// How a document stands on a day.
    Expiry, "expiry":
    /// Valid for more than 90 days, or for ever.
    Valid = "valid",
    /// Runs out within 90 days.
    Within90 = "within_90",
    /// Runs out within 30 days, or today.
    Within30 = "within_30",
    /// Ran out before today.
    Expired = "expired",
}

/// Days that are left on a day, the last one not counted: 0 on the last day, negative when expired.
pub fn days_left(valid_until: Date, on: Date) -> i32 {
    on.duration_until(valid_until).as_hours().try_into().map_or(i32::MAX, |hours: i32| hours / 24)
}

/// How a document stands on a day; a document without a last day never expires.
pub fn expiry(valid_until: Option<Date>, on: Date) -> Expiry {
    match valid_until.map(|until| days_left(until, on)) {
        None => Expiry::Valid,
        Some(days) if days < 0 => Expiry::Expired,
        Some(days) if days <= 30 => Expiry::Within30,
        Some(days) if days <= 90 => Expiry::Within90,
        Some(_) => Expiry::Valid,
    }
}

/// A document that a partner has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What it is.
    pub kind: LegalDocumentKind,
    /// Its last valid day; `None` for ever.
    pub valid_until: Option<Date>,
}

/// A requirement that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Any of these would close it.
    pub any_of: Requirement,
    /// Whether one was shown that has expired; otherwise none was shown.
    pub expired: bool,
}

/// What is missing or expired on a day, in the order of the requirements.
pub fn gaps(form: LegalForm, kind: PartnerKind, held: &[Held], on: Date) -> Vec<Gap> {
    let gap = |any_of: &Requirement| {
        let mut shown = held.iter().filter(|document| any_of.contains(&document.kind)).peekable();
        let expired = shown.peek().is_some();
        let met = shown.any(|document| expiry(document.valid_until, on) != Expiry::Expired);
        (!met).then_some(Gap { any_of, expired })
    };
    required(form, kind).iter().filter_map(gap).collect()
}
