//! Permits that rooms define: a name for the table of routes, and a rule. The kit knows none of them.

use std::fmt;

use super::Actor;
use crate::body::BodyLimit;

/// Whom a room lets in by a rule of its own. Two of one name are the same: names are the rooms' to keep apart, and the table of routes shows them.
#[derive(Clone, Copy)]
pub struct RoomPermit {
    name: &'static str,
    allows: fn(&Actor, bool) -> bool,
    body: BodyLimit,
}

impl RoomPermit {
    /// A permit by its name and its rule, which is told whether the record in the path is the actor's own.
    pub const fn new(name: &'static str, allows: fn(&Actor, bool) -> bool) -> Self {
        Self { name, allows, body: BodyLimit::Form }
    }

    /// The same for routes that take no more than this as a body, unless they say otherwise.
    #[must_use]
    pub const fn takes(self, body: BodyLimit) -> Self {
        Self { body, ..self }
    }

    /// Its name in the table of routes.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// What its routes take as a body.
    pub fn body(self) -> BodyLimit {
        self.body
    }

    /// Whether an actor passes.
    pub fn allows(self, actor: &Actor, own: bool) -> bool {
        (self.allows)(actor, own)
    }
}

impl fmt::Debug for RoomPermit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for RoomPermit {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for RoomPermit {}
