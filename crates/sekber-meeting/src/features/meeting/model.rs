//! What is read about a meeting.

use sekber_core::meeting::kinds::{Consent, Presence, Reply, Round, SlotState, TaskState};
use sekber_core::meeting::order::Pause;
use sekber_core::meeting::stage::Stage;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{
    AttachmentId, CycleId, MeetingId, Moment, OrganisationId, ParticipantId, PlanId, ProgrammeId, SeatId,
    TaskId,
};

use super::attendee::Sex;
use super::desks::Desks;
use super::letter_nature::LetterNature;
use crate::kit::app::App;

crate::text_column!(Consent, Presence, Reply, Round, SlotState, TaskState);

/// Seconds for which phones that joined may still be used after a meeting was closed: to answer to its pairs and approve its
/// minutes.
pub const HEARD_AFTERWARDS: i64 = 72 * 60 * 60;

crate::row_struct! {
    /// A meeting.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Meeting {
        /// The meeting.
        pub id: MeetingId,
        /// The cycle it belongs to.
        pub cycle_id: CycleId,
        /// What it is called.
        pub name: String,
        /// Where it is held.
        pub place: String,
        /// The day.
        pub day: jiff::civil::Date,
        /// When it begins, `09:00`.
        pub starts: String,
        /// When it ends.
        pub ends: String,
        /// When the pause begins, if there is one.
        pub pause_from: Option<String>,
        /// When the pause ends.
        pub pause_to: Option<String>,
        /// When the presentations begin, where that is said: opening and addresses come before them.
        pub presentations_from: Option<String>,
        /// When one-to-one talks begin, where that is said.
        pub talks_from: Option<String>,
        /// The agenda, a line each.
        pub agenda: String,
        /// The number of the item that goes on before or after the presentations; 0 while none does.
        pub agenda_at: i64,
        /// The number of the invitation.
        pub letter_number: String,
        /// The day of the invitation.
        pub letter_date: Option<jiff::civil::Date>,
        /// On which ground the meeting is called, as the invitation says it; empty when nothing was said.
        pub letter_basis: String,
        /// Who gets a copy of the invitation, a line each; may be empty.
        pub letter_copies: String,
        /// Whom those who are invited ask: name and telephone; may be empty.
        pub letter_contact: String,
        /// How urgent the invitation is.
        pub letter_nature: LetterNature,
        /// The number of the record of agreement.
        pub record_number: String,
        /// Who chairs.
        pub chair_name: String,
        /// The chair's position.
        pub chair_position: String,
        /// The chair's NIP.
        pub chair_number: String,
        /// Who writes the minutes.
        pub secretary_name: String,
        /// Minutes of a presentation.
        pub slot_minutes: i64,
        /// Tables for one-to-one talks.
        pub tables: i64,
        /// What it is doing.
        pub round: Round,
        /// When the time of the presentation or of choosing is over.
        pub turn_ends_at: Option<Moment>,
        /// Until when choices are taken after it was closed.
        pub late_until: Option<Moment>,
        /// Its desks, where it has some.
        pub desks: Desks,
        /// When the doors were opened first.
        pub opened_at: Option<Moment>,
        /// When it was closed, or called off.
        pub closed_at: Option<Moment>,
        /// Why it was called off; empty unless it was.
        pub cancelled_because: String,
        /// The plan that was put into force in it.
        pub plan_id: Option<PlanId>,
        /// The minutes as written so far.
        pub minutes: String,
        /// Who wrote them last.
        pub minutes_by: String,
        /// Counts the changes of the minutes.
        pub minutes_version: i64,
        /// Counts the changes.
        pub version: i64,
        /// The number of the latest word to the hall when the meeting was read.
        pub seq: i64,
    }
    /// An organisation or guest that was invited, or came.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Participant {
        /// The participant.
        pub id: ParticipantId,
        /// The organisation; none for a guest.
        pub organisation_id: Option<OrganisationId>,
        /// Its side.
        pub side: Option<Side>,
        /// What kind of organisation it is, as the registry keeps it; empty for a guest.
        pub kind: String,
        /// Its name.
        pub name: String,
        /// The name in speech.
        pub short_name: String,
        /// The code at the door.
        pub code: String,
        /// The answer to the invitation.
        pub reply: Reply,
        /// A word with it.
        pub reply_note: String,
        /// Whether it is there.
        pub presence: Presence,
        /// A word about that.
        pub presence_note: String,
        /// When it came.
        pub arrived_at: Option<Moment>,
        /// Counts the changes.
        pub version: i64,
    }
    /// An invitation that was withdrawn.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Withdrawn {
        /// The organisation; none for a guest.
        pub organisation_id: Option<OrganisationId>,
        /// Its name when it was invited.
        pub name: String,
        /// Why it was withdrawn.
        pub reason: String,
        /// Who withdrew it.
        pub person_name: String,
        /// When.
        pub withdrawn_at: Moment,
    }
    /// A person in the hall.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Seat {
        /// The seat.
        pub id: SeatId,
        /// For whom.
        pub participant_id: ParticipantId,
        /// The person's name.
        pub name: String,
        /// The person's position.
        pub position: String,
        /// A man or a woman, where that was told.
        pub sex: Option<Sex>,
        /// When the person came.
        pub joined_at: Moment,
        /// Whether the person has a phone in the meeting.
        pub phone: bool,
        /// When the phone was shut out.
        pub revoked_at: Option<Moment>,
        /// When the line was struck from the attendance; the phone stays.
        pub struck_at: Option<Moment>,
    }
    /// A presentation.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Slot {
        /// The partner.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its name in speech.
        pub short_name: String,
        /// Minutes.
        pub minutes: i64,
        /// The earliest time of day, `10:00`.
        pub not_before: Option<String>,
        /// How far it is.
        pub state: SlotState,
        /// When it began last.
        pub started_at: Option<Moment>,
        /// When it ended last.
        pub ended_at: Option<Moment>,
        /// The number of its desk, where the meeting has desks.
        pub desk: Option<i64>,
    }
    /// What one side says about a planned pair.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Answer {
        /// The office.
        pub office_id: OrganisationId,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// Which side.
        pub side: Side,
        /// Agreed or objected.
        pub consent: Consent,
        /// Why it objects.
        pub reason: String,
        /// Who said it, or wrote it down.
        pub person_name: String,
        /// Whether the secretariat wrote it down from what was said aloud or on paper.
        pub aloud: bool,
    }
    /// Whether a participant approves the minutes.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Approval {
        /// Who.
        pub participant_id: ParticipantId,
        /// Which version of the minutes.
        pub minutes_version: i64,
        /// What is wrong with them; empty when nothing is.
        pub objection: String,
        /// The person.
        pub person_name: String,
    }
    /// A task.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Task {
        /// The task.
        pub id: TaskId,
        /// What is to be done.
        pub what: String,
        /// Whose it is, when an organisation's.
        pub organisation_id: Option<OrganisationId>,
        /// Whose it is, by name.
        pub owner: String,
        /// Until when.
        pub due: Option<jiff::civil::Date>,
        /// How far it is.
        pub state: TaskState,
        /// A word about that.
        pub note: String,
        /// Who checked it.
        pub verifier: String,
        /// Counts the changes.
        pub version: i64,
    }
    /// Slides or a handout.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Handout {
        /// The attachment.
        pub id: AttachmentId,
        /// Whose it is.
        pub organisation_id: OrganisationId,
        /// Whose it is, in speech.
        pub owner: String,
        /// The file's name.
        pub file_name: String,
        /// Its size in bytes.
        pub size: i64,
    }
}

