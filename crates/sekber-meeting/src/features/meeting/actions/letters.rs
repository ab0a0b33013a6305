//! Letters by e-mail: invitations when the secretariat says so, reminders the day before a meeting or a due date. They are
//! written in Indonesian, the language of the office that sends them.

use jiff::ToSpan as _;
use sekber_core::document::DocumentKind;
use sekber_core::meeting::kinds::{Reply, Round};
use serde::Serialize;

use crate::features::document::{self, IssuedDocument};
use crate::features::mail::{self, Email};
use crate::features::meeting::documents::invitation;
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::store::{addresses, meetings, participants};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;

/// Which letter about a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The invitation, with the code and the calendar entry.
    Invitation,
    /// A reminder of it.
    Reminder,
    /// That day, time or place are others now.
    Change,
    /// That it was called off.
    Cancellation,
}

impl Kind {
    /// Key of the sentence that says what it is about.
    fn subject(self) -> &'static str {
        match self {
            Self::Invitation => "email-invitation-subject",
            Self::Reminder => "email-reminder-subject",
            Self::Change => "email-change-subject",
            Self::Cancellation => "email-cancellation-subject",
        }
    }

    fn event(self) -> &'static str {
        match self {
            Self::Invitation => "meeting.invitations_written",
            Self::Reminder => "meeting.reminders_written",
            Self::Change => "meeting.changes_written",
            Self::Cancellation => "meeting.cancellations_written",
        }
    }

    /// The name of a letter that goes out once. A new code is a new invitation; a day has one reminder at most.
    fn once(self, meeting: &Meeting, one: &Participant, email: &str, today: jiff::civil::Date) -> String {
        match self {
            // The name outlives the letter, and the code must not be read in it.
            Self::Invitation => {
                format!("invitation {} {}", one.id, sha256(format!("{} {email}", one.code).as_bytes()))
            }
            Self::Reminder => format!("reminder {} {today} {email}", one.id),
            Self::Change => format!("change {} {} {email}", one.id, meeting.version),
            Self::Cancellation => format!("cancellation {} {email}", one.id),
        }
    }

    /// Who gets it: whoever has declined is not reminded.
    fn is_for(self, one: &Participant) -> bool {
        self != Self::Reminder || one.reply != Reply::NotComing
    }
}

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes letters to all participants that have an address and have not got this one yet. Returns how many were told, by e-mail or
/// under the bell.
///
/// # Errors
/// A refusal when the meeting is over; otherwise when the database refuses.
pub async fn write(app: &App, actor: &Actor, meeting: &Meeting, kind: Kind) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    if meeting.closed_at.is_some() {
        return Err(Problem::refused("meeting-refused-over"));
    }
    let to = addressed(app, meeting).await?;
    let mut tx = app.begin(actor).await?;
    let letters = write_in(app, &mut tx, meeting, kind, &to).await?;
    if letters > 0 {
        tx.commit(written(meeting, kind, letters)).await?;
    }
    Ok(letters)
}

/// A participant and an address of theirs.
pub type Addressed = (Participant, String);

async fn addressed(app: &App, meeting: &Meeting) -> Result<Vec<Addressed>, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = participants::all(db, &region, &meeting.id).await?;
    let known = addresses::of_participants(db, &region, &meeting.id).await?.into_iter();
    let to = known.filter_map(|address| {
        let one = all.iter().find(|one| one.id == address.participant_id)?;
        Some((one.clone(), address.email))
    });
    Ok(to.collect())
}

async fn write_in(
    app: &App,
    tx: &mut Tx,
    meeting: &Meeting,
    kind: Kind,
    to: &[Addressed],
) -> Result<usize, Problem> {
    let mut letters = 0;
    for (one, email) in to.iter().filter(|(one, _)| kind.is_for(one)) {
        letters += usize::from(mail::write(tx, app, &letter(app, meeting, one, kind, email)).await?);
    }
    Ok(letters)
}

fn written(meeting: &Meeting, kind: Kind, letters: usize) -> Event {
    Event::new(kind.event(), &meeting.id, &meeting.name).after(&Written { letters })
}

fn letter(app: &App, meeting: &Meeting, one: &Participant, kind: Kind, email: &str) -> Email {
    let facts = [("meeting", meeting.name.clone()), ("day", LANGUAGE.long_date(meeting.day))];
    let words = app.words();
    Email {
        about: meeting.id.to_string(),
        once: Some(kind.once(meeting, one, email, app.today())),
        recipient: email.to_owned(),
        subject: words.say_with(LANGUAGE, kind.subject(), &facts),
        body: signed(
            app,
            &match kind {
                Kind::Invitation => invitation::text(app, LANGUAGE, meeting, one),
                Kind::Reminder => words.say_with(
                    LANGUAGE,
                    "email-reminder-text",
                    &invitation::facts(app, LANGUAGE, meeting, one),
                ),
                Kind::Change => {
                    let facts = invitation::facts(app, LANGUAGE, meeting, one);
                    words.say_with(LANGUAGE, "email-change-text", &facts)
                }
                Kind::Cancellation => {
                    let [name, meeting_name, day, time, place, ..] =
                        invitation::facts(app, LANGUAGE, meeting, one);
                    let reason = ("reason", meeting.cancelled_because.clone());
                    let facts = [name, meeting_name, day, time, place, reason];
                    words.say_with(LANGUAGE, "email-cancellation-text", &facts)
                }
            },
        ),
        calendar: (kind != Kind::Reminder).then(|| invitation::calendar(app, meeting)),
        // A meeting that is held on the net has its address for a place.
        trusted: vec![meeting.place.clone()],
        // The link of the text holds the code.
        page: meeting.path(),
        ..Email::default()
    }
}

