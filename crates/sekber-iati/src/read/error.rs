//! Why a file cannot be read.

/// Why a file cannot be read; places are bytes from the beginning, of the text as UTF-8.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes could not be had.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// There is not one element.
    #[error("the file holds no XML")]
    NoXml,
    /// Not well-formed.
    #[error("byte {at}: not well-formed: {why}")]
    Malformed {
        /// Where.
        at: u64,
        /// What is wrong there.
        why: String,
    },
    /// The document defines entities, which this reader refuses.
    #[error("byte {at}: the document defines entities of its own; save it without a document type")]
    Entities {
        /// Where.
        at: u64,
    },
    /// More of something than the limits allow.
    #[error("byte {at}: more than {limit} {what}")]
    TooLarge {
        /// Where.
        at: u64,
        /// What there is too much of.
        what: &'static str,
        /// How much is allowed.
        limit: usize,
    },
    /// The bytes are not in the encoding that the file names.
    #[error("the text is not in the encoding {0} that the file names")]
    Encoding(&'static str),
}

impl ReadError {
    /// Where it is, in bytes from the beginning; none when that is not known.
    pub fn place(&self) -> Option<u64> {
        match self {
            Self::Malformed { at, .. } | Self::Entities { at } | Self::TooLarge { at, .. } => Some(*at),
            Self::Io(_) | Self::NoXml | Self::Encoding(_) => None,
        }
    }

    pub(super) fn early(at: u64) -> Self {
        Self::Malformed { at, why: "the file ends within an activity".to_owned() }
    }

    pub(super) fn from_xml(error: quick_xml::Error, at: u64, limits: &super::Limits) -> Self {
        match error {
            quick_xml::Error::Io(error) => match std::sync::Arc::try_unwrap(error) {
                Ok(error) => Self::from_io(error, at, limits),
                Err(shared) => Self::Io(std::io::Error::new(shared.kind(), shared.to_string())),
            },
            other => Self::Malformed { at, why: other.to_string() },
        }
    }

    fn from_io(error: std::io::Error, at: u64, limits: &super::Limits) -> Self {
        let inner = error.get_ref();
        if let Some(undecodable) = inner.and_then(|inner| inner.downcast_ref::<super::decode::Undecodable>())
        {
            return Self::Encoding(undecodable.0);
        }
        match inner.is_some_and(|inner| inner.is::<super::decode::TooLong>()) {
            true => Self::TooLarge { at, what: "bytes in one tag, text or comment", limit: limits.piece },
            false => Self::Io(error),
        }
    }
}
