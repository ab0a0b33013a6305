//! How urgent an invitation is, as letters say it beside *Sifat*.

use sekber_core::coded::coded;

coded! {
    /// How urgent a letter is.
    LetterNature, "nature of a letter":
    /// *Biasa*.
    Usual = "usual",
    /// *Penting*.
    Important = "important",
    /// *Segera*.
    Urgent = "urgent",
    /// *Sangat Segera*.
    VeryUrgent = "very_urgent",
}

crate::text_column!(LetterNature);
