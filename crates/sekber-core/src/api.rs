//! What a program that signs in with a token may do.

use crate::coded::coded;

coded! {
    /// How far a token reaches; never further than the person it belongs to.
    Scope, "scope of a token":
    /// Reads what the person may read.
    Read = "read",
    /// Also writes what the person may write.
    Write = "write",
}

impl Scope {
    /// Whether a token of this scope writes.
    pub fn writes(self) -> bool {
        self == Self::Write
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_scope_writes() {
        assert_eq!(Scope::ALL.iter().filter(|scope| scope.writes()).count(), 1);
    }
}
