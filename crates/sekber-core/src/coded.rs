//! One way to write a closed list of choices whose text codes are stored and travel in files.

/// Why a text is not one of the codes of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a known {what}")]
pub struct UnknownCode {
    /// Which list was asked, in plain words.
    pub what: &'static str,
    /// The text that was given.
    pub text: String,
}

/// Declares an enum whose variants have stable text codes: `as_str`, `ALL`, `FromStr`, `Display`, serde. The crate that calls it
/// depends on serde.
#[macro_export]
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($(#[$item:meta])* $variant:ident = $code:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum $name { $($(#[$item])* $variant),* }

        impl $name {
            /// Every choice, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code, as stored and as used in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::coded::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)*
                    _ => Err($crate::coded::UnknownCode { what: $what, text: text.to_owned() }),
                }
            }
        }
        impl TryFrom<String> for $name {
            type Error = $crate::coded::UnknownCode;
            fn try_from(text: String) -> Result<Self, Self::Error> { text.parse() }
        }
        impl From<$name> for &'static str {
            fn from(value: $name) -> &'static str { value.as_str() }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}
pub use coded;