impl Participant {
    /// The address that its code opens: what letters and pictures hold.
    pub fn hall_address(&self, app: &App) -> String {
        format!("{}/hall?code={}", app.settings().base_url, self.code)
    }
}

impl Meeting {
    /// Whether it was called with the particulars of another, whatever has happened in it since.
    pub fn is_called_like(&self, other: &Self) -> bool {
        let Self { cycle_id, agenda_at, round, turn_ends_at, late_until, desks, .. } = self.clone();
        let Self { opened_at, closed_at, plan_id, .. } = self.clone();
        let Self { cancelled_because, minutes, minutes_by, minutes_version, version, seq, .. } = self.clone();
        let happened = Self {
            cycle_id,
            agenda_at,
            round,
            turn_ends_at,
            late_until,
            desks,
            opened_at,
            closed_at,
            cancelled_because,
            plan_id,
            minutes,
            minutes_by,
            minutes_version,
            version,
            seq,
            ..other.clone()
        };
        *self == happened
    }

    /// The meeting as documents are about it: the kind of subject, and which.
    pub fn subject(&self) -> (&'static str, &str) {
        ("meeting", self.id.as_str())
    }

    /// The pause in the day, where there is one.
    pub fn pause(&self) -> Option<Pause> {
        let minutes = |time: &Option<String>| time.as_deref().and_then(minutes_of);
        let (from, to) = minutes(&self.pause_from).zip(minutes(&self.pause_to))?;
        Some(Pause { from, to })
    }

