//! Jobs that run in the background: their states, and how long the pause before another attempt is.

use crate::coded::coded;

coded! {
    /// The state of a job.
    State, "state of a job":
    /// It waits for its turn or for its next attempt.
    Queued = "queued",
    /// A process is working on it.
    Running = "running",
    /// Every attempt failed, or the error cannot pass by itself; somebody has to look at it.
    Failed = "failed",
    /// It is done.
    Done = "done",
    /// Somebody cancelled it.
    Cancelled = "cancelled",
}

impl State {
    /// Whether the job is over: nothing happens to it any more and it is deleted after a while.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled)
    }

    /// Whether somebody may have the job tried again.
    pub fn may_be_retried(self) -> bool {
        matches!(self, Self::Failed | Self::Cancelled)
    }

    /// Whether somebody may cancel the job.
    pub fn may_be_cancelled(self) -> bool {
        matches!(self, Self::Queued | Self::Running)
    }
}

/// How often a job is tried, and how long the pauses in between are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retries {
    /// Attempts until the job has failed; at least one is made.
    pub attempts: i64,
    /// Seconds before the second attempt; each further pause is twice as long.
    pub first_pause: i64,
    /// Seconds that no pause exceeds.
    pub longest_pause: i64,
}

impl Retries {
    /// For jobs that say nothing else: five attempts within a quarter of an hour.
    pub const DEFAULT: Self = Self { attempts: 5, first_pause: 60, longest_pause: 60 * 60 };

    /// Seconds to wait after so many failed attempts; `None` when there is no further attempt.
    pub fn pause_after(self, attempts: i64) -> Option<i64> {
        if attempts >= self.attempts {
            return None;
        }
        let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(30);
        Some(self.first_pause.saturating_mul(1 << doublings).min(self.longest_pause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_twice_as_long_up_to_the_longest_and_attempts_end() {
        let retries = Retries { attempts: 6, first_pause: 60, longest_pause: 300 };
        let pauses: Vec<_> = (1..=7).map(|attempts| retries.pause_after(attempts)).collect();
        assert_eq!(pauses, [Some(60), Some(120), Some(240), Some(300), Some(300), None, None]);
    }

    #[test]
    fn no_number_of_attempts_overflows() {
        let retries = Retries { attempts: i64::MAX, first_pause: i64::MAX / 2, longest_pause: i64::MAX };
        for attempts in [i64::MIN + 1, 0, 1, 2, 31, 64, i64::MAX - 1] {
            assert!(retries.pause_after(attempts).is_some_and(|pause| pause > 0));
        }
    }

    #[test]
    fn every_state_has_at_most_one_way_on_by_hand() {
        for state in State::ALL {
            assert!(!(state.may_be_retried() && state.may_be_cancelled()), "{state}");
        }
    }
}
