//! Closed lists of a partnership.

use jiff::civil::Date;

use crate::coded::coded;
use crate::registry::kinds::Side;

coded! {
    /// How far a partnership is.
    PartnershipState, "state of a partnership":
    /// Proposed; not all who have to accept it have done so.
    Proposed = "proposed",
    /// Accepted by both sides; its papers have not begun.
    Accepted = "accepted",
    /// Its papers are being drawn up and signed.
    InAgreement = "in_agreement",
    /// It is carried out.
    Active = "active",
    /// Carried out to its end.
    Completed = "completed",
    /// Ended before its time, with a reason.
    Ended = "ended",
    /// Not accepted by one side, with a reason; it never began.
    Declined = "declined",
}

/// The code shown instead of a state for a partnership whose term is over though nobody has said that it is completed.
pub const OVER: &str = "over";

impl PartnershipState {
    /// The code of how far it is as people are told on a day: its own, or [`OVER`] after the last day of its term.
    pub fn code_on(self, end: Option<Date>, today: Date) -> &'static str {
        let is_over = self == Self::Active && end.is_some_and(|end| end < today);
        if is_over { OVER } else { self.as_str() }
    }

    /// Whether it is over, so that nothing about it waits.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Ended | Self::Declined)
    }
}

coded! {
    /// As what an organisation takes part.
    Part, "part in a partnership":
    /// The office that leads.
    Lead = "lead",
    /// An office that supports.
    Support = "support",
    /// The partner that answers for the activity.
    Partner = "partner",
    /// Another partner of the same activity.
    CoPartner = "copartner",
}

impl Part {
    /// On which side of the table it sits.
    pub fn side(self) -> Side {
        match self {
            Self::Lead | Self::Support => Side::Office,
            Self::Partner | Self::CoPartner => Side::Partner,
        }
    }

    /// Whether a partnership waits until this party has accepted it. Supporting offices are told, not asked.
    pub fn must_accept(self) -> bool {
        self != Self::Support
    }
}

coded! {
    /// Which papers a partnership needs, in which order.
    RoadKind, "road of papers":
    /// With a third party: joint agreement (Kesepakatan Bersama), then an agreement of cooperation (PKS) per office.
    ThirdParty = "third_party",
    /// With a central body or a state university: memorandum of synergy with a work plan.
    Synergy = "synergy",
    /// With a foreign community organisation: permits, memorandum with a ministry, yearly plan.
    Foreign = "foreign",
    /// With a foreign government or a body of several: consent of the council and the centre, letter of intent, memorandum.
    Abroad = "abroad",
    /// Social responsibility of a company: commitment and record of hand-over.
    Company = "company",
    /// With residents: record of consent.
    Village = "village",
}
