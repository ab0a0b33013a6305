//! How long the texts of partnerships and agreements may be, and how many belong together: for every door.

/// Most characters of a title.
pub const TITLE: usize = 500;
/// Most characters of a longer text.
pub const TEXT: usize = 10_000;
/// Most characters of a reason or a note.
pub const REASON: usize = 2_000;
/// Most characters of a name, a position or a number.
pub const NAME: usize = 200;
/// Most parties of a partnership.
pub const PARTIES: usize = 30;
/// Most programmes of a partnership.
pub const PROGRAMMES: usize = 50;
/// Most fields of government of an agreement.
pub const FIELDS: usize = 50;
/// Most drafts of papers of a partnership that nobody has signed or given up. A number of them.
pub const DRAFTS: i64 = 50;
/// Most papers of a partnership, whatever became of them, that its organisations begin; the secretariat can still go on.
pub const PAPERS: i64 = 200;
/// Most partnerships that an organisation has accepted and that wait for others.
pub const PROPOSED: i64 = 30;
/// Most partnerships of an organisation that are proposed by hand within [`PROPOSED_SECONDS`]: the others are told of each.
pub const PROPOSED_A_DAY: i64 = 20;
/// Most months from today to the day on which a letter ends a partnership early.
pub const NOTICE_MONTHS: i64 = 6;
/// Days that a step of a road can usually take.
pub const STEP_DAYS: std::ops::RangeInclusive<i64> = 1..=730;
/// Days after the record of an early end in which those who take part can contest it.
pub const CONTEST_DAYS: i64 = 14;
/// A day.
pub const PROPOSED_SECONDS: i64 = 24 * 60 * 60;
