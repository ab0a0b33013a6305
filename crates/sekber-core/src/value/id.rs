//! Identifiers: time-ordered text that is safe in a URL, one type per kind of record.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 1 to 40 characters of a-z, 0-9 and '-'")]
pub struct NotAnId;

fn check(text: &str) -> Result<(), NotAnId> {
    let sound = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    if (1..=40).contains(&text.len()) && text.bytes().all(sound) { Ok(()) } else { Err(NotAnId) }
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as text, as stored and as shown in URLs.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { check(text).map(|()| Self(text.to_owned())) }
        }
        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> { check(&text).map(|()| Self(text)) }
        }
        impl From<$name> for String {
            fn from(id: $name) -> String { id.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )*};
}

id! {
    /// A person who can sign in.
    PersonId,
    /// A signed-in device.
    SessionId,
    /// A one-time invitation to join.
    InvitationId,
    /// A government office or a development partner.
    OrganisationId,
    /// A legal document of an organisation.
    LegalDocumentId,
    /// A programme of an office or a partner.
    ProgrammeId,
    /// A yearly round of the joint secretariat.
    CycleId,
    /// A stored file.
    AttachmentId,
    /// One import of a sheet.
    ImportId,
    /// A plan that pairs offices with programmes.
    PlanId,
    /// What an office seeks of partners.
    NeedId,
    /// A coordination meeting.
    MeetingId,
    /// An organisation or guest invited to a meeting.
    ParticipantId,
    /// A person present at a meeting, with or without a phone.
    SeatId,
    /// What a phone calls one thing it sends, so that sending it twice counts once.
    SubmissionId,
    /// A task agreed upon in a meeting.
    TaskId,
    /// A letter that goes out by e-mail.
    EmailId,
    /// A step of the planning calendar.
    MilestoneId,
    /// A piece of news for the public.
    NewsId,
    /// A token with which a program signs in.
    ApiTokenId,
    /// A job that runs in the background.
    JobId,
    /// A partnership of offices and partners.
    PartnershipId,
    /// A paper of partnerships: an agreement, a power of attorney, a record.
    AgreementId,
    /// Somebody who signs official documents.
    SignatoryId,
    /// A line of the ledger.
    LedgerEntryId,
    /// A report on a partnership.
    ReportId,
    /// A period for which partners report.
    PeriodId,
    /// One year's award under one set of rules.
    SeasonId,
    /// A partner in a category of an award.
    EntryId,
    /// What a partner contests about its entry.
    ObjectionId,
    /// What a person asks about the data that is kept of them.
    ErasureRequestId,
    /// Personal data that got out.
    BreachId,
    /// What a citizen asks to be told.
    InformationRequestId,
    /// What a citizen objects to about the answer, or its lack.
    InformationObjectionId,
    /// An activity of a work plan.
    ActivityId,
    /// An output or outcome of a work plan that is measured.
    IndicatorId,
    /// A value that was measured.
    ActualId,
    /// A visit in the field.
    VisitId,
    /// What a visit asks somebody to do.
    FollowUpId,
    /// Data on need by place.
    AreaDataId,
}