/// A letter's text with the line at its foot.
fn signed(app: &App, text: &str) -> String {
    let foot = app.words().say_with(LANGUAGE, "email-foot", &[("district", app.district().name)]);
    format!("{text}\n\n{foot}\n")
}

/// Who is told of a change or the end of a meeting: whoever can be reached, when anybody was told of it before.
///
/// # Errors
/// When the database refuses.
pub async fn reached(app: &App, meeting: &Meeting) -> Result<Vec<Addressed>, Problem> {
    if !mail::was_told(app, meeting.id.as_str()).await? {
        return Ok(Vec::new());
    }
    addressed(app, meeting).await
}

/// Tells of what became of a meeting, in the transaction that does it. Returns how many letters were written.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it; otherwise when the database refuses.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    meeting: &Meeting,
    kind: Kind,
    to: &[Addressed],
) -> Result<usize, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    if kind == Kind::Cancellation {
        // What still waits would call people to a meeting that is not held.
        mail::take_back(tx, meeting.id.as_str(), None).await?;
    }
    let letters = write_in(app, tx, meeting, kind, to).await?;
    if letters > 0 {
        tx.note(written(meeting, kind, letters));
    }
    Ok(letters)
}

/// Tells a participant that its invitation was withdrawn, in the transaction that does it; a calendar takes the entry out.
/// Returns how many letters were written.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it; otherwise when the database refuses.
pub async fn withdrawn(
    app: &App,
    tx: &mut Tx,
    meeting: &Meeting,
    to: &[Addressed],
    (one, reason): (&Participant, &str),
) -> Result<usize, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    mail::take_back(tx, meeting.id.as_str(), Some(one.id.as_str())).await?;
    let called_off = Meeting { round: Round::Cancelled, ..meeting.clone() };
    let [name, meeting_name, day, ..] = invitation::facts(app, LANGUAGE, meeting, one);
    let facts = [name, meeting_name, day, ("reason", reason.to_owned())];
    let words = app.words();
    let mut letters = 0;
    for (_, email) in to.iter().filter(|(known, _)| known.id == one.id) {
        let letter = Email {
            about: meeting.id.to_string(),
            once: Some(format!("withdrawal {} {email}", one.id)),
            recipient: email.clone(),
            subject: words.say_with(LANGUAGE, "email-withdrawal-subject", &facts),
            body: signed(app, &words.say_with(LANGUAGE, "email-withdrawal-text", &facts)),
            calendar: Some(invitation::calendar(app, &called_off)),
            page: meeting.path(),
            ..Email::default()
        };
        letters += usize::from(mail::write(tx, app, &letter).await?);
    }
    Ok(letters)
}

/// Whether anybody was invited so far: by e-mail or under the bell, or by the letter that was issued.
async fn is_called(app: &App, meeting: &Meeting) -> Result<bool, Problem> {
    if mail::was_told(app, meeting.id.as_str()).await? {
        return Ok(true);
    }
    let (db, region) = (app.db(), app.region());
    let letter = document::in_force(db, &region, meeting.subject(), DocumentKind::Invitation).await?;
    Ok(letter.as_ref().is_some_and(IssuedDocument::is_in_force))
}

/// What the server reminds of by itself, once: meetings of tomorrow to which anybody was invited, and tasks due tomorrow.
/// Returns how many letters were written.
///
/// # Errors
/// When the database refuses.
pub async fn remind(app: &App) -> Result<usize, Problem> {
    let Ok(tomorrow) = app.today().checked_add(1.day()) else { return Ok(0) };
    let (db, region) = (app.db(), app.region());
    let actor = Actor::operator();
    let mut written = 0;
    for meeting in meetings::on_day(db, &region, tomorrow).await? {
        if !is_called(app, &meeting).await? {
            continue;
        }
        written += write(app, &actor, &meeting, Kind::Reminder).await?;
    }
    Ok(written + remind_of_tasks(app, &actor, tomorrow).await?)
}

async fn remind_of_tasks(app: &App, actor: &Actor, day: jiff::civil::Date) -> Result<usize, Problem> {
    let mut due = addresses::of_tasks_due(app.db(), &app.region(), day).await?;
    due.sort_by(|a, b| a.meeting_id.cmp(&b.meeting_id));
    let mut written = 0;
    for of_meeting in due.chunk_by(|a, b| a.meeting_id == b.meeting_id) {
        written += remind_of(app, actor, of_meeting).await?;
    }
    Ok(written)
}

/// Writes the reminders of one meeting's tasks.
async fn remind_of(app: &App, actor: &Actor, due: &[addresses::Due]) -> Result<usize, Problem> {
    let Some((meeting, name)) =
        due.first().map(|first| (first.meeting_id.clone(), first.meeting_name.clone()))
    else {
        return Ok(0);
    };
    let mut tx = app.begin(actor).await?;
    let mut letters = 0;
    for task in due {
        let facts = [
            ("task", task.what.clone()),
            ("meeting", name.clone()),
            ("day", LANGUAGE.long_date(task.due)),
            ("link", format!("{}/meetings/{meeting}", app.settings().base_url)),
        ];
        let words = app.words();
        let letter = Email {
            about: meeting.to_string(),
            once: Some(format!("task {} {} {}", task.task_id, task.due, task.email)),
            recipient: task.email.clone(),
            subject: words.say_with(LANGUAGE, "email-task-subject", &facts),
            body: signed(app, &words.say_with(LANGUAGE, "email-task-text", &facts)),
            ..Email::default()
        };
        letters += usize::from(mail::write(&mut tx, app, &letter).await?);
    }
    if letters > 0 {
        let event = Event::new("meeting.reminders_written", &meeting, &name).after(&Written { letters });
        tx.commit(event).await?;
    }
    Ok(letters)
}
