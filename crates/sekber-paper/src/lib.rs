//! sekber-paper