    /// When the presentations begin, in minutes since midnight: with the meeting, unless another time was set for them.
    pub fn presentations_begin(&self) -> i64 {
        let from = self.presentations_from.as_deref().and_then(minutes_of);
        from.or_else(|| minutes_of(&self.starts)).unwrap_or(0)
    }

    /// Whether it is over and no plan was put into force in it, so that no pair was answered.
    pub fn is_over_without_plan(&self) -> bool {
        self.closed_at.is_some() && self.plan_id.is_none()
    }

    /// The items of the agenda, numbered, as the minutes take them up.
    pub fn agenda_items(&self) -> Vec<String> {
        let items = self.agenda.lines().map(str::trim).filter(|line| !line.is_empty());
        (1..).zip(items).map(|(number, item)| format!("{number}. {item}")).collect()
    }

    /// An item of the agenda by its number.
    pub fn agenda_item(&self, number: i64) -> Option<String> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.agenda_items().into_iter().nth(place)
    }

    /// The item of the agenda that goes on before or after the presentations, such as an address or the closing.
    pub fn agenda_now(&self) -> Option<String> {
        self.agenda_item(self.agenda_at).filter(|_| self.round.is_open())
    }

    /// The item after it.
    pub fn agenda_next(&self) -> Option<String> {
        self.agenda_now()?;
        self.agenda_item(self.agenda_at + 1)
    }

    /// The minutes as somebody goes on writing them: those that nobody has begun follow the agenda.
    pub fn minutes_begun(&self) -> String {
        match self.minutes.as_str() {
            "" => self.agenda_items().join("\n\n"),
            written => written.to_owned(),
        }
    }

    /// The stage with its presentations, whatever their desks.
    pub fn stage(&self, slots: &[Slot]) -> Stage {
        Stage {
            round: self.round,
            slots: slots.iter().map(Slot::on_stage).collect(),
            ends_at: self.turn_ends_at,
            late_until: self.late_until,
        }
    }

    /// Whether choices are taken now.
    pub fn takes_picks(&self, now: Moment) -> bool {
        self.stage(&[]).takes_picks(now)
    }

    /// Whether people may join with a code now.
    pub fn lets_in(&self, now: Moment) -> bool {
        self.round.is_open() || self.takes_picks(now)
    }

    /// Whether phones that joined may still be used: while the meeting is open, and for three days after it.
    pub fn hears_phones(&self, now: Moment) -> bool {
        self.lets_in(now) || self.closed_at.is_some_and(|closed| now < closed.plus_seconds(HEARD_AFTERWARDS))
    }

    /// Whether something was told in this meeting: since its doors were opened first.
    pub fn is_told_here(&self, told: Moment) -> bool {
        self.opened_at.is_some_and(|opened| told >= opened)
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/meetings/{}", self.id)
    }
}

/// A time of day as minutes since midnight; `None` when it is none.
pub fn minutes_of(time: &str) -> Option<i64> {
    let (hours, minutes) = time.split_once([':', '.'])?;
    let (hours, minutes): (i64, i64) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(60 * hours + minutes)
}

/// Minutes since midnight as a time of day: `09:05`.
pub fn time_of(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}
