//! sekber-facts
