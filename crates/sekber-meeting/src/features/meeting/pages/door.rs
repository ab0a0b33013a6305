//! The registration desk at the door: who is invited, with their codes; checking in by name; walk-ins; lost phones.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::meeting::kinds::Presence;
use sekber_core::registry::kinds::Side;

use sekber_core::value::MeetingId;

use super::find;
use crate::features::mail;
use crate::features::meeting::actions::letters::{self, Kind};
use crate::features::meeting::actions::{door, prepare, withdrawal};
use crate::features::meeting::attendee::{Attendee, Sex};
use crate::features::meeting::counts::Counts;
use crate::features::meeting::documents::invitation;
use crate::features::meeting::model::{Meeting, Participant, Seat, Withdrawn};
use crate::features::meeting::shown_code::shown;
use crate::features::meeting::store::{addresses, participants, seats};
use crate::features::registry::{self, Name};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page_with, percent_encoded, whatsapp, whatsapp_to};
use crate::kit::problem::Problem;

/// A participant with the people who came for it.
struct Line {
    one: Participant,
    code: String,
    people: Vec<Seat>,
    phones: usize,
}

impl Line {
    /// Whether the invitation can still be withdrawn: nobody came, and the meeting is not over.
    fn may_be_withdrawn(&self, meeting: &Meeting) -> bool {
        meeting.closed_at.is_none() && self.people.is_empty() && !self.one.presence.is_there()
    }

    /// The people who stand in the attendance.
    fn listed(&self) -> impl Iterator<Item = &Seat> {
        self.people.iter().filter(|seat| seat.struck_at.is_none())
    }

    /// Whether as many phones joined as there may be.
    fn is_full(&self) -> bool {
        self.phones >= door::MOST_PHONES
    }
}

/// Links with the invitation ready to be sent.
struct ReadyToSend {
    whatsapp: String,
    letter: String,
}

/// What goes out by e-mail.
struct Mail {
    is_set_up: bool,
    waiting: i64,
    sent: i64,
    failed: i64,
    /// Participants that no address is known of, by name.
    unreachable: Vec<String>,
}

impl Mail {
    async fn of(app: &App, meeting: &Meeting, all: &[Participant]) -> Result<Self, Problem> {
        // What goes to those with an account reaches their bell without a mail server, too.
        if !mail::is_set_up(app) {
            return Ok(Self { is_set_up: false, waiting: 0, sent: 0, failed: 0, unreachable: Vec::new() });
        }
        let (db, region) = (app.db(), app.region());
        let counts = mail::counts(db, &region, meeting.id.as_str()).await?;
        let count = |state| counts.iter().find(|one| one.state == state).map_or(0, |one| one.emails);
        let known = addresses::of_participants(db, &region, &meeting.id).await?;
        let reachable = |one: &Participant| known.iter().any(|address| address.participant_id == one.id);
        Ok(Self {
            is_set_up: true,
            waiting: count(mail::State::Waiting),
            sent: count(mail::State::Sent),
            failed: count(mail::State::Failed),
            unreachable: all.iter().filter(|one| !reachable(one)).map(|one| one.short_name.clone()).collect(),
        })
    }
}

#[derive(Template)]
#[template(path = "features/meeting/pages/door.html")]
struct DoorPage {
    frame: Frame,
    meeting: Meeting,
    counts: Counts,
    lines: Vec<Line>,
    chosen: Option<(usize, ReadyToSend)>,
    others: Vec<Name>,
    mail: Mail,
    /// Whether others than this computer can open the links of invitations.
    is_public: bool,
    typed: Form,
    /// Invitations that were withdrawn.
    withdrawn: Vec<Withdrawn>,
    /// The reason for withdrawing one, as it was typed.
    reason: String,
    faults: Faults,
}

impl DoorPage {
    /// The line that is opened, with its texts.
    fn chosen(&self) -> Option<(&Line, &ReadyToSend)> {
        let (at, ready) = self.chosen.as_ref()?;
        Some((self.lines.get(*at)?, ready))
    }
}

/// The registration desk; `q` narrows it to a name or a code, `side` and `presence` to those; `participant` opens one.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = scanned(&Form::from_query(query.as_deref()));
    registration_desk(&app, frame, &meeting, typed, (String::new(), Faults::none())).await
}

/// The registration desk, with what has to be mended of a reason.
async fn registration_desk(
    app: &App,
    frame: Frame,
    meeting: &MeetingId,
    typed: Form,
    (reason, faults): (String, Faults),
) -> Result<Response, Problem> {
    let meeting = find(app, meeting).await?;
    let (db, region) = (app.db(), app.region());
    let all = participants::all(db, &region, &meeting.id).await?;
    let people = seats::all(db, &region, &meeting.id).await?;
    let names = registry::names(db, &region, None).await?;
    let known = |name: &Name| all.iter().any(|one| one.organisation_id.as_ref() == Some(&name.id));
    let others = names.into_iter().filter(|name| !known(name)).collect();
    let counts = Counts::of(&all);
    let mail = Mail::of(app, &meeting, &all).await?;
    let withdrawn = participants::withdrawn(db, &region, &meeting.id).await?;
    let line = |one: Participant| {
        let people: Vec<Seat> = people.iter().filter(|seat| seat.participant_id == one.id).cloned().collect();
        Line {
            code: shown(&one.code),
            phones: people.iter().filter(|seat| seat.phone && seat.revoked_at.is_none()).count(),
            people,
            one,
        }
    };
    let lines: Vec<Line> = all.into_iter().filter(|one| wanted(one, &typed)).map(line).collect();
    let at = lines.iter().position(|line| line.one.id.as_str() == typed.text("participant"));
    // A search that finds one participant opens it: typing a code is enough.
    let at = at.or((lines.len() == 1 && typed.filled("q").is_some()).then_some(0));
    let chosen = match at.and_then(|at| Some((at, &lines.get(at)?.one))) {
        Some((at, one)) => Some((at, ready_to_send(app, &frame, &meeting, one).await?)),
        None => None,
    };
    let is_public = app.settings().public_address().is_some();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &DoorPage {
            is_public,
            counts,
            lines,
            chosen,
            others,
            mail,
            meeting,
            typed,
            withdrawn,
            reason,
            faults,
            frame,
        },
    )
}

