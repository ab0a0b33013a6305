//! Closed lists of a meeting.

use crate::coded::coded;

coded! {
    /// What a meeting is doing.
    Round, "round of a meeting":
    /// Being prepared; nobody can join yet.
    Preparing = "preparing",
    /// The doors are open: people arrive and read.
    Arriving = "arriving",
    /// Partners present, one after the other.
    Presenting = "presenting",
    /// All were heard; both sides choose.
    Choosing = "choosing",
    /// Choices are frozen; the plan is weighed, put into force and confirmed.
    Planning = "planning",
    /// Over.
    Closed = "closed",
    /// Called off before its doors opened.
    Cancelled = "cancelled",
}

coded! {
    /// How far a presentation is.
    SlotState, "state of a presentation":
    /// Still to come.
    Waiting = "waiting",
    /// Going on.
    Presenting = "presenting",
    /// Over.
    Done = "done",
    /// Passed over; it can be called up later.
    Skipped = "skipped",
}

coded! {
    /// The answer to an invitation.
    Reply, "answer to an invitation":
    /// None yet.
    Open = "open",
    /// Will come.
    Coming = "coming",
    /// Will not come.
    NotComing = "not_coming",
}

coded! {
    /// Whether an organisation is there.
    Presence, "presence":
    /// Invited, not seen yet.
    Expected = "expected",
    /// There.
    Present = "present",
    /// There, but others than those who were invited.
    StandIn = "stand_in",
    /// Not there, with a reason.
    Excused = "excused",
}

coded! {
    /// What one side says about a pair of the plan in force.
    Consent, "answer to a planned pair":
    /// Agrees.
    Agreed = "agreed",
    /// Objects; says why.
    Objected = "objected",
}

coded! {
    /// How far a task is.
    TaskState, "state of a task":
    /// To be done.
    Open = "open",
    /// Done, as its owner says.
    Done = "done",
    /// Done, as somebody else has checked.
    Verified = "verified",
    /// Given up, with a reason.
    Dropped = "dropped",
}

impl Presence {
    /// Whether somebody of the organisation is in the hall.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::StandIn)
    }
}

impl Round {
    /// Whether nothing happens in it any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Whether people may join.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Arriving | Self::Presenting | Self::Choosing | Self::Planning)
    }
}
