//! Attempts to prove who one is: wrong ones make further ones slower, and never shut anybody else out.
//!
//! A right password passes, however many wrong ones came before from the same address. Guessing is held down by when an
//! attempt is evaluated: a device that has signed in to the account before has turns of its own, so its owner never waits
//! for others; attempts from all other devices share a hundred an hour for each account, fairly by where they come from, those that
//! have not failed at it first, so that a right password from a new phone passes after a delay however many wrong ones came before;
//! an address that sends many is paced, the slower the more of them were wrong; and strangers' passwords are hashed on a
//! part of the cores only, those of paced addresses last. All of it is kept in memory: it decides nothing, and a clock that
//! was wrong for a while leaves nothing behind. `docs/decisions/0012-limits-nobody-can-turn-on-others.md` has the reasons.

mod lanes;
mod pace;
mod spread;
mod store;
mod tally;
mod turns;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use self::lanes::Lanes;
use self::pace::{Pace, Rule};
use self::spread::Spread;
use self::tally::Tally;
use self::turns::Turns;
use crate::kit::access::{Origin, password, token};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;

pub use store::LINKS_KEPT_SECONDS;

/// How fast one address may try passwords: a hall that signs in at once, then ten a second, and fewer the more were wrong.
const OF_AN_ADDRESS: Rule =
    Rule { free: 200, every: spread::FIRST, ahead: ADDRESS_PATIENCE + spread::SLOWEST };
/// How long a request waits for the turn of its address, in milliseconds.
const ADDRESS_PATIENCE: i64 = 20_000;
/// How fast one address may try codes of requests for information, which live for years: a hundred at once, then one every two
/// seconds.
const OF_LOOKING: Rule = Rule { free: 100, every: 2_000, ahead: LOOKING_PATIENCE };
/// How long a request waits for that, in milliseconds.
const LOOKING_PATIENCE: i64 = 10_000;

/// How fast requests for information may come from one network, behind which a whole village may be: five at once, then one every ten
/// minutes, whatever came before.
const OF_REQUESTS: Rule = Rule { free: 5, every: 10 * 60_000, ahead: 0 };