/// A scanner types the whole address that a letter's picture holds; the code in it is what is looked for.
fn scanned(typed: &Form) -> Form {
    let code = |text: &str| -> Option<String> {
        let (_, query) = text.split_once("/hall?")?;
        Some(Form::from_query(Some(query)).text("code").to_owned())
    };
    let pairs = typed.pairs().map(|(name, value)| {
        let code = if name == "q" { code(value) } else { None };
        (name.to_owned(), code.unwrap_or_else(|| value.to_owned()))
    });
    Form::from(pairs.collect::<Vec<_>>())
}

fn wanted(one: &Participant, typed: &Form) -> bool {
    let words = sekber_core::text::words(typed.text("q"));
    let text = sekber_core::text::fold(&format!("{} {} {}", one.name, one.short_name, one.code));
    let side = match one.side {
        Some(side) => side.as_str(),
        None => "guest",
    };
    words.iter().all(|word| text.contains(word.as_str()))
        && typed.filled("side").is_none_or(|wanted| wanted == side)
        && typed.filled("presence").is_none_or(|wanted| wanted == one.presence.as_str())
}

/// Links that open a messenger, and a letter, with a text ready to be sent; the messenger opens with whoever's number is known.
async fn ready_to_send(
    app: &App,
    frame: &Frame,
    meeting: &Meeting,
    one: &Participant,
) -> Result<ReadyToSend, Problem> {
    let phone = addresses::phone_of(app.db(), &app.region(), &one.id).await?;
    let text = invitation::text(app, frame.language, meeting, one);
    let [subject, body] = [&meeting.name, &text].map(|text| percent_encoded(text));
    Ok(ReadyToSend {
        whatsapp: whatsapp_to(&phone, &text).unwrap_or_else(|| whatsapp(&text)),
        letter: format!("mailto:?subject={subject}&body={body}"),
    })
}

/// Checks in, strikes a person from the attendance, or gives another code.
pub async fn check_in(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let participant = form.text("participant").parse().map_err(|_| Problem::NotFound)?;
    let back = format!("{}/door?participant={participant}", meeting.path());
    if form.switched("recode")? {
        door::renew_code(&app, &actor, &meeting.id, &participant).await?;
        return Ok(go(back, "notice-meeting-recoded"));
    }
    if let Some(seat) = form.filled("strike") {
        let seat = seat.parse().map_err(|_| Problem::NotFound)?;
        door::strike(&app, &actor, &meeting.id, &participant, &seat).await?;
        return Ok(go(back, "notice-meeting-person-struck"));
    }
    let presence: Presence = form.text("presence").parse().map_err(|_| Problem::NotFound)?;
    let person = (form.text("note"), Attendee::of(&form)?);
    door::check_in(&app, &actor, &meeting.id, &participant, presence, person).await?;
    Ok(go(back, "notice-meeting-checked-in"))
}

/// Invites everybody of the cycle, one more organisation, or a guest.
pub async fn invite(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    if form.switched("all")? {
        prepare::invite_cycle(&app, &actor, &meeting).await?;
    } else {
        let organisation = match form.filled("organisation") {
            Some(id) => Some(id.parse().map_err(|_| Problem::NotFound)?),
            None => None,
        };
        prepare::invite_one(&app, &actor, &meeting, organisation.as_ref(), form.text("guest")).await?;
    }
    Ok(go(format!("{}/door", meeting.path()), "notice-meeting-invited"))
}

/// Withdraws an invitation.
pub async fn withdraw(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let participant = form.text("participant").parse().map_err(|_| Problem::NotFound)?;
    let reason = form.text("reason");
    match withdrawal::withdraw(&app, &actor, &meeting, &participant, reason).await {
        Ok(0) => Ok(go(format!("/meetings/{meeting}/door"), "notice-meeting-withdrawn-untold")),
        Ok(_) => Ok(go(format!("/meetings/{meeting}/door"), "notice-meeting-withdrawn-told")),
        Err(Problem::Invalid(faults)) => {
            let typed = Form::from(vec![("participant".to_owned(), participant.to_string())]);
            registration_desk(&app, frame, &meeting, typed, (reason.to_owned(), faults)).await
        }
        Err(other) => Err(other),
    }
}

/// Sends invitations or reminders: by e-mail, and to the bell of whoever has an account.
pub async fn send_letters(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let kind = match form.text("kind") {
        "invitation" => Kind::Invitation,
        "reminder" => Kind::Reminder,
        _ => return Err(Problem::NotFound),
    };
    let written = letters::write(&app, &actor, &meeting, kind).await?;
    let notice = match (written, mail::is_set_up(&app)) {
        (0, true) => "notice-meeting-no-letters",
        (0, false) => "notice-meeting-told-nobody-new",
        (_, true) => "notice-meeting-letters",
        (_, false) => "notice-meeting-told-on-bell",
    };
    Ok(go(format!("{}/door", meeting.path()), notice))
}

fn side_key(one: &Participant) -> &'static str {
    match one.side {
        Some(Side::Office) => "meeting-side-office",
        Some(Side::Partner) => "meeting-side-partner",
        None => "meeting-side-guest",
    }
}
