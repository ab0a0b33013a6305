//! Values that exist only when they are valid: the check happens once, where text enters.

pub mod code;
pub mod currency;
pub mod day;
pub mod id;
pub mod moment;
pub mod money;
pub mod partial_date;
pub mod percent;
pub mod period;
pub mod region;

pub use code::is_within;
pub use currency::{Currency, NotACurrency};
pub use day::{
    FIRST_DAY, LAST_DAY, is_plausible, is_weekend, working_day, working_days_after, working_days_without,
};
pub use id::{
    ActivityId, ActualId, AgreementId, ApiTokenId, AreaDataId, AttachmentId, BreachId, CycleId, EmailId,
    EntryId, ErasureRequestId, FollowUpId, ImportId, IndicatorId, InformationObjectionId,
    InformationRequestId, InvitationId, JobId, LedgerEntryId, LegalDocumentId, MeetingId, MilestoneId,
    NeedId, NewsId, ObjectionId, OrganisationId, ParticipantId, PartnershipId, PeriodId, PersonId, PlanId,
    ProgrammeId, ReportId, SeasonId, SeatId, SessionId, SignatoryId, SubmissionId, TaskId, VisitId,
};
pub use moment::Moment;
pub use money::{Money, NoSum};
pub use partial_date::{NotAPartialDate, PartialDate, Precision};
pub use percent::{NotAPercentage, Percent};
pub use period::{NotAPeriod, Period};
pub use region::RegionCode;

#[cfg(test)]
pub(crate) mod tests;
