//! What everybody is sent alike: made once, kept packed until something public changes, and never made by so many at a
//! time that the front page has to wait.

use std::sync::{Arc, Mutex, PoisonError};

use sekber_core::value::Moment;

use super::store::trail;
use crate::kit::access::Origin;
use crate::kit::access::rate_limit::RateLimiter;
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::cpu;
use crate::kit::large_files::{LargeFile, Making};
use crate::kit::page::{Kept, XLSX};
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;

/// A making that took longer than this, in milliseconds, is a long one.
const LONG: i64 = 2_000;
/// What took long rests so many times as long before it is made anew, whatever changes meanwhile: no program that asks
/// for it again and again keeps the machine busy.
const RESTS: i64 = 5;

/// What was made, and until when it is sent whatever has changed.
#[derive(Clone)]
struct Made {
    kept: Arc<Kept>,
    rests_until: Moment,
}

/// How far the trail was looked through, and the last line there that may have changed something public.
#[derive(Default)]
struct Looked(Mutex<(i64, i64)>);

/// The number of the trail's last line that may have changed something public. One statement when the trail has grown.
///
/// # Errors
/// When the trail cannot be asked.
pub async fn last_public_line(app: &App) -> Result<i64, Problem> {
    let line = audit::last_line(app).await?;
    let looked = app.memory::<Looked>();
    let (through, last) = *looked.0.lock().unwrap_or_else(PoisonError::into_inner);
    if line == through {
        return Ok(last);
    }
    // A trail that has become shorter was restored: nothing is known of it.
    let (after, known) = if line < through { (0, 0) } else { (through, last) };
    let found = trail::last_seen_change(app.db(), &app.region(), after).await?.unwrap_or(known);
    *looked.0.lock().unwrap_or_else(PoisonError::into_inner) = (line.max(found), found);
    Ok(found)
}

/// What `make` makes, kept packed until something public changes or the day is over. The making goes on when the request is given up, so that
/// what takes longer than a request may is there for the next.
///
/// # Errors
/// Those of `make`, or when the trail cannot be asked.
pub async fn kept<B, F>(
    app: &App,
    (question, kind): (&str, &'static str),
    make: impl FnOnce() -> F + Send + 'static,
) -> Result<Arc<Kept>, Problem>
where
    B: Into<Vec<u8>> + Send + 'static,
    F: Future<Output = Result<B, Problem>> + Send + 'static,
{
    let packed = move || async move {
        let bytes = make().await?.into();
        cpu::run(move || match kind {
            // A workbook is packed in itself.
            XLSX => Kept::once(kind, bytes),
            _ => Kept::packed(kind, bytes),
        })
        .await
    };
    of(app, question, packed).await
}

/// The same for an answer that is packed already.
///
/// # Errors
/// As [`kept`].
pub async fn of<F>(
    app: &App,
    question: &str,
    make: impl FnOnce() -> F + Send + 'static,
) -> Result<Arc<Kept>, Problem>
where
    F: Future<Output = Result<Kept, Problem>> + Send + 'static,
{
    let line = last_public_line(app).await?;
    // Whose time is over depends on the day.
    let question = &format!("{} {question}", app.today());
    let known = app.memory::<RevisionCache<Made>>();
    let resting = || known.get(question, i64::MIN).filter(|made| made.rests_until > app.now());
    if let Some(made) = known.get(question, line).or_else(resting) {
        return Ok(made.kept);
    }
    let (app, question) = (app.clone(), question.to_owned());
    let making = tokio::spawn(async move {
        let making = || async {
            let begun = app.now();
            let kept = Arc::new(make().await?);
            let (now, took) = (app.now(), app.now().0 - begun.0);
            let rest = if took > LONG { took * RESTS } else { 0 };
            Ok::<_, Problem>(Made { kept, rests_until: Moment(now.0 + rest) })
        };
        known.of(&question, line, making).await
    });
    Ok(making.await.map_err(anyhow::Error::from)??.kept)
}

/// Files that somebody has narrowed, which nobody else may want: so many at once from one address, and so many a second for
/// ever.
const NARROWED: (f64, f64) = (30.0, 0.5);

/// Who makes files of their own.
struct Narrowing {
    rates: RateLimiter,
    making: Making,
}

impl Default for Narrowing {
    fn default() -> Self {
        Self { rates: RateLimiter::holding(NARROWED.0, NARROWED.1), making: Making::default() }
    }
}

/// A turn to make a file for one request alone, asked for before anything is read.
///
/// # Errors
/// [`Problem::TooMany`] when the address asks too often, [`Problem::Busy`] when too many wait.
pub async fn turn(app: &App, origin: &Origin) -> Result<LargeFile, Problem> {
    let narrowing = app.process_memory::<Narrowing>();
    if origin.has_address() && !origin.is_loopback() {
        narrowing.rates.take(origin.as_str(), app.now()).map_err(Problem::TooMany)?;
    }
    narrowing.making.begin().await
}
