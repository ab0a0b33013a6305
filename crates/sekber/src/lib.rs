//! sekber
