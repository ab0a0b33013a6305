//! Numbers counted over a whole district, remembered until the trail grows: every change adds a line to the trail, so
//! as long as its last line is the same the numbers are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::turns::Turns;

/// The most values held; when more are asked for, all are counted anew.
const MOST: usize = 1_000;

/// Values by their question, each with the number of the trail's last line that was read before counting.
pub struct RevisionCache<V> {
    held: Mutex<HashMap<String, (i64, V)>>,
    /// Who counts: one for each question, so that a long answer holds up nobody who asks something else.
    counting: Turns<String>,
}

impl<V> Default for RevisionCache<V> {
    fn default() -> Self {
        Self { held: Mutex::default(), counting: Turns::of(1) }
    }
}

impl<V: Clone> RevisionCache<V> {
    /// What is known, unless the trail has grown beyond it. `line` is the number of the trail's last line now.
    pub fn get(&self, question: &str, line: i64) -> Option<V> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(question).filter(|(known, _)| *known >= line).map(|(_, value)| value.clone())
    }

    /// Keeps a value that was counted after the trail's last line was read to be `line`.
    pub fn put(&self, question: &str, line: i64, value: V) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= MOST && !held.contains_key(question) {
            held.clear();
        }
        match held.get_mut(question) {
            Some(known) if known.0 > line => {}
            Some(known) => *known = (line, value),
            None => {
                held.insert(question.to_owned(), (line, value));
            }
        }
    }

    /// The same for a value that says itself as of which line it is.
    ///
    /// # Errors
    /// Those of `count`.
    pub async fn as_of<E, F>(&self, question: &str, line: i64, count: impl FnOnce() -> F) -> Result<V, E>
    where
        F: Future<Output = Result<(i64, V), E>>,
    {
        if let Some(value) = self.get(question, line) {
            return Ok(value);
        }
        let _turn = self.counting.take(&question.to_owned()).await;
        if let Some(value) = self.get(question, line) {
            return Ok(value);
        }
        let (line, value) = count().await?;
        self.put(question, line, value.clone());
        Ok(value)
    }

    /// What is known, or else what `count` finds. Counting is dear: one counts, the others wait and take its answer.
    ///
    /// # Errors
    /// Those of `count`.
    pub async fn of<E, F>(&self, question: &str, line: i64, count: impl FnOnce() -> F) -> Result<V, E>
    where
        F: Future<Output = Result<V, E>>,
    {
        self.as_of(question, line, || async { Ok((line, count().await?)) }).await
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_longer_trail_makes_it_forget_and_an_older_answer_changes_nothing() {
        let cache = RevisionCache::default();
        cache.put("all", 7, "seven");
        assert_eq!(cache.get("all", 7), Some("seven"));
        assert_eq!(cache.get("all", 6), Some("seven"), "a newer answer serves who read the trail earlier");
        assert_eq!(cache.get("all", 8), None);
        assert_eq!(cache.get("some", 7), None);
        cache.put("all", 5, "five");
        assert_eq!(cache.get("all", 7), Some("seven"));
    }

    #[test]
    fn it_holds_no_more_than_it_should() {
        let cache = RevisionCache::default();
        for question in 0..MOST * 3 {
            cache.put(&question.to_string(), 1, question);
        }
        assert!(cache.held.lock().unwrap().len() <= MOST);
    }

    #[tokio::test]
    async fn a_long_answer_holds_up_no_other_question() {
        let cache = RevisionCache::default();
        let mut long = std::pin::pin!(cache.of("long", 1, std::future::pending::<Result<i32, Infallible>>));
        assert!(futures_util::poll!(&mut long).is_pending());
        let mut short = std::pin::pin!(cache.of("short", 1, || async { Ok::<_, Infallible>(2) }));
        assert_eq!(futures_util::poll!(&mut short), std::task::Poll::Ready(Ok(2)));
    }

    #[tokio::test]
    async fn many_who_ask_at_once_count_once() {
        let (cache, counted) = (RevisionCache::default(), AtomicU32::new(0));
        let ask = || {
            cache.of("all", 3, || async {
                tokio::task::yield_now().await;
                Ok::<_, Infallible>(counted.fetch_add(1, Ordering::Relaxed))
            })
        };
        let answers = futures_util::future::join_all((0..20).map(|_| ask())).await;
        assert!(answers.into_iter().all(|answer| answer == Ok(0)));
        assert_eq!(counted.load(Ordering::Relaxed), 1);
    }
}
