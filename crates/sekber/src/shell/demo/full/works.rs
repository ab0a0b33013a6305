//! What the full demonstration's made-up programmes are about: two kinds of work for each of the district's usual themes, as one finds
//! them in any district. They stand in a file beside this one, a line for each.

use std::sync::LazyLock;

/// A kind of work that many organisations do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// The theme that it is of.
    pub theme: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is done, as the rest of a sentence.
    pub does: &'static str,
    /// Program of the nomenclature that it is of.
    pub program: &'static str,
    /// Code of the office in the record whose duty it is.
    pub office: &'static str,
    /// Goals, separated by spaces.
    pub goals: &'static str,
    /// Whom it is for.
    pub people: &'static str,
}

static WORKS: LazyLock<Vec<Work>> =
    LazyLock::new(|| include_str!("works.txt").lines().filter_map(read).collect());

fn read(line: &'static str) -> Option<Work> {
    let mut cells = line.split('|');
    let mut next = || cells.next();
    Some(Work {
        theme: next()?,
        title: next()?,
        does: next()?,
        program: next()?,
        office: next()?,
        goals: next()?,
        people: next()?,
    })
}

/// The works of a theme.
pub fn of_theme(theme: &str) -> Vec<&'static Work> {
    WORKS.iter().filter(|work| work.theme == theme).collect()
}

/// All works, two by two in the order of the themes' codes.
pub fn all() -> &'static [Work] {
    &WORKS
}
