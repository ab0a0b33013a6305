//! What people rule about an edge before the planner decides.

/// What is ruled about an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ruling {
    /// The planner decides.
    #[default]
    Free,
    /// It is in every plan.
    Locked,
    /// It is in no plan.
    Vetoed,
}
