//! What a sheet can hold, how far an import is, and what becomes of each row.

use std::fmt;
use std::str::FromStr;

/// Declares a closed list whose codes are stored and stand in addresses.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item])* $variant),* }

        impl $name {
            /// Every one, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }
        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text).ok_or(UnknownCode)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

/// Why a text is none of the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the known codes")]
pub struct UnknownCode;

codes! {
    /// The records that a sheet holds, one a row.
    Kind {
        /// Government offices.
        Offices = "offices",
        /// Development partners.
        Partners = "partners",
        /// Programmes of either side.
        Programmes = "programmes",
    }
}

codes! {
    /// How far an import is.
    State {
        /// Its sheet is being read.
        Receiving = "receiving",
        /// Another sheet of a file that was handed in: nobody has asked for it yet.
        Waiting = "waiting",
        /// Its rows are being compared.
        Checking = "checking",
        /// It can be looked at and applied.
        Ready = "ready",
        /// It is being written.
        Applying = "applying",
        /// Everything was written.
        Applied = "applied",
        /// It was refused; nothing was written.
        Failed = "failed",
        /// The work on it broke off; nothing was written.
        Interrupted = "interrupted",
        /// It was set aside.
        Discarded = "discarded",
        /// It is being taken back.
        TakingBack = "taking_back",
        /// It was taken back, as far as that could be.
        TakenBack = "taken_back",
    }
}

codes! {
    /// What becomes of a row.
    Outcome {
        /// A record that is new.
        Added = "added",
        /// A record that is there and changes.
        Changed = "changed",
        /// A record that is there and says the same.
        Unchanged = "unchanged",
        /// Something has to be mended first.
        Error = "error",
        /// Not a record: an example, a total, a heading.
        Skipped = "skipped",
    }
}

crate::text_column!(Kind, State, Outcome);

impl Kind {
    /// The field by which a record is named.
    pub fn naming(self) -> &'static str {
        if self == Self::Programmes { "title" } else { "name" }
    }
}

impl State {
    /// Whether the program works on it now.
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Receiving | Self::Checking | Self::Applying | Self::TakingBack)
    }

    /// Whether it can still be changed or applied.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Ready | Self::Failed | Self::Interrupted)
    }
}

/// Where the records of a kind are.
pub fn records(kind: Kind) -> &'static str {
    match kind {
        Kind::Offices => "/offices",
        Kind::Partners => "/partners",
        Kind::Programmes => "/programmes",
    }
}
