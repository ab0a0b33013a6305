//! All SQL of the room's tables, by what it is about.

pub mod documents;
pub mod letterhead;
pub mod search;
pub mod signatories;

/// What the steps of a fresh district ask: whether the letterhead tells an address, and how many may sign.
pub const FIRST_STEPS: &str = "
     select 'document-first-letterheads' as name, count(*) as value from letterhead where region_code = $1 and address <> ''
     union all
     select 'document-first-signatories', count(*) from signatory where region_code = $1 and ended_at is null";