/// What is known about attempts in this process.
pub struct Attempts {
    /// Of those who have proved something already, by person: nothing that strangers send takes room here.
    persons: Mutex<Tally>,
    /// Of strangers, by network.
    strangers: Mutex<Tally>,
    /// Of codes that strangers send along with a password, by person: apart from those of persons, so that nobody is kept from the
    /// code after a right password by what strangers send.
    with_code: Mutex<Tally>,
    turns: Mutex<Turns>,
    addresses: Mutex<Pace>,
    looking: Mutex<Pace>,
    requests: Mutex<Pace>,
    spread: Mutex<Spread>,
    lanes: Lanes,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            persons: Mutex::default(),
            strangers: Mutex::default(),
            with_code: Mutex::default(),
            turns: Mutex::default(),
            addresses: Mutex::new(Pace::new(OF_AN_ADDRESS)),
            looking: Mutex::new(Pace::new(OF_LOOKING)),
            requests: Mutex::new(Pace::new(OF_REQUESTS)),
            spread: Mutex::default(),
            lanes: Lanes::default(),
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Milliseconds as whole seconds for whoever has to wait.
fn too_many(milliseconds: i64) -> Problem {
    Problem::TooMany((milliseconds + 999) / 1000)
}

/// Whether a password is the right one, evaluated when it is its turn; `hash` is none for an unknown account, which takes
/// as long. `device` is the hash of the secret of a device that has signed in to the account before, or [`WITH_CODE`].
///
/// # Errors
/// [`Problem::TooMany`] with the seconds after which the turn comes, when that is too long to be waited for.
pub async fn is_right_password(
    app: &App,
    (account, hash): (&str, Option<String>),
    given: &str,
    origin: &Origin,
    device: Option<&str>,
) -> Result<bool, Problem> {
    let attempts = app.process_memory::<Attempts>();
    let now = app.now();
    let owner = format!("sign-in {account}");
    let account = token::hash(&format!("account {account} {}", device.unwrap_or_default()));
    let source = device.map_or_else(|| origin.as_str().to_owned(), str::to_owned);
    let lane = match device {
        Some(_) => None,
        None => Some(attempts.lanes.place().ok_or(Problem::TooMany(2))?),
    };
    let turn = locked(&attempts.turns).take(&account, &source, now).map_err(too_many)?;
    let cost = locked(&attempts.spread).cost(&source, now);
    let paced = match device {
        Some(_) => 0,
        None => {
            locked(&attempts.addresses).take_for(&source, now, (ADDRESS_PATIENCE, cost)).map_err(too_many)?
        }
    };
    let wait = u64::try_from(turn.max(paced)).unwrap_or_default();
    if wait > 0 {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    let _lane = match lane {
        Some(place) => Some(place.enter(paced > 0).await),
        None => None,
    };
    let matches = password::matches(given.to_owned(), hash);
    let is_right = match device {
        // However many devices an account has made known, a thousand sign-ins at once wait for each other alone.
        Some(_) => cpu::computing_for(owner.into(), matches).await?,
        None => matches.await?,
    };
    if is_right {
        locked(&attempts.turns).right(&account, &source);
        locked(&attempts.addresses).give_back_for(&source, cost);
    } else if device.is_none() {
        locked(&attempts.turns).wrong(&account, &source, app.now());
        locked(&attempts.spread).wrong(&source, app.now());
    }
    Ok(is_right)
}

/// An attempt under way. It counts as failed until it is forgiven.
#[derive(Debug)]
pub struct Attempt(String);

/// Begins an attempt that only those can fail who have proved something already, such as the code after a right
/// password: all attempts of the same name count together.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait after too many failures; such a refusal is not a failure of its own.
pub fn begin(app: &App, name: &str) -> Result<Attempt, Problem> {
    let key = token::hash(name);
    let counted = locked(&app.process_memory::<Attempts>().persons).take(&key, app.now());
    counted.map_err(Problem::TooMany)?;
    Ok(Attempt(key))
}

/// Stands for a known device where the code of the second factor came along with the password.
pub const WITH_CODE: &str = "code";

/// A code that came along with a password. It counts as failed until it is forgiven.
#[derive(Debug)]
pub struct WithCode(String);

/// Begins to look at a code of a person that came along with a password; none after too many that led to nothing: then the password
/// waits for its turn, and the code is asked for after it.
pub fn begin_with_code(app: &App, person: &str) -> Option<WithCode> {
    let key = token::hash(&format!("code along {person}"));
    let counted = locked(&app.process_memory::<Attempts>().with_code).take(&key, app.now());
    counted.is_ok().then_some(WithCode(key))
}

/// Code and password were right: the next ones start afresh.
pub fn forgive_code(app: &App, attempt: &WithCode) {
    locked(&app.process_memory::<Attempts>().with_code).forgive(&attempt.0);
}

/// Counts what a network sends under a name, in a table that strangers fill and that protects no person.
fn count_of_network(app: &App, what: &str, origin: &Origin) -> Result<(), Problem> {
    let key = token::hash(&format!("{what} {}", origin.as_str()));
    let counted = locked(&app.process_memory::<Attempts>().strangers).take(&key, app.now());
    counted.map_err(Problem::TooMany)
}

/// The attempt was right: its name starts afresh.
pub fn forgive(app: &App, attempt: &Attempt) {
    locked(&app.process_memory::<Attempts>().persons).forgive(&attempt.0);
}

/// Counts a sign-up of an organisation from a network: after a few within a day each further one has to wait.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait.
pub fn count_sign_up(app: &App, origin: &Origin) -> Result<(), Problem> {
    count_of_network(app, "sign up", origin)
}

/// Counts a request for information from a network: a few at once, and others as time goes by.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait.
pub fn count_request(app: &App, origin: &Origin) -> Result<(), Problem> {
    let attempts = app.process_memory::<Attempts>();
    let turn = locked(&attempts.requests).take(origin.as_str(), app.now(), 0);
    turn.map(|_| ()).map_err(too_many)
}

/// Waits for a network's turn to have the code of a request for information looked at. Wrong ones before it cost time and never
/// make it refused, so no neighbour keeps the owner of a right one out.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds after which the turn comes, when that is too long to be waited for.
pub async fn wait_to_look(app: &App, origin: &Origin) -> Result<(), Problem> {
    let attempts = app.process_memory::<Attempts>();
    let turn = locked(&attempts.looking).take(origin.as_str(), app.now(), LOOKING_PATIENCE);
    let wait = u64::try_from(turn.map_err(too_many)?).unwrap_or_default();
    if wait > 0 {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    Ok(())
}

/// Notes what came of it: a right code gives its own turn back and forgives nothing else; wrong ones are counted.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait, for a wrong one after a few others.
pub fn looked(app: &App, origin: &Origin, was_right: bool) -> Result<(), Problem> {
    if was_right {
        locked(&app.process_memory::<Attempts>().looking).give_back(origin.as_str());
        return Ok(());
    }
    count_of_network(app, "look", origin)
}

/// Forgets what no longer counts: expired sessions and half-finished sign-ins.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(app: &App) -> Result<(), Problem> {
    Ok(store::sweep(app.db(), app.now()).await?)
}

#[cfg(test)]
mod tests {
    use sekber_core::value::Moment;

    use super::*;

    /// Ten thousand networks cost a stranger seconds; the wrong codes of a person count as long as before.
    #[test]
    fn what_strangers_send_forgets_no_wrong_code_of_a_person() {
        let (attempts, now) = (Attempts::default(), Moment(1_700_000_000_000));
        while locked(&attempts.persons).take("code of somebody", now).is_ok() {}
        for network in 0..20_000 {
            let _ = locked(&attempts.strangers).take(&format!("look {network}"), now);
        }
        assert!(locked(&attempts.persons).take("code of somebody", now).is_err());
    }
}
